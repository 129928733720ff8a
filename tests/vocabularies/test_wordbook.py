"""Merged words are read as what they became; circles end."""

from vocabularies.models import Area, Term, Vocabulary
from vocabularies.wordbook import Wordbook


def sector(slug: str) -> Term:
    return Term.objects.get(vocabulary="sector", slug=slug)


def change(slug: str, **links: str | None) -> None:
    Term.objects.filter(pk=sector(slug).pk).update(**{name: other and sector(other) for name, other in links.items()})


def slugs(*of: str) -> set[str]:
    return Wordbook.read().term_slugs(sector(slug).pk for slug in of)


def test_a_term_counts_for_all_it_belongs_to(words: None) -> None:
    assert slugs("vmbo") == {"vmbo", "vo"}
    assert slugs("vmbo", "po") == {"vmbo", "vo", "po"}
    change("vo", parent="mbo")
    assert slugs("vmbo") == {"vmbo", "vo", "mbo"}


def test_a_merged_term_is_what_it_became(words: None) -> None:
    change("havo", merged_into="vwo")
    change("vwo", merged_into="mbo")
    book = Wordbook.read()
    assert slugs("havo") == slugs("mbo") == {"mbo"}
    assert book.current_slug(Vocabulary.SECTOR, "havo") == "mbo"
    assert book.current_slug(Vocabulary.SECTOR, "onzin") is None
    assert [term.slug for term in book.named([sector("havo").pk, sector("mbo").pk])] == ["mbo"]
    assert not {"havo", "vwo"} & {word.slug for word in book.vocabulary(Vocabulary.SECTOR)}


def test_what_lies_under_a_merged_term_lies_under_what_it_became(words: None) -> None:
    change("vo", merged_into="mbo")
    assert slugs("vmbo") == {"vmbo", "mbo"}
    rows = Wordbook.read().vocabulary(Vocabulary.SECTOR)
    assert [word.parent for word in rows if word.slug == "vmbo"] == ["mbo"]
    assert [word.slug for word in rows].index("vmbo") > [word.slug for word in rows].index("mbo")


def test_circles_end(words: None) -> None:
    change("havo", merged_into="vwo")
    change("vwo", merged_into="havo")
    change("po", merged_into="po")
    change("sbo", parent="so")
    change("so", parent="sbo")
    book = Wordbook.read()
    for slug in ("havo", "vwo", "po", "sbo", "so"):
        assert book.term_slugs([sector(slug).pk])
        assert book.current_slug(Vocabulary.SECTOR, slug)
    assert len(book.vocabulary(Vocabulary.SECTOR)) == len({word.slug for word in book.vocabulary(Vocabulary.SECTOR)})


def test_a_term_in_a_circle_of_parents_is_still_offered(words: None) -> None:
    change("sbo", parent="so")
    change("so", parent="sbo")
    assert {"sbo", "so"} <= {word.slug for word in Wordbook.read().vocabulary(Vocabulary.SECTOR)}


def test_a_grandchild_is_offered_once(words: None) -> None:
    change("vo", parent="mbo")
    rows = [word.slug for word in Wordbook.read().vocabulary(Vocabulary.SECTOR)]
    assert sorted(rows) == sorted(set(rows))
    assert rows.count("vmbo") == 1


def test_a_hidden_term_is_there_and_not_offered(words: None) -> None:
    Term.objects.filter(pk=sector("mbo").pk).update(hidden=True)
    book = Wordbook.read()
    assert [word.offered for word in book.vocabulary(Vocabulary.SECTOR) if word.slug == "mbo"] == [False]
    assert book.current_slug(Vocabulary.SECTOR, "mbo") == "mbo"


def test_a_municipality_counts_for_its_province(words: None) -> None:
    book = Wordbook.read()
    area = Area.objects.get(slug="gemeente-utrecht")
    assert book.area_slugs([area.pk]) == {"gemeente-utrecht", "utrecht"}
    assert book.places([area.pk, Area.objects.get(slug="saba").pk]) == "Saba, Utrecht"


def test_reading_all_words_takes_three_queries(words: None, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(3):  # type: ignore[operator]
        book = Wordbook.read()
        for vocabulary in Vocabulary:
            book.vocabulary(vocabulary)
        assert book.area_words
        assert book.domain_words
        book.term_slugs(book.terms)
