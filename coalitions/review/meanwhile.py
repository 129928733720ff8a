"""Somebody else saved while this person wrote.

Wagtail refuses that of autosave, but lets who presses the button overwrite in silence: its rule is only asked of
requests for JSON (`EditView.is_out_of_date`, Wagtail 7.4).
"""

from collections.abc import Mapping
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision


def saved_meanwhile(page: Page, sent: Mapping[str, Any], user: Any) -> Revision | None:
    """The newest text by somebody else that whoever sends this form has not seen; None when there is none.

    After it was told, the form is shown with the newest revision as the one that was seen: sending it again then means
    to save anyway.
    """
    seen = str(sent.get("loaded_revision_id", ""))
    if not seen.isdecimal() or sent.get("overwrite_revision_id"):
        return None
    others = page.revisions.filter(pk__gte=int(seen)).exclude(user=user).order_by("-pk")
    newest: Revision | None = others.first()
    if newest is None or (newest.pk == int(seen) and not _is_newer(newest, sent)):
        return None
    return newest


def _is_newer(revision: Revision, sent: Mapping[str, Any]) -> bool:
    """Whether autosave wrote over the very revision that was seen."""
    try:
        seen_at = parse_datetime(str(sent.get("loaded_revision_created_at", "")))
    except ValueError:
        return False
    return seen_at is not None and revision.created_at > seen_at


def meanwhile_sentence(other: Revision) -> str:
    """Who saved when."""
    who = other.user or _("Somebody")
    return _("%(name)s saved this text while you were writing. Yours is still in the form below.") % {"name": who}
