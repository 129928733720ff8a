"""Acts that a person tries through the site's own addresses."""

import hashlib
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from bs4 import BeautifulSoup
from django.apps import apps
from django.test import Client

from tests.cast import Cast


class Attempt(NamedTuple):
    """How to try it, and whether it had its effect."""

    do: Callable[[Client], Any]
    done: Callable[[], bool]


Act = Callable[[Cast, Client], Attempt]
"""Sets the scene; the browser is that of somebody who may do everything, to see which forms there are."""
ACTS: dict[str, Act] = {}
# What changes because somebody looks or logs in.
OF_A_VISIT = {"sessions.Session", "wagtailadmin.EditingSession", "wagtailcore.PageSubscription", "search.AskedInWeek"}
SENTENCES = ".messages li, .error-message, .help-critical, .help-warning, main h1, h1, main p"


def act(name: str) -> Callable[[Act], Act]:
    """Register an act under the words it has in docs/roles.md."""

    def register(made: Act) -> Act:
        ACTS[name] = made
        return made

    return register


WRITES = re.compile(r'^(INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')


def written(queries: Iterable[dict[str, str]]) -> set[str]:
    """The tables that somebody wrote to, but for those of a visit."""
    of_a_visit = {apps.get_model(label)._meta.db_table for label in OF_A_VISIT}
    found = (WRITES.match(query["sql"]) for query in queries)
    return {match[2] for match in found if match} - of_a_visit


def everything() -> str:
    """A hash of all rows but those of a visit."""
    whole = hashlib.sha256()
    for model in apps.get_models():
        if model._meta.label in OF_A_VISIT or not model._meta.managed or model._meta.proxy:
            continue
        left_out = {"last_login"}
        names = [field.attname for field in model._meta.concrete_fields if field.name not in left_out]
        whole.update(repr([model._meta.label, *model._base_manager.order_by("pk").values_list(*names)]).encode())
    return whole.hexdigest()


def sentence(response: Any) -> str:
    """What the person was told."""
    page = BeautifulSoup(response.text, "html.parser")
    return " ".join(" ".join(tag.text.split()) for tag in page.select(SENTENCES)).strip()
