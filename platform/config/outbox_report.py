"""What became of mail, for editors: among the reports of the admin. `mail` itself knows nothing of Wagtail."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from mail.models import Message, MessageQuerySet

MAY_SEE = "mail.view_message"
NAME = "outbox_report"


class OutboxReport(ReportView):
    """Newest first, never the text: that is between two people. What needs a person stands above all else."""

    page_title = _("Outbox")
    header_icon = "mail"
    index_url_name = NAME
    index_results_url_name = f"{NAME}_results"
    permission_policy = ModelPermissionPolicy(Message)
    any_permission_required = ["view"]
    is_searchable = False
    columns = [
        Column("state", label=_("State"), accessor="state.label"),
        Column("to", label=_("To")),
        Column("subject", label=_("Subject")),
        DateColumn("posted_at", label=_("Written")),
        Column("attempts", label=_("Attempts")),
        Column("last_error", label=_("What the mail server said")),
    ]

    def get_queryset(self) -> MessageQuerySet:
        return Message.objects.most_urgent_first()


class OutboxItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MAY_SEE)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("reports/mail/", OutboxReport.as_view(), name=NAME),
        path("reports/mail/results/", OutboxReport.as_view(results_only=True), name=f"{NAME}_results"),
    ]


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    return OutboxItem(_("Outbox"), reverse(NAME), name="outbox", icon_name="mail", order=1300)
