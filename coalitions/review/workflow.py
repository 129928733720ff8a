"""The one workflow of the site, assigned once, at the home page."""

from wagtail.models import Site, Workflow, WorkflowPage, WorkflowTask

from coalitions.models import RegionReviewTask

NAME = "de regiocoördinator"
"""Wagtail says: “Submit to” and then this name."""


def sync_workflow() -> list[str]:
    """Make it, and put Wagtail's own default out of use; returns what was wrong."""
    site = Site.objects.filter(is_default_site=True).first()
    home = site.root_page if site else None
    task = RegionReviewTask.objects.filter(active=True).first() or RegionReviewTask.objects.create(name=NAME)
    workflow = Workflow.objects.filter(workflow_tasks__task=task, active=True).first() or _new(task)
    others = Workflow.objects.filter(active=True).exclude(pk=workflow.pk)
    said = [f"The workflow “{other}” was in use." for other in others]
    for other in others:
        other.deactivate()
    if home is not None and not WorkflowPage.objects.filter(page=home, workflow=workflow).exists():
        WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
        said.append("The review was not assigned to the home page.")
    WorkflowPage.objects.exclude(page=home).delete()
    return said


def _new(task: RegionReviewTask) -> Workflow:
    workflow = Workflow.objects.create(name=NAME)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow
