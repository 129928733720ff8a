"""The Dutch catalogue holds every message of our sources, and nothing that nobody asks for."""

import re

import pytest
from django.utils import translation

from install import messages
from tests.catalogue import Recorder, listening, sentence

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")


@pytest.fixture(scope="module")
def catalogue():
    return messages.read()


@pytest.fixture(scope="module")
def asked():
    return messages.asked()


def placeholders(text):
    return sorted(found.group() for found in PLACEHOLDER.finditer(text))


def test_every_message_of_our_sources_has_dutch(catalogue, asked):
    missing = [
        f"{place}: {message.singular}"
        for message, place in asked.items()
        if not messages.has_dutch(catalogue.get(message.singular, message.context))
    ]
    assert not missing, "without Dutch:\n" + "\n".join(missing)


def test_the_catalogue_holds_nothing_that_nobody_asks_for(catalogue, asked):
    orphans = [message.id for message in messages.orphans(catalogue, set(asked))]
    assert not orphans, f"remove with make messages: {orphans}"


def test_a_plural_in_the_source_is_a_plural_in_the_catalogue(catalogue, asked):
    with_plural = {(message.singular, message.context) for message in asked if message.plural}
    for message in asked:
        entry = catalogue.get(message.singular, message.context)
        # The same word may also be asked without a plural; the entry that has one answers both.
        wanted = (message.singular, message.context) in with_plural
        assert entry is None or wanted == entry.pluralizable, message.singular


def test_the_dutch_uses_the_placeholders_of_the_message(catalogue):
    for message in catalogue:
        if not message.id:
            continue
        # "one practice" may leave the number out, in English as in Dutch: the plural form names them all.
        source = message.id if isinstance(message.id, str) else message.id[-1]
        wanted = placeholders(source)
        *others, last = messages.forms_of(message)
        assert placeholders(last) == wanted, source
        assert all(set(placeholders(form)) <= set(wanted) for form in others), source


def test_a_message_without_dutch_is_heard():
    recorder = Recorder()
    with listening(recorder):
        with translation.override("nl"):
            assert translation.gettext("No Dutch for this one") == "No Dutch for this one"
            assert translation.ngettext("No Dutch for %d", "Nor for %d", 2) == "Nor for %d"
            assert translation.pgettext("context", "Nor here") == "Nor here"
            assert translation.gettext("Yes") == "Ja"
        with translation.override("en"):
            translation.gettext("English needs none")
    assert set(recorder.heard) == {"No Dutch for this one", "No Dutch for %d", "context\x04Nor here"}
    assert "test_a_message_without_dutch_is_heard" in recorder.heard["No Dutch for this one"]
    assert "'No Dutch for this one'" in sentence(recorder.heard)
