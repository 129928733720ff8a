"""The people of a meeting as a file, for whoever stands at the door."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from events.admin_pages import event_of
from events.models import EventPage, SignUp, Stage
from foundation.spreadsheets import CSV, ODS, Lines, as_csv, as_ods, download

LISTED = (Stage.CONFIRMED, Stage.OFFERED, Stage.WAITING)
CAME = {True: "ja", False: "nee", None: ""}


def lines(event: EventPage) -> Lines:
    """A row for everybody who comes or waits, with a column for each question."""
    rows = sorted(event.sign_ups.filter(stage__in=LISTED), key=lambda row: (LISTED.index(Stage(row.stage)), row.pk))
    asked = list(dict.fromkeys(question for row in rows for question, _answer in row.answers))
    who = [_("Name"), _("Organisation"), _("Role"), _("E-mail address")]
    head = [*who, _("Stage"), _("Was there"), _("Diet and access")]
    return [[*head, *asked], *([*_facts(row), *_answers(row, asked)] for row in rows)]


def _facts(row: SignUp) -> list[str]:
    came = CAME[row.came]
    return [row.name, row.organisation, row.role, row.email, str(row.get_stage_display()), came, row.needs]


def _answers(row: SignUp, asked: list[str]) -> list[str]:
    given: dict[str, str] = dict(row.answers)
    return [given.get(question, "") for question in asked]


def guest_list(request: HttpRequest, page_id: int, ending: str) -> HttpResponse:
    """CSV or ODS."""
    event = event_of(request, page_id)
    write: dict[str, tuple[str, Callable[[Lines], bytes]]] = {
        "csv": (CSV, as_csv),
        "ods": (ODS, lambda table: as_ods(table, event.title, _("People"))),
    }
    kind, make = write[ending]
    return download(make(lines(event)), kind, f"{event.slug}-deelnemers.{ending}")
