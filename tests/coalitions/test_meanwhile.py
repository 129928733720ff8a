"""Two people in one text: whoever saves second is told, and keeps every word."""

import pytest
from bs4 import BeautifulSoup

from practices.models import PracticePage
from tests.cast import a_practice, rewrite


@pytest.fixture
def page(cast):
    return a_practice(cast.overvecht, cast.amina)


def filled_in(client, page, **changes):
    """What the form sends, from the fields as a browser shows them."""
    form = BeautifulSoup(client.get(f"/beheer/pages/{page.pk}/edit/").content, "html.parser").select_one(
        "form[data-edit-form]"
    )
    return {**sent_by(form), **changes}


def sent_by(form):
    sent = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        if control.get("type") in ("submit", "button") or "__prefix__" in control["name"]:
            continue
        if control.get("type") in ("checkbox", "radio") and not control.has_attr("checked"):
            continue
        if control.name == "select":
            values = [option["value"] for option in control.select("option[selected]")]
        else:
            values = [control.get_text().removeprefix("\n") if control.name == "textarea" else control.get("value", "")]
        sent.setdefault(control["name"], []).extend(values)
    # The story is built by a script; this one is empty.
    return {name: values for name, values in sent.items() if values} | {"story-count": ["0"]}


def save(client, page, sent):
    answer = client.post(f"/beheer/pages/{page.pk}/edit/", sent)
    return answer, BeautifulSoup(answer.content, "html.parser")


def newest(page):
    return PracticePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_the_second_one_is_told_keeps_everything_and_may_save_anyway(cast, page, browser_of):
    badr = browser_of("badr")
    sent = filled_in(badr, page, summary="De tekst van Badr.")
    rewrite(page, cast.amina, "De tekst van Amina.")
    answer, shown = save(badr, page, sent)
    assert answer.status_code == 200
    assert "Amina heeft deze tekst opgeslagen terwijl u schreef" in shown.select_one(".messages").get_text()
    assert "/revisions/compare/" in shown.select_one(".messages a")["href"]
    assert shown.select_one("#id_summary").get_text().strip() == "De tekst van Badr."
    assert newest(page).summary == "De tekst van Amina."
    answer, shown = save(badr, page, sent_by(shown.select_one("form[data-edit-form]")))
    assert answer.status_code == 302
    assert newest(page).summary == "De tekst van Badr."
    assert [revision.content["summary"] for revision in page.revisions.order_by("pk")][-2:] == [
        "De tekst van Amina.",
        "De tekst van Badr.",
    ]


def test_writing_over_one_revision_is_seen_too(cast, page, browser_of):
    badr = browser_of("badr")
    draft = rewrite(page, cast.amina, "Eerste woorden.").get_latest_revision_as_object()
    sent = filled_in(badr, page, summary="De tekst van Badr.")
    draft.summary = "Meer woorden."
    draft.save_revision(user=cast.amina, overwrite_revision=draft.latest_revision)
    answer, _shown = save(badr, page, sent)
    assert answer.status_code == 200
    assert newest(page).summary == "Meer woorden."


def test_ones_own_other_window_and_saving_alone_say_nothing(cast, page, browser_of):
    amina = browser_of("amina")
    sent = filled_in(amina, page, summary="Tweede venster.")
    rewrite(page, cast.amina, "Eerste venster.")
    assert save(amina, page, sent)[0].status_code == 302
    assert newest(page).summary == "Tweede venster."


@pytest.mark.parametrize(("field", "value"), [("title", "a" * 5000), ("summary", "b" * 5000)])
def test_five_thousand_characters_get_a_sentence_and_stay(page, browser_of, field, value):
    amina = browser_of("amina")
    answer, shown = save(amina, page, filled_in(amina, page, **{field: value}))
    assert answer.status_code == 200
    assert "tekens" in shown.select_one(f".w-field:has(#id_{field}) .error-message").get_text()
    control = shown.select_one(f"#id_{field}")
    assert (control.get("value") or control.get_text()).strip() == value
    assert getattr(newest(page), field) != value
