"""The words we start with come in once, and never over what an editor did."""

from vocabularies.loading import load
from vocabularies.models import Area, Domain, Term, Vocabulary


def test_loading_again_adds_nothing(words: None) -> None:
    before = (Term.objects.count(), Area.objects.count(), Domain.objects.count())
    assert load() == 0
    assert (Term.objects.count(), Area.objects.count(), Domain.objects.count()) == before


def test_every_vocabulary_and_the_six_domains_are_there(words: None) -> None:
    assert set(Term.objects.values_list("vocabulary", flat=True)) == set(Vocabulary.values)
    domains = {"sport", "cultuur", "cognitief", "sociaal", "zelf", "wereld"}
    assert set(Domain.objects.values_list("slug", flat=True)) == domains
    for word in (*Term.objects.all(), *Area.objects.all()):
        word.full_clean()


def test_what_an_editor_did_stays(words: None) -> None:
    po = Term.objects.get(vocabulary="sector", slug="po")
    po.name, po.order, po.hidden = "Basisschool", 99, True
    po.save()
    havo = Term.objects.get(vocabulary="sector", slug="havo")
    havo.parent, havo.merged_into = None, Term.objects.get(vocabulary="sector", slug="vwo")
    havo.save()
    dans = Term.objects.get(vocabulary="activiteit", slug="dans")
    dans.domains.clear()
    Area.objects.filter(slug="saba").update(name="Saba (eiland)", order=1)
    Domain.objects.filter(slug="zelf").update(name="Jezelf leren kennen")
    load()
    for word in (po, havo):
        kept = Term.objects.get(pk=word.pk)
        for field in ("name", "order", "hidden", "parent_id", "merged_into_id"):
            assert getattr(kept, field) == getattr(word, field)
    assert not dans.domains.exists()
    assert Area.objects.get(slug="saba").name == "Saba (eiland)"
    assert Domain.objects.get(slug="zelf").name == "Jezelf leren kennen"


def test_what_is_missing_comes_back(words: None) -> None:
    Term.objects.filter(vocabulary="tijdstip", slug="avond").delete()
    assert load() == 1
    assert Term.objects.get(vocabulary="tijdstip", slug="avond").name
