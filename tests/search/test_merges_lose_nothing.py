"""Whatever is merged into whatever: no public page, draft, text in review or scheduled one loses a word."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Revision

from home.models import HomePage
from practices.models import PracticePage
from search.facets import filters, rows
from search.models import Ticket
from search.port import Kind
from tests.search.tree import a_coalition, a_practice, a_region
from vocabularies.models import Term
from vocabularies.wordbook import Wordbook

SLUGS = ("a", "b", "c", "d", "voorstel")
CARRIED = (("a", "b"), ("c", "d", "voorstel"))
STATES = ("public", "draft", "public with a draft", "in review", "scheduled")
MERGES = st.lists(st.tuples(st.sampled_from(SLUGS), st.sampled_from(SLUGS)), max_size=6)


@pytest.fixture
def pages(home: HomePage) -> dict[PracticePage, tuple[str, ...]]:
    """Of each state and each set of words one page, with the words that it carries."""
    for slug in SLUGS:
        Term.objects.create(vocabulary="activiteit", slug=slug, name=slug.upper(), accepted=slug != "voorstel")
    coalition = a_coalition(a_region(home))
    return {made(coalition, state, words): words for state in STATES for words in CARRIED}


def made(coalition: Any, state: str, words: tuple[str, ...]) -> PracticePage:
    public = state.startswith("public")
    before = () if state == "public with a draft" else words
    page = a_practice(coalition, state, activities=before) if public else draft_of(coalition, state)
    page.activities = Term.objects.filter(slug__in=words, vocabulary="activiteit")
    if state == "scheduled":
        page.go_live_at = timezone.now() + timedelta(days=1)
    revision = page.save_revision()
    if state in ("public", "scheduled"):
        revision.publish()
    if state == "in review":
        page.get_workflow().start(page, None)
    return page


def draft_of(coalition: Any, title: str) -> PracticePage:
    page = a_practice(coalition, title)
    page.unpublish()
    return PracticePage.objects.get(pk=page.pk)


def activity(slug: str) -> Term:
    return Term.objects.get(vocabulary="activiteit", slug=slug)


def merge(became: dict[str, str], old: str, new: str) -> None:
    """As the admin does; `became` is what a person would say of it afterwards."""
    term = activity(old)
    term.merged_into = activity(new)
    try:
        term.full_clean()
    except ValidationError:
        assert old in chain(became, new) or new == "voorstel"
        return
    term.save()
    became[old] = new


def chain(became: dict[str, str], slug: str) -> list[str]:
    """The word and all that it became, the last of which survives."""
    return [slug, *(chain(became, became[slug]) if slug in became else ())]


def expected(became: dict[str, str], words: tuple[str, ...]) -> set[str]:
    """What a reader finds: of a proposal nothing until it is merged."""
    return {chain(became, word)[-1] for word in words} - {"voorstel"}


@given(merges=MERGES)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_revision_of_every_page_names_what_survives(
    pages: dict[PracticePage, tuple[str, ...]], merges: list[tuple[str, str]]
) -> None:
    with transaction.atomic():
        became: dict[str, str] = {}
        for old, new in merges:
            merge(became, old, new)
        book = Wordbook.read()
        for page, words in pages.items():
            assert found_in(newest(page), book) == expected(became, words), page.title
        publish_all(pages)
        wanted = {page.pk: expected(became, words) for page, words in pages.items()}
        for slug in SLUGS:
            assert found_by_sql(slug, book) == {pk for pk, slugs in wanted.items() if slug in slugs}
        transaction.set_rollback(True)


def newest(page: PracticePage) -> Revision:
    revision: Revision = PracticePage.objects.get(pk=page.pk).get_latest_revision()
    return revision


def found_in(revision: Revision, book: Wordbook) -> set[str]:
    return {term.slug for term in book.named(revision.content["activities"])}


def publish_all(pages: dict[PracticePage, tuple[str, ...]]) -> None:
    """The worker publishes what is due; an editor all the rest."""
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
        revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
        revision.save()
    call_command("publish_scheduled")
    for page in pages:
        if page.title != "scheduled":
            newest(page).publish()


def found_by_sql(slug: str, book: Wordbook) -> set[int]:
    """The public pages that the filter gives."""
    condition = filters(Kind.PRACTICE, {"activiteit": frozenset({slug})}, book)
    return set(rows(Kind.PRACTICE).filter(condition).values_list("pk", flat=True))


@pytest.mark.parametrize("old", ["a", "voorstel"])
def test_a_merge_writes_a_ticket_for_every_page_that_carries_the_word(
    pages: dict[PracticePage, tuple[str, ...]], old: str
) -> None:
    Ticket.objects.all().delete()
    merge({}, old, "b")
    carrying = {page.pk for page, words in pages.items() if old in words and page.title == "public"}
    assert carrying <= set(Ticket.objects.values_list("page_id", flat=True))
