"""What the form says is missing."""

from bs4 import BeautifulSoup
from django.db.models import ManyToManyField
from taggit.managers import TaggableManager

from practices.completeness import REQUIRED, completeness_of
from practices.models import Edition, PracticePage
from tests.cast import a_practice

WAGTAILS_OWN = {"slug", "path", "depth", "content_type", "locale", "translation_key"}


def test_what_is_required_is_what_the_model_does_not_let_be_empty():
    fields = [field for field in PracticePage._meta.get_fields() if not getattr(field, "auto_created", False)]
    written = [field for field in fields if getattr(field, "editable", True) or isinstance(field, TaggableManager)]
    needed = {field.name for field in written if not getattr(field, "blank", True) and not field.has_default()} | {
        field.name for field in written if isinstance(field, ManyToManyField | TaggableManager) and not field.blank
    }
    assert needed - WAGTAILS_OWN == set(REQUIRED)


def test_an_empty_practice_needs_everything():
    meter = completeness_of(PracticePage())
    assert meter.filled == 0
    assert {part.field for part in meter.needed} == set(REQUIRED)


def test_a_full_one_may_be_sent_in_and_hears_what_would_help(cast):
    page = a_practice(cast.overvecht, cast.amina).get_latest_revision_as_object()
    meter = completeness_of(page)
    assert meter.needed == []
    assert page.lacks() == []
    assert "kosten" in [str(part.label) for part in meter.helpful]
    page.editions = [Edition(year=2024, cost_words="Niets"), Edition(year=2025, pupils=3)]
    labels = [str(part.label) for part in completeness_of(page).helpful]
    assert "kosten" in labels  # the newest year does not say them
    assert "wat er dit jaar veranderde" in labels
    assert "omvang: uren of leerlingen" not in labels


def test_of_a_compiled_page_nobody_asks_pitfalls():
    page = PracticePage(compiled=True)
    assert "pitfalls" not in {part.field for part in completeness_of(page).needed}


def test_the_meter_comes_with_the_form_and_again_after_saving(cast, browser_of):
    page = a_practice(cast.overvecht, cast.amina)
    form = browser_of("amina").get(f"/beheer/pages/{page.pk}/edit/")
    assert "8 van 16" in BeautifulSoup(form.content, "html.parser").select_one("[data-meter]").get_text()
    draft = page.get_latest_revision_as_object()
    draft.pitfalls = ""
    draft.save_revision(clean=False)
    again = browser_of("badr").get(f"/beheer/praktijk/{page.pk}/volledig/").content.decode()
    assert "7 van 16" in again
    assert "valkuilen, en wat we anders zouden doen." in again
    for name, status in (("dewi", 302), ("fenna", 302)):
        assert browser_of(name).get(f"/beheer/praktijk/{page.pk}/volledig/").status_code == status
