"""Who can be recognised and whether they agreed is asked where a file comes in, and compared with today when it is shown."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

import pytest
from django.test import Client

from images.consent import ConsentScope, ConsentStatus, People, contradictions, valid, valid_on, why_not
from images.models import Attachment, Picture
from tests.images.acting import GIVEN, add_document, add_picture, refused
from tests.images.files import a_photo, pdf

TODAY = date(2026, 11, 26)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Answers:
    """What somebody answered about one file."""

    people: str = People.CHILDREN
    consent: str = ConsentStatus.GIVEN
    consent_scope: str = ConsentScope.PUBLIC
    consent_expires_on: date | None = TODAY
    consent_kept_at: str = "Administratie, map 2026"


FINE = Answers()
EVERY_ANSWER = [
    Answers(*answers)
    for answers in product(
        ("", *People.values),
        ConsentStatus.values,
        ("", *ConsentScope.values),
        (None, TODAY - DAY, TODAY, TODAY + DAY),
        ("", "map"),
    )
]


def test_the_last_day_counts_and_the_next_does_not() -> None:
    assert valid(FINE, TODAY)
    assert not valid(FINE, TODAY + DAY)


@pytest.mark.parametrize(
    "answers",
    [
        replace(FINE, people=""),
        replace(FINE, consent=ConsentStatus.ASKED),
        replace(FINE, consent=ConsentStatus.WITHDRAWN),
        replace(FINE, consent=ConsentStatus.NOT_NEEDED),
        replace(FINE, consent_scope=ConsentScope.LOGGED_IN),
        replace(FINE, consent_scope=""),
        replace(FINE, consent_kept_at=""),
        replace(FINE, consent_expires_on=None),
        replace(FINE, people=People.NOBODY, consent=ConsentStatus.WITHDRAWN),
    ],
)
def test_one_missing_answer_is_enough_to_keep_it_private(answers: Answers) -> None:
    assert not valid(answers, TODAY)
    assert why_not(answers, TODAY)


def test_adults_may_give_consent_without_an_end() -> None:
    assert valid(replace(FINE, people=People.ADULTS, consent_expires_on=None), TODAY)


def test_what_is_valid_contradicts_nothing_and_has_no_reason_against_it() -> None:
    for answers in EVERY_ANSWER:
        if valid(answers, TODAY):
            assert not contradictions(answers), answers
        assert bool(why_not(answers, TODAY)) != valid(answers, TODAY), answers


@pytest.mark.django_db
def test_the_database_gives_the_same_answer_to_every_combination() -> None:
    pictures = Picture.objects.bulk_create(
        Picture(title=str(number), width=1, height=1, file="private/originals/x.jpg", **vars(answers))
        for number, answers in enumerate(EVERY_ANSWER)
    )
    for day in (TODAY - DAY, TODAY, TODAY + DAY):
        found = set(Picture.objects.filter(valid_on(day)).values_list("title", flat=True))
        assert found == {picture.title for picture in pictures if valid(picture, day)}


def test_an_editor_says_who_is_in_a_photo_and_that_they_agreed(editor: Client) -> None:
    photo = add_picture(editor, **GIVEN)
    assert photo.may_be_public
    assert photo.people == People.CHILDREN


@pytest.mark.parametrize(
    ("field", "answers"),
    [
        ("people", {"people": None}),
        ("description", {"description": ""}),
        ("consent", {"people": "volwassenen", "consent": "niet-nodig"}),
        ("consent", {"people": "niemand", "consent": "gevraagd"}),
        ("consent_scope", {**GIVEN, "consent_scope": ""}),
        ("consent_kept_at", {**GIVEN, "consent_kept_at": ""}),
        ("consent_expires_on", {**GIVEN, "consent_expires_on": ""}),
    ],
)
def test_an_answer_that_is_missing_or_contradicts_another_gets_a_sentence(
    editor: Client, field: str, answers: dict[str, str | None]
) -> None:
    assert set(refused(editor, **answers)) == {field}


def test_an_answer_that_goes_on_to_come_is_kept(editor: Client) -> None:
    photo = add_picture(editor, file=a_photo(), people="kinderen", consent="gevraagd")
    assert (photo.consent, photo.may_be_public) == (ConsentStatus.ASKED, False)


def test_a_document_is_asked_the_same(editor: Client) -> None:
    document = add_document(editor, pdf(), **GIVEN)
    assert Attachment.objects.get() == document
    assert document.may_be_public
