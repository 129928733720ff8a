"""Text without the signs that XML and calendars cannot hold; they come along with what is pasted."""

import re

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def printable(text: str) -> str:
    """The same text, with a space for each sign that is none."""
    return CONTROL.sub(" ", text)
