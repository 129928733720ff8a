"""For national editors: what readers said of compiled pages."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from coalitions.authority.people import is_national_editor
from coalitions.incoming import reports
from coalitions.incoming.decided_admin import MOST_DECIDED, DecidingView
from coalitions.models import Report, ReportState


class ReportsView(DecidingView):
    """“Klopt niet / weghalen”: hide with one click, or say what was done."""

    template_name = "coalitions/admin/reports.html"
    page_title = _("Reports of readers")
    header_icon = "warning"
    url_name = "coalitions_reports"
    doors: ClassVar[Any] = {
        "verbergen": (
            lambda row, user, _said: reports.hide(row, user),
            _("Hidden. Nobody can find the page any more."),
        ),
        "terug": (lambda row, user, _said: reports.show_again(row, user), _("The page is public again.")),
        "afgehandeld": (reports.handle, _("Handled.")),
    }

    @staticmethod
    def is_for(user: Any) -> bool:
        return is_national_editor(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Report.objects.select_related("page", "closed_by")
        closed = rows.exclude(state=ReportState.OPEN).order_by("-closed_at", "-pk")
        return super().get_context_data(
            open=rows.filter(state=ReportState.OPEN).order_by("reported_at", "pk"),
            closed=closed[:MOST_DECIDED],
            **kwargs,
        )
