"""The page of the worklist."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from coalitions.authority.people import coordinates_somewhere
from coalitions.refusal import Refused
from desk.worklist import taking, weekly
from desk.worklist.asked import Asked, asked
from desk.worklist.gaps import Gaps, gaps
from desk.worklist.kinds import STEPS, Kind
from desk.worklist.listing import Worklist, worklist
from desk.worklist.rows import Found, Item
from desk.worklist.steps import item
from desk.worklist.whose import places_of
from foundation.admin_pages import AdminPage

MOST_ROWS = 100
"""Rows on one page of the list."""


@dataclass(frozen=True)
class Part:
    """The rows of one kind. Each row: what it says, who is on it, and whether that is who looks."""

    kind: Kind
    sentence: Any
    total: int
    rows: Sequence[tuple[Item, Any, bool]]


class WorklistView(AdminPage):
    """Everything that waits for a coordinator, each with its one next step."""

    template_name = "desk/admin/worklist.html"
    page_title = gettext_lazy("Worklist")
    header_icon = "tasks"
    asked: Asked
    listed: Worklist

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not coordinates_somewhere(request.user):
            raise PermissionDenied
        self.now = timezone.now()
        self.asked = asked(request.GET.dict(), places_of(request.user))
        self.listed = worklist(self.asked.paths, self.now)
        if not self.asked.understood:
            messages.warning(request, _("Part of what you asked is not there, or not yours. You see the rest."))
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        said = request.POST
        key, user = said.get("sleutel", ""), request.user
        try:
            match said.get("doen"):
                case "oppakken":
                    taking.take(self.listed, key, user, self.now)
                case "loslaten":
                    taking.put_back(key, user)
                case "uitstellen":
                    taking.snooze(self.listed, key, user, self.now, said.get("tot", ""), said.get("reden", ""))
                case "terughalen":
                    taking.bring_back(self.listed, key)
                case "mail":
                    weekly.choose(user, wanted="wekelijks" in said)
                case _:
                    raise Refused(_("That is not something you can do here."))
        except Refused as refusal:
            return self.refuse(str(refusal))
        messages.success(request, DONE[said["doen"]])
        return redirect(request.get_full_path())

    def refuse(self, sentence: str) -> HttpResponse:
        """What was typed stays with its row."""
        messages.error(self.request, sentence)
        return self.render_to_response(self.get_context_data(said=self.request.POST))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counts, chosen = self.listed.counts, self.asked
        total = counts.get(chosen.kind, 0) if chosen.kind else sum(counts.values())
        pages = max(1, -(-total // MOST_ROWS))
        page = min(chosen.page, pages)
        today = timezone.localdate(self.now)
        return super().get_context_data(
            asked=chosen,
            kinds=[(kind, counts.get(kind, 0)) for kind in Kind if counts.get(kind) or kind == chosen.kind],
            parts=self.parts(self.listed.rows((page - 1) * MOST_ROWS, page * MOST_ROWS, chosen.kind), counts),
            put_off=[(self.item(found), row) for found, row in self.listed.put_off()],
            total=total,
            page=page,
            pages=pages,
            gaps=self.gaps(),
            first_day=today + timedelta(days=1),
            last_day=today + taking.LONGEST,
            weekly=weekly.wants_mail(self.request.user),
            **kwargs,
        )

    def parts(self, found: Sequence[Found], counts: Mapping[Kind, int]) -> list[Part]:
        takers, user = taking.takers(found), self.request.user
        return [
            Part(
                kind,
                STEPS[kind][1],
                counts.get(kind, 0),
                [(self.item(row), takers.get(row.key), takers.get(row.key) == user) for row in rows],
            )
            for kind, rows in groupby(found, key=lambda row: row.kind)
        ]

    def item(self, found: Found) -> Item:
        return item(found, self.asked.places, self.request.user)

    def gaps(self) -> Gaps | None:
        """Only where somebody could fill them."""
        return gaps(self.asked.region_paths) if self.asked.coalitions else None


DONE: Mapping[str, Any] = {
    "oppakken": gettext_lazy("You are on it; your colleagues see that."),
    "loslaten": gettext_lazy("Put back. Somebody else can take it up."),
    "uitstellen": gettext_lazy("Put off. It comes back on that day."),
    "terughalen": gettext_lazy("It stands in the list again."),
    "mail": gettext_lazy("Noted."),
}
