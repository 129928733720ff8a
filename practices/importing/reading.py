"""From a file to its records, or to a sentence for each record that cannot be used."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from practices.importing.fields import Fields
from practices.importing.problems import Fault, ImportProblem
from practices.importing.records import Record, Slugs, read_record

LONGEST_SENTENCE = 400


def read_file(path: str, slugs: Slugs) -> tuple[Record, ...]:
    """All records of the file; raises ImportProblem when there is anything wrong with one of them."""
    rows = _rows(_json(_text(path), path))
    read = [_read(number, row, slugs) for number, row in enumerate(rows, start=1)]
    records = [record for record in read if isinstance(record, Record)]
    sentences = [sentence for sentence in read if isinstance(sentence, str)]
    sentences += _twice(records)
    if sentences:
        raise ImportProblem(*sentences)
    return tuple(records)


def _text(path: str) -> str:
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportProblem(_("%(file)s is not UTF-8 text.") % {"file": printable(path)}) from error
    except FileNotFoundError as error:
        raise ImportProblem(_("There is no file %(file)s.") % {"file": printable(path)}) from error
    except IsADirectoryError as error:
        raise ImportProblem(_("%(file)s is a folder, not a file.") % {"file": printable(path)}) from error
    except (OSError, ValueError) as error:
        raise ImportProblem(_("%(file)s cannot be read.") % {"file": printable(path)}) from error


def _json(text: str, path: str) -> Any:
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        facts = {"file": printable(path), "line": error.lineno}
        raise ImportProblem(_("%(file)s is not JSON: see line %(line)d.") % facts) from error
    except (ValueError, ArithmeticError, RecursionError) as error:  # a number without end, brackets without end
        raise ImportProblem(_("%(file)s is not JSON that can be used.") % {"file": printable(path)}) from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _rows(data: Any) -> list[Any]:
    rows = data.get("praktijken") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise ImportProblem(_("The file must be an object with a list “praktijken”."))
    return rows


def _read(number: int, row: Any, slugs: Slugs) -> Record | str:
    try:
        return read_record(_fields(row), slugs)
    except Fault as fault:
        return sentence(_label(number, row), fault)


def _fields(row: Any) -> Fields:
    return Fields(Fields.of(row, "praktijken").values)


def _label(number: int, row: Any) -> str:
    """How to find the record: its id, or where it has none its number in the file."""
    given = row.get("id") if isinstance(row, Mapping) else None
    return printable(given) if isinstance(given, str) and given.strip() else _("number %(number)d") % {"number": number}


def sentence(record: str, fault: Fault) -> str:
    """Which record, which field, what is wrong."""
    facts = {"record": record, "field": printable(fault.field), "fault": printable(fault.sentence)}
    return _("Record %(record)s, field “%(field)s”: %(fault)s.") % facts


def _twice(records: list[Record]) -> Iterator[str]:
    for key, times in Counter(record.id for record in records).items():
        if times > 1:
            fault = Fault("id", _("this id stands in the file %(times)d times") % {"times": times})
            yield sentence(printable(key), fault)


def printable(text: str) -> str:
    """What a terminal can show of text from a file."""
    shown = "".join(char if char.isprintable() else "�" for char in text)
    return shown if len(shown) <= LONGEST_SENTENCE else f"{shown[:LONGEST_SENTENCE]}…"
