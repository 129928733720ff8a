"""What the first page shows: counts of what is findable now, and never more than that."""

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.db.models import Count, F
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.readings import reading
from home.models import HomePage
from practices.area_map import AreaMap, area_map
from practices.cards import EXTENDED_DAY, PracticeCard, cards
from practices.coalition_reading import per_area
from practices.models import PracticePage
from search.facets import rows
from search.port import Kind
from vocabularies.models import Domain, Vocabulary
from vocabularies.wordbook import Wordbook

# The words of the ministry's letter of July 2022, with the search that each stands for.
ENTRIES = (
    (gettext_lazy("sport"), "ontwikkelgebied=sport"),
    (gettext_lazy("culture"), "ontwikkelgebied=cultuur"),
    (gettext_lazy("homework support"), "activiteit=huiswerkbegeleiding"),
    (gettext_lazy("career orientation"), "activiteit=beroepenorientatie"),
    (gettext_lazy("what did not work"), "valkuilen=ja&valkuilen=geen-verschil"),
)
NEWEST = 4
LESSONS = 3
DAY = (
    "voor-schooltijd",
    "tijdens-schooltijd",
    "tussen-de-middag",
    "na-schooltijd",
    "avond",
    "weekend",
    "vakantie",
    "integraal-dagarrangement",
)


# For templates that take them apart: label and address; domain, count, example and address; text, title and address.
Entry = tuple[str, str]
DomainCount = tuple[Domain, int, str, str]
Lesson = tuple[str, str, str]
Known = tuple[str, int]


@dataclass(frozen=True)
class MomentCount:
    """A moment of the day with its practices; those with an extended school day apart."""

    slug: str
    name: str
    count: int
    extended_count: int
    url: str


@dataclass(frozen=True)
class Overview:
    """The first page."""

    headline: str
    entries: list[Entry]
    day: list[MomentCount]
    lessons: list[Lesson]
    unknown_moments: int
    domains: list[DomainCount]
    map: AreaMap
    newest: list[PracticeCard]
    total: int
    known: list[Known]


@reading(HomePage, "home")
def overview(page: HomePage, request: HttpRequest) -> Overview:
    """Count, in a number of queries that does not grow with the number of practices."""
    book = Wordbook.read()
    findable = PracticePage.objects.findable()
    ids = findable.values("pk")
    total = findable.count()
    moments = _moments(ids, book)
    extended = _with_term("participation", EXTENDED_DAY, Vocabulary.PARTICIPATION, ids, book)
    newest = rows(Kind.PRACTICE).filter(newest_year__isnull=False).order_by("-newest_year", "-pk")[:NEWEST]
    return Overview(
        headline=page.headline,
        entries=[(str(label), f"{reverse('search')}?{query}") for label, query in ENTRIES],
        day=_day(moments, extended, book),
        lessons=_lessons(),
        unknown_moments=total - len(set().union(*moments.values(), set())),
        domains=_domains(ids),
        map=area_map(per_area(ids, book)),
        newest=cards(newest, book),
        total=total,
        known=_known(ids, total),
    )


def _lessons() -> list[Lesson]:
    """The first pitfall of the practices with the newest facts, one each."""
    pages = rows(Kind.PRACTICE).filter(pitfalls__contains="<li").order_by(F("newest_year").desc(nulls_last=True), "-pk")
    return [(_first_item(page.pitfalls), page.title, page.get_url() or "") for page in pages[:LESSONS]]


def _first_item(html: str) -> str:
    found = re.search(r"<li[^>]*>(.*?)</li>", html, re.DOTALL)
    return unescape(strip_tags(found.group(1))).strip() if found else ""


def _moments(ids: Any, book: Wordbook) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    pairs = PracticePage.moments.through.objects.filter(practicepage_id__in=ids)
    for practice, term in pairs.values_list("practicepage_id", "term_id"):
        found.setdefault(book.now(term).slug, set()).add(practice)
    return found


def _with_term(field: str, slug: str, vocabulary: Vocabulary, ids: Any, book: Wordbook) -> set[int]:
    terms = [pk for pk, term in book.terms.items() if term.vocabulary == vocabulary and book.now(pk).slug == slug]
    pairs = getattr(PracticePage, field).through.objects.filter(practicepage_id__in=ids, term_id__in=terms)
    return set(pairs.values_list("practicepage_id", flat=True))


def _day(moments: dict[str, set[int]], extended: set[int], book: Wordbook) -> list[MomentCount]:
    names = {word.slug: word.name for word in book.vocabulary(Vocabulary.MOMENT)}
    return [
        MomentCount(
            slug=slug,
            name=names[slug],
            count=len(moments.get(slug, ())),
            extended_count=len(moments.get(slug, set()) & extended),
            url=f"{reverse('search')}?tijdstip={slug}",
        )
        for slug in DAY
        if slug in names
    ]


def _domains(ids: Any) -> list[DomainCount]:
    items = PracticePage.domains.through.objects.filter(content_object__in=ids)
    counts = Counter(dict(items.values_list("tag_id").annotate(count=Count("pk")).values_list("tag_id", "count")))
    examples: dict[int, str] = {}
    for tag, title in items.order_by("-content_object__latest_revision", "content_object").values_list(
        "tag_id", "content_object__title"
    ):
        if title not in examples.values():
            examples.setdefault(tag, title)
    return [
        (domain, counts[domain.pk], examples.get(domain.pk, ""), f"{reverse('search')}?ontwikkelgebied={domain.slug}")
        for domain in Domain.objects.all()
    ]


def _known(ids: Any, total: int) -> list[Known]:
    pages = PracticePage.objects.filter(pk__in=ids)

    def having(field: str) -> int:
        rows = getattr(PracticePage, field).through.objects.filter(practicepage_id__in=ids)
        count: int = rows.values("practicepage_id").distinct().count()
        return count

    figures = [
        (_("What they do"), having("activities")),
        (_("For which sector"), having("sectors")),
        (_("Which moment of the day"), having("moments")),
        (_("Where"), having("areas")),
        (_("Pitfalls"), pages.exclude(pitfalls="").count()),
        (_("How many pupils"), pages.filter(editions__pupils__isnull=False).distinct().count()),
        (_("Who pays"), pages.filter(editions__funding__isnull=False).distinct().count()),
        (_("Hours per week"), pages.filter(editions__hours_per_week__isnull=False).distinct().count()),
        (_("Cost per pupil"), pages.filter(editions__cost_per_pupil__isnull=False).distinct().count()),
    ]
    return [(label, count) for label, count in sorted(figures, key=lambda figure: -figure[1]) if total]
