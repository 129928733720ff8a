"""Typed reading of what stands in a record: whatever cannot be used is a Fault about one field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from practices.importing.problems import Fault

LONGEST_ADDRESS = 500
LONGEST_WORDS = 1000  # vocabularies.fields.own_words

_check_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True)
class Span:
    """The numbers a field may hold: from `least` up to `most`, with at most `decimals` decimals."""

    least: int
    most: int
    decimals: int = 0

    def holds(self, value: Any) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            return False
        return self.least <= value <= self.most and round(Decimal(value), self.decimals) == value


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one JSON object; `path` names the object within its record. Null is the same as absent."""

    values: Mapping[str, Any]
    path: str = ""

    @classmethod
    def of(cls, value: Any, path: str) -> "Fields":
        if not isinstance(value, dict):
            raise Fault(path, _("this must be an object with names and values"))
        return cls(value, path)

    def named(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def knows(self, name: str) -> bool:
        return self.values.get(name) is not None

    def text(self, name: str, limit: int) -> str:
        """The text with its white space made even; empty when absent."""
        value = self.values.get(name)
        return "" if value is None else even_text(value, self.named(name), limit)

    def needed(self, name: str, limit: int) -> str:
        text = self.text(name, limit)
        if not text:
            raise Fault(self.named(name), _("this is missing"))
        return text

    def lines(self, name: str, limit: int = LONGEST_WORDS) -> tuple[str, ...]:
        """The texts of a list, each once; together, one on each line, no longer than the field that keeps them."""
        lines = unique(even_text(value, self.named(name), limit) for value in self._list(name))
        if len("\n".join(lines)) > LONGEST_WORDS:
            raise Fault(self.named(name), too_long(LONGEST_WORDS))
        return lines

    def addresses(self, name: str) -> tuple[str, ...]:
        return unique(checked_address(value, self.named(name)) for value in self._list(name))

    def address(self, name: str) -> str:
        return checked_address(self.values[name], self.named(name)) if self.knows(name) else ""

    def parts(self, name: str) -> tuple["Fields", ...]:
        return tuple(Fields.of(value, self.named(name)) for value in self._list(name))

    def part(self, name: str) -> "Fields":
        return Fields.of(self.values[name] if self.knows(name) else {}, self.named(name))

    def _list(self, name: str) -> list[Any]:
        value = self.values.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise Fault(self.named(name), _("this must be a list"))
        return value

    def number(self, name: str, span: Span) -> Decimal | None:
        return checked_number(self.values.get(name), self.named(name), span)

    def pair(self, name: str, span: Span) -> tuple[Decimal | None, Decimal | None]:
        """The lowest and the highest of `[lowest, highest]`, either of which may be null; one number is the lowest."""
        value = self.values.get(name)
        if not isinstance(value, list):
            return self.number(name, span), None
        if len(value) != 2:
            raise Fault(self.named(name), _("this must be one number, or the lowest and the highest"))
        low, high = (checked_number(part, self.named(name), span) for part in value)
        if low is not None and high is not None and high < low:
            raise Fault(self.named(name), _("the highest number is lower than the lowest"))
        return low, high


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order in which they came, without the empty ones."""
    return tuple(dict.fromkeys(value for value in values if value))


def too_long(limit: int) -> str:
    return _("this is longer than %(limit)d characters") % {"limit": limit}


def even_text(value: Any, field: str, limit: int) -> str:
    if not isinstance(value, str):
        raise Fault(field, _("this must be text"))
    # A null byte and half a surrogate pair are valid JSON, and no database stores them.
    if "\0" in value or any("\ud800" <= char <= "\udfff" for char in value):
        raise Fault(field, _("this holds a character that cannot be stored"))
    text = " ".join(value.split())
    if len(text) > limit:
        raise Fault(field, too_long(limit))
    return text


def checked_address(value: Any, field: str) -> str:
    address = even_text(value, field, LONGEST_ADDRESS)
    try:
        _check_address(address)
    except ValidationError as error:
        raise Fault(field, _("“%(address)s” is not a web address") % {"address": address}) from error
    return address


def checked_number(value: Any, field: str, span: Span) -> Decimal | None:
    if value is None:
        return None
    if not span.holds(value):
        raise Fault(field, _out_of(span))
    return Decimal(value)


def _out_of(span: Span) -> str:
    limits = {"least": span.least, "most": span.most, "decimals": span.decimals}
    if span.decimals:
        return _("this must be a number from %(least)d to %(most)d with at most %(decimals)d decimals") % limits
    return _("this must be a whole number from %(least)d to %(most)d") % limits
