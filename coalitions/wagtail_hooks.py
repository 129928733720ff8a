"""What coalitions add to Wagtail's admin."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem, CancelWorkflowMenuItem, RestartWorkflowMenuItem

from coalitions.claims_admin import ClaimsView
from coalitions.decided_admin import ForWhomItIs
from coalitions.reports_admin import ReportsView
from coalitions.review_admin import ReviewView
from coalitions.reviewed import ReviewedPage
from coalitions.stages import IN_REVIEW, standing


@hooks.register("register_admin_urls")
def review_urls() -> list[URLPattern]:
    return [
        path("beoordelen/<int:page_id>/", ReviewView.as_view(), name="coalitions_review"),
        path("meldingen/", ReportsView.as_view(), name="coalitions_reports"),
        path("claims/", ClaimsView.as_view(), name="coalitions_claims"),
    ]


@hooks.register("register_admin_menu_item")
def reports_item() -> ForWhomItIs:
    return ForWhomItIs(ReportsView, reverse("coalitions_reports"), order=270)


@hooks.register("register_admin_menu_item")
def claims_item() -> ForWhomItIs:
    return ForWhomItIs(ClaimsView, reverse("coalitions_claims"), order=271)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action("kansrijk.handed_back", _("Ask the coalition's yes"), _("Corrected; asked for a yes"))
    actions.register_action("kansrijk.claimed", _("Claim"), _("Claimed by a coalition"))
    actions.register_action("kansrijk.claim_accepted", _("Accept a claim"), _("Went to the coalition that claimed it"))
    actions.register_action("kansrijk.claim_declined", _("Decline a claim"), _("A claim was declined"))
    actions.register_action("kansrijk.reported", _("Report"), _("A reader reported this page"))
    actions.register_action("kansrijk.report_hidden", _("Hide after a report"), _("Hidden after a report of a reader"))
    actions.register_action("kansrijk.report_undone", _("Show again"), _("Shown again after it was hidden"))
    actions.register_action("kansrijk.report_handled", _("Handle a report"), _("A report of a reader was handled"))


class ReviewMenuItem(ActionMenuItem):
    """Leads from the editor to the page where a text is judged."""

    name = "action-review"
    label = _("Review this text")
    icon_name = "glasses"

    def is_shown(self, context: dict[str, Any]) -> bool:
        page = context.get("page")
        return context["view"] == "edit" and isinstance(page, ReviewedPage) and standing(page).stage in IN_REVIEW

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("coalitions_review", args=[context["page"].pk])


@hooks.register("register_page_action_menu_item")
def review_item() -> ActionMenuItem:
    return ReviewMenuItem(order=5)


@hooks.register("construct_page_action_menu")
def one_door(items: list[ActionMenuItem], request: Any, context: dict[str, Any]) -> None:
    """Starting a review anew or ending it is done where it is judged, with its rules and its words."""
    items[:] = [item for item in items if not isinstance(item, CancelWorkflowMenuItem | RestartWorkflowMenuItem)]
