"""The people of every access test, and the places where they write and review. None of them exists.

Amina and her colleague Badr write for the coalition Overvecht, in the region Utrecht that Bram and Bo coordinate; Fenna
writes for its neighbour Zuilen, and Gijs wrote for Overvecht until he left. Carla coordinates Twente, where Dewi writes
for the coalition Enschede. Nadia is a national editor, and Sam may do everything. Daan has an account and nothing else.
"""

from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

from django.contrib.auth.models import Group
from django.test import Client

from coalitions.authority.access import sync_access
from coalitions.authority.people import NATIONAL_EDITORS
from coalitions.models import CoalitionPage, RegionPage
from home.models import HomePage
from practices.models import PracticePage
from tests.factories import a_site
from tests.people import EDITOR, Person, log_in, registered
from vocabularies.models import Area, Domain, Term, Vocabulary

NAMES = ("amina", "badr", "bram", "bo", "carla", "daan", "dewi", "fenna", "gijs", "nadia", "sam")
WITH_SECOND_FACTOR = {"bram", "bo", "carla", "nadia", "sam"}
PERSONS = {
    name: Person(
        f"{name}@example.org",
        "een-lang-wachtwoord-voor-de-test",
        EDITOR.secret if name in WITH_SECOND_FACTOR else "",
        superuser=name == "sam",
    )
    for name in NAMES
}


@dataclass
class Cast:
    home: HomePage
    utrecht: RegionPage
    twente: RegionPage
    overvecht: CoalitionPage
    zuilen: CoalitionPage
    enschede: CoalitionPage
    people: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None


def a_cast() -> Cast:
    """On a site with the words of the field."""
    home = a_site()
    utrecht = home.add_child(instance=RegionPage(title="Utrecht", slug="utrecht"))
    twente = home.add_child(instance=RegionPage(title="Twente", slug="twente"))
    overvecht = utrecht.add_child(instance=CoalitionPage(title="Overvecht", slug="overvecht"))
    zuilen = utrecht.add_child(instance=CoalitionPage(title="Zuilen", slug="zuilen"))
    enschede = twente.add_child(instance=CoalitionPage(title="Enschede", slug="enschede"))
    sync_access()
    cast = Cast(home, utrecht, twente, overvecht, zuilen, enschede)
    for name in NAMES:
        cast.people[name] = registered(PERSONS[name], first_name=name.title())
    overvecht.access.authors.user_set.add(cast.amina, cast.badr)
    overvecht.access.owners.user_set.add(cast.amina)
    zuilen.access.authors.user_set.add(cast.fenna)
    enschede.access.authors.user_set.add(cast.dewi)
    utrecht.access.coordinators.user_set.add(cast.bram, cast.bo)
    twente.access.coordinators.user_set.add(cast.carla)
    Group.objects.get(name=NATIONAL_EDITORS).user_set.add(cast.nadia)
    return cast


def browsers(cast: Cast) -> dict[str, SimpleCookie]:
    """By name the cookies of a browser in which that person has logged in, by the forms of the site."""
    return {name: _logged_in(person) for name, person in PERSONS.items() if name in cast.people}


def _logged_in(person: Person) -> SimpleCookie:
    client = Client()
    log_in(client, person)
    return client.cookies


def a_practice(coalition: CoalitionPage, writer: Any, title: str = "Muziek op dinsdag") -> PracticePage:
    """A draft with everything that publication asks for."""
    page = PracticePage(
        title=title, summary="Kinderen maken muziek.", pitfalls="<p>Vrijdag kwam niemand.</p>", live=False, owner=writer
    )
    coalition.add_child(instance=page)
    fill(page)
    page.save_revision(user=writer)
    return page


def fill(page: PracticePage) -> None:
    page.domains.add(Domain.objects.first())
    for name, vocabulary in (
        ("activities", Vocabulary.ACTIVITY),
        ("sectors", Vocabulary.SECTOR),
        ("moments", Vocabulary.MOMENT),
    ):
        setattr(page, name, Term.objects.filter(vocabulary=vocabulary)[:1])
    page.areas = Area.objects.all()[:1]


def fresh(page: Any) -> Any:
    """The page as the database has it now."""
    return type(page).objects.get(pk=page.pk)


def rewrite(page: PracticePage, writer: Any, summary: str) -> PracticePage:
    """A new draft of the same page, as saving the form makes it."""
    draft = fresh(page).get_latest_revision_as_object()
    draft.summary = summary
    draft.save_revision(user=writer)
    return fresh(page)
