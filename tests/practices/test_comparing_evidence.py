"""What is known stands apart in a comparison: in words, beside each other, and in no order."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils.timezone import localdate

from evidence.loading import load, the_library
from evidence.models import Recognition, RecognitionLevel, Register, Relation
from home.models import HomePage
from practices.models import Measurement, PracticePage
from tests.evidence.sources import a_source
from tests.practices.comparing import address, opened, rows
from vocabularies.models import Term


def known_of(practice: PracticePage, home: HomePage, days: int) -> None:
    load()
    source = a_source(the_library(home), title="Muziek en taal")
    Relation.objects.create(practice=practice, source=source, kind="gedeeltelijk", why="Ook zingen.")
    Recognition.objects.create(
        practice=practice,
        register=Register.objects.first(),
        level=RecognitionLevel.objects.get(term__slug="goed-onderbouwd"),
        recognised_on=localdate() - timedelta(days=1000),
        expires_on=localdate() + timedelta(days=days),
    )
    kind = Term.objects.get(vocabulary="meting", slug="tellen")
    Measurement(practice=practice, kind=kind, what="Wie er komt", outcome="geen-verschil").save()


def test_what_is_known_is_shown_of_each_and_missing_of_the_other(
    client: Client, home: HomePage, four: list[PracticePage]
) -> None:
    known_of(four[0], home, days=0)
    page = opened(client, address(*four[:2]))
    table = {label.removesuffix(" verschilt"): cells for label, cells in rows(page).items()}
    assert table["Erkenning van de aanpak"] == [
        f"{Register.objects.first()}: Goed onderbouwd (verlopen)",
        "niet bekend",
    ]
    assert table["Bronnen over de aanpak"] == ["Muziek en taal (een deel van de aanpak)", "niet bekend"]
    assert table["Eigen meting"] == ["Deelname geteld: Wie er komt", "niet bekend"]
    assert table["Wat eruit kwam"] == ["Geen verschil gevonden", "niet bekend"]
    assert "Wat er bekend is" in page.get_text()


def test_it_costs_one_question_more_whatever_there_is(
    client: Client, home: HomePage, four: list[PracticePage], django_assert_max_num_queries: Any
) -> None:
    known_of(four[0], home, days=100)
    client.get(address(*four))
    with django_assert_max_num_queries(10):
        client.get(address(*four))


def test_a_source_that_was_withdrawn_is_not_named(client: Client, home: HomePage, four: list[PracticePage]) -> None:
    known_of(four[0], home, days=100)
    Relation.objects.get().source.unpublish()
    assert "Muziek en taal" not in opened(client, address(*four[:2])).get_text()
