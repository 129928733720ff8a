"""Listens to every translation during the tests and keeps what was asked in Dutch and has none.

The recorder stands behind the Dutch catalogue as its fallback: what reaches it, no catalogue knows, neither ours nor
Django's or Wagtail's (ours may hold the Dutch that theirs lacks).
"""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils.translation import trans_real

DUTCH = "nl"
ADD_DJANGO_FALLBACK = trans_real.DjangoTranslation._add_fallback
# Asked in Dutch and never shown: django-filter translates the name of a lookup before it looks up a better word.
NEEDS_NO_DUTCH = frozenset({"exact"})


class Recorder(gettext.NullTranslations):
    """The last in the row of Dutch translations: answers with the message itself and remembers who asked."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: dict[str, str] = {}

    def gettext(self, message: str) -> str:
        self.note(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.note(msgid1)
        return msgid1 if n == 1 else msgid2

    def note(self, message: str) -> None:
        if message.strip() and message not in NEEDS_NO_DUTCH:
            self.heard.setdefault(message, os.environ.get("PYTEST_CURRENT_TEST", "while loading").rpartition(" ")[0])


@contextmanager
def listening(recorder: Recorder) -> Iterator[None]:
    """Meanwhile every Dutch translation that Django makes has this recorder behind it, and no other."""
    before = trans_real.DjangoTranslation._add_fallback

    def add_fallback(self: trans_real.DjangoTranslation, localedirs: Any = None) -> None:
        ADD_DJANGO_FALLBACK(self, localedirs)
        if self.to_language() == DUTCH:
            self.add_fallback(recorder)

    trans_real.DjangoTranslation._add_fallback = add_fallback
    forget_translations()
    yield
    trans_real.DjangoTranslation._add_fallback = before
    forget_translations()


def forget_translations() -> None:
    """Let Django make its translations anew."""
    trans_real._translations.clear()
    trans_real._default = None
    vars(trans_real._active).pop("value", None)


def sentence(missing: dict[str, str]) -> str:
    """What to say at the end of a run in which messages without Dutch were heard."""
    lines = [f"  {message!r}  (first in {test})" for message, test in sorted(missing.items())]
    head = f"{len(missing)} messages were asked in Dutch and have none; add them to the catalogue (make messages):"
    return "\n".join([head, *lines])
