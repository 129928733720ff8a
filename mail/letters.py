"""How a mail is written: a template of plain text, whose first line is the subject."""

import textwrap
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

WIDTH = 76
LONGEST_SUBJECT = 200


@dataclass(frozen=True)
class Letter:
    """A subject of one line, and a text."""

    subject: str
    text: str


def letter(name: str, /, **context: Any) -> Letter:
    """Fill in templates/mail/<name>.txt, in Dutch. `site` in it is the public address, without a slash at the end.

    Nothing is escaped, since it is no HTML. A line of the template is a paragraph or an address of its own.
    """
    template = get_template(f"mail/{name}.txt")
    with translation.override(settings.LANGUAGE_CODE):
        filled: str = template.template.render(  # type: ignore[attr-defined]
            Context({"site": settings.BASE_URL, **context}, autoescape=False)
        )
    subject, _, text = filled.strip().partition("\n")
    return Letter(subject, wrapped(text))


def one_line(text: str) -> str:
    """A subject that can't smuggle in another header, whatever a title holds."""
    return textwrap.shorten(" ".join(text.split()), LONGEST_SUBJECT, placeholder=" …")


def wrapped(text: str) -> str:
    """Lines that a mail reader need not break; addresses stay whole, and at most one line in a row is empty."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        parts = textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
        if parts != [""] or lines[-1:] != [""]:
            lines += parts
    return "\n".join(lines) + "\n"
