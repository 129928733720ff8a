"""Levels and registers are kept by the national editors, and stay as long as a recognition names them."""

from datetime import date

import pytest

from evidence.models import Recognition, RecognitionLevel, Register
from tests.cast import a_practice

LEVELS = "/beheer/erkenning/niveaus/"
REGISTERS = "/beheer/erkenning/registers/"


@pytest.fixture
def recognition(cast, library):
    return Recognition.objects.create(
        practice=a_practice(cast.overvecht, cast.amina),
        register=Register.objects.first(),
        level=RecognitionLevel.objects.first(),
        approach="Muziek op school",
        recognised_on=date(2024, 3, 1),
        link="https://bron.example/",
    )


def test_a_national_editor_changes_how_long_a_level_is_valid(recognition, browser_of):
    level = recognition.level
    address = f"{LEVELS}edit/{level.pk}/"
    answer = browser_of("nadia").post(address, {"term": level.term_id, "number": level.number, "years": 7})
    assert answer.status_code == 302
    level.refresh_from_db()
    assert level.years == 7


def test_what_a_recognition_names_is_not_deleted(recognition, browser_of):
    nadia = browser_of("nadia")
    assert "delete" not in nadia.get(f"{REGISTERS}edit/{recognition.register_id}/").text
    for address in (f"{LEVELS}delete/{recognition.level_id}/", f"{REGISTERS}delete/{recognition.register_id}/"):
        assert nadia.post(address).status_code in {302, 403}
    assert Recognition.objects.filter(pk=recognition.pk).exists()
    assert Register.objects.filter(pk=recognition.register_id).exists()
    assert RecognitionLevel.objects.filter(pk=recognition.level_id).exists()


def test_what_none_names_may_go(library, browser_of):
    register = Register.objects.create(name="Per ongeluk")
    browser_of("nadia").post(f"{REGISTERS}delete/{register.pk}/")
    assert not Register.objects.filter(pk=register.pk).exists()


@pytest.mark.parametrize("who", ["bram", "amina"])
def test_others_do_not_keep_them(library, browser_of, who):
    for address in (LEVELS, REGISTERS):
        assert browser_of(who).get(address).status_code in {302, 403}
