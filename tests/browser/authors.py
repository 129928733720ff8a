"""Two people who write for one coalition of the demo content, with a draft and a public practice."""

from playwright.sync_api import Browser, Page

from tests.browser.conftest import give_password
from tests.browser.site import RunningSite, manage
from tests.browser.watching import a_reader
from tests.people import AMINA, Person

BADR = Person("badr@example.org", "koken-op-vrijdagmiddag")
COALITION = "zeeland/de-ravensteinschool-met-imc-basis/"
DRAFT, PUBLIC = "Muziek op dinsdag", "Koken op vrijdag"
MADE = f"""
from datetime import timedelta
from django.utils import timezone
from accounts.people import admit
from coalitions.models import CoalitionPage, Confirmation
from practices.models import Edition
from tests.cast import a_practice
from vocabularies.models import Term
coalition = CoalitionPage.objects.get(url_path="/home/{COALITION}")
people = [admit("{AMINA.email}", "{AMINA.password}", first_name="Amina"),
          admit("{BADR.email}", "{BADR.password}", first_name="Badr")]
coalition.access.authors.user_set.add(*people)
a_practice(coalition, people[0], "{DRAFT}")
page = a_practice(coalition, people[0], "{PUBLIC}")
edition = Edition(year=2024, year_words="2024-2025", pupils=120, what_changed="Meer kinderen", cost_words="Vijf euro")
edition.funding = Term.objects.filter(vocabulary="financiering")[:2]
page.editions = [Edition(year=2023, pupils=80), edition]
page.save_revision(user=people[0]).publish()
Confirmation.objects.create(page=page, on=timezone.localdate() - timedelta(days=400))
"""


def prepare(site: RunningSite) -> None:
    manage(site.folder, ("shell", "--verbosity=0", "--command", MADE))


def author(browser: Browser, site: RunningSite, person: Person = AMINA, width: int = 1280) -> Page:
    """A browser in which this person is logged in."""
    context = a_reader(browser, viewport={"width": width, "height": 900})
    page = context.new_page()
    give_password(page, site, person)
    return page


def log_in_again(page: Page, person: Person = AMINA) -> None:
    page.get_by_label("E-mailadres").fill(person.email)
    page.get_by_label("Wachtwoord").fill(person.password)
    page.get_by_role("button", name="Inloggen").click()


def edit(slug: str) -> str:
    return "/beheer/pages/{page=" + COALITION + slug + "/}/edit/"
