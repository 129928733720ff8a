"""A reader says that a compiled page is wrong or should go; a national editor hides it with one click, or says what was
done.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from coalitions.incoming.contact import editors
from coalitions.incoming.reasons import a_sentence
from coalitions.models import Report, ReportState
from coalitions.refusal import Refused
from coalitions.review.reviewed import ReviewedPage
from mail.letters import letter
from mail.outbox import post

KEPT = timedelta(days=30)


@transaction.atomic
def report(page: ReviewedPage, wish: str, text: str, email: str) -> Report:
    """Keep it, and tell the editors by mail."""
    row = Report.objects.create(page_id=page.pk, title=page.title, wish=wish, text=text, email=email)
    log(instance=page, action="kansrijk.reported", data={"wish": wish})
    mail = letter("contact/melding", page=page, report=row)
    for editor in editors():
        post(mail, key=f"report:{row.pk}:{editor.pk}", to=editor.email, reply_to=email)
    return row


@transaction.atomic
def hide(report_id: int, user: Any) -> Report:
    """Take the page offline, with the compiled pages below it, and close the report. Raises Refused."""
    row = _open(report_id)
    page = _page(row)
    row.hidden = [_hide(each, user) for each in _with_compiled_below(page)]
    log(instance=page, action="kansrijk.report_hidden", user=user)
    return _close(row, ReportState.HIDDEN, user)


@transaction.atomic
def handle(report_id: int, user: Any, sentence: str) -> Report:
    """Close the report with what was done. Raises Refused."""
    row = _open(report_id)
    row.outcome = a_sentence(sentence, _("Say in a sentence what was done."))
    if row.page:
        log(instance=row.page.specific, action="kansrijk.report_handled", user=user, data={"outcome": row.outcome})
    return _close(row, ReportState.HANDLED, user)


@transaction.atomic
def show_again(report_id: int, user: Any) -> Report:
    """Undo: what was public until it was hidden is public again, and the report is open. Raises Refused."""
    row = Report.objects.select_for_update().get(pk=report_id)
    if row.state != ReportState.HIDDEN:
        raise Refused(_("This page was not hidden by this report."))
    page = _page(row)
    for revision in Revision.objects.filter(pk__in=row.hidden).order_by("object_id"):
        _show(revision, user)
    log(instance=page, action="kansrijk.report_undone", user=user)
    row.hidden = []
    return _close(row, ReportState.OPEN, None)


def forget() -> None:
    """Thirty days after a report was closed, what the reader wrote goes; what was done stays."""
    closed = Report.objects.filter(closed_at__lt=timezone.now() - KEPT)
    closed.exclude(text="", email="").update(text="", email="")


def _open(report_id: int) -> Report:
    row = Report.objects.select_for_update().get(pk=report_id)
    if row.state != ReportState.OPEN:
        raise Refused(_("Somebody else has closed this report already."))
    return row


def _page(row: Report) -> Any:
    if row.page is None:
        raise Refused(_("The page is gone."))
    return row.page.specific


def _with_compiled_below(page: Any) -> list[Any]:
    """What stands below a page that is hidden could not be reached from it any more, and was compiled with it."""
    line = page.get_descendants(inclusive=True).live().specific()
    return [each for each in line if getattr(each, "compiled", False)]


def _hide(page: Any, user: Any) -> int:
    """The id of what was public."""
    revision = page.live_revision or page.save_revision(clean=False)
    UnpublishPageAction(page, user=user).execute()
    return int(revision.pk)


def _show(revision: Revision, user: Any) -> None:
    # No side door: it publishes only what was public when it was hidden, and nothing over what is public now.
    if Page.objects.filter(pk=revision.object_id, live=False).exists():
        PublishPageRevisionAction(revision, user=user).execute(skip_permission_checks=True)


def _close(row: Report, state: ReportState, user: Any) -> Report:
    row.state, row.closed_by = state, user
    row.closed_at = timezone.now() if user else None
    row.save()
    return row
