"""From a table of coalitions to a photo that is gone again: the whole story, lived once by the people it is for."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import log_in
from tests.browser.editing import CHECKED, PITFALLS, found, write_pitfalls
from tests.browser.site import RunningSite, rows
from tests.browser.watching import next_page
from tests.images.files import picture_bytes
from tests.people import Person

pytestmark = pytest.mark.browser
TABLE = "regio;coalitie;gemeenten;penvoerder;contact\nZeeland;Vuurtoren;;Stichting Vuurtoren;nina@example.org\n"
PASSWORD = "een-heel-lang-wachtwoord"
CARD = ".k-kaart a:text-is('Zingen in de duinen')"


class Someone:
    """A person with a browser of their own."""

    def __init__(self, page: Page, site: RunningSite) -> None:
        self.page = page
        self.site = site

    def go(self, path: str) -> None:
        self.page.goto(self.site.url(path))

    def press(self, name: str) -> None:
        with next_page(self.page):
            self.page.get_by_role("button", name=name, exact=True).first.click()

    def accept(self, link: str, first_name: str) -> None:
        """The way of a newcomer: a name and a password."""
        self.go(link)
        self.page.get_by_label("Voornaam").fill(first_name)
        self.page.get_by_label("Achternaam").fill("Voorbeeld")
        self.page.get_by_label("Kies een wachtwoord").fill(PASSWORD)
        self.press("Aannemen")


@pytest.fixture
def somebody(somebody, edited_site):
    return lambda: Someone(somebody(), edited_site)


def link_in_mail(site: RunningSite, email: str) -> str:
    """The link of the newest invitation to somebody, as it stands in the outbox."""
    text = rows(site.folder, 'SELECT text FROM mail_message WHERE "to" = ? ORDER BY id DESC', email)[0][0]
    return re.search(r"/accounts/uitnodiging/\S+/", text)[0]


def test_from_a_table_to_a_photo_that_is_gone(somebody, edited_site, tmp_path):
    editor, author, coordinator, stranger = somebody(), somebody(), somebody(), somebody()
    bring_the_table(editor, tmp_path)
    invite_both(editor)
    author.accept(link_in_mail(edited_site, "nina@example.org"), "Noor")
    with_a_second_factor(coordinator)
    write_with_a_photo(author, tmp_path)
    send_in(author)
    correct_a_comma(coordinator)
    agree(author)
    photo = found_by(stranger)
    withdraw_consent(author)
    the_photo_is_gone(stranger, photo)


def bring_the_table(editor: Someone, tmp_path) -> None:
    table = tmp_path / "coalities.csv"
    table.write_text(TABLE)
    log_in(editor.page, editor.site)
    editor.go("/beheer/coalities/invoeren/")
    editor.page.locator("#id_tabel").set_input_files(table)
    editor.press("Laat zien wat er gaat gebeuren")
    assert editor.page.get_by_text("Nieuw: er wordt een concept gemaakt.").is_visible()
    editor.press("Voer dit uit")


def invite_both(editor: Someone) -> None:
    editor.page.get_by_label("Vuurtoren").check()
    editor.press("Verstuur uitnodigingen")
    assert editor.page.get_by_text("1 uitnodiging verstuurd.").is_visible()
    editor.go("/beheer/mensen/{page=zeeland/}/")
    editor.page.get_by_label("E-mailadres").fill("koen@example.org")
    editor.press("Uitnodigen")


def with_a_second_factor(coordinator: Someone) -> None:
    """Whoever coordinates does not come in without one."""
    coordinator.accept(link_in_mail(coordinator.site, "koen@example.org"), "Cor")
    page = coordinator.page
    with next_page(page):
        page.locator("main a", has_text="Een app instellen").first.click()
    secret = page.locator(".k-sleuteltekst code").inner_text()
    page.get_by_label("De code van zes cijfers").fill(next(Person("koen@example.org", PASSWORD, secret).codes()))
    coordinator.press("Verder")
    with next_page(page):
        page.locator("main a", has_text="Ik heb ze bewaard").click()
    assert page.url == coordinator.site.url("/beheer/")


def write_with_a_photo(author: Someone, tmp_path) -> None:
    bring_photo(author, tmp_path)
    author.go("/beheer/pages/add/practices/practicepage/{page=zeeland/vuurtoren/}/")
    page = author.page
    page.locator("#id_title").fill("Zingen in de duinen")
    page.locator("#id_summary").fill("Elke dinsdag zingen kinderen van groep 5 samen in de duinen.")
    for name in CHECKED:
        page.locator(f"input[name={name}]").first.check()
    page.locator("#id_areas").select_option(label="Zeeland")
    write_pitfalls(page, PITFALLS)
    page.get_by_role("button", name="Kies een afbeelding").first.click()
    page.locator(".modal a.image-choice, .modal [data-chooser-modal-choice]").first.click()
    page.locator(".modal").wait_for(state="detached")


def bring_photo(author: Someone, tmp_path) -> None:
    photo = tmp_path / "koor.jpg"
    photo.write_bytes(picture_bytes(size=(1200, 800)))
    author.go("/beheer/images/add/")
    page = author.page
    page.locator("#id_file, input[type=file]").first.set_input_files(photo)
    page.locator("#id_description").fill("Kinderen zingen in een kring")
    choose(page, "people", "kinderen")
    choose(page, "consent", "gegeven")
    choose(page, "consent_scope", "openbaar")
    page.locator("#id_consent_expires_on").fill("2031-01-31")
    page.locator("#id_consent_kept_at").fill("Administratie, map 2026")
    page.locator("#id_title").fill("Koor in de duinen")  # last: the form itself writes the name of the file here
    expect(page.locator("#id_title")).to_have_value("Koor in de duinen")
    with next_page(page):
        page.locator("form [type=submit]").last.click()


def choose(page: Page, name: str, value: str) -> None:
    """Whether it is a list or a row of buttons."""
    if page.locator(f"select[name={name}]").count():
        page.locator(f"select[name={name}]").select_option(value)
    else:
        page.locator(f"input[name={name}][value={value}]").check()


def send_in(author: Someone) -> None:
    page = author.page
    page.locator("footer .w-dropdown__toggle").click()
    with next_page(page):
        page.locator("button[name=action-submit]").click()


def judged(who: Someone) -> None:
    who.go("/beheer/beoordelen/{page=zeeland/vuurtoren/zingen-in-de-duinen/}/")


def correct_a_comma(coordinator: Someone) -> None:
    judged(coordinator)
    page = coordinator.page
    assert page.get_by_role("button", name="Goedkeuren en openbaar maken").is_visible(), page.inner_text("body")
    coordinator.go("/beheer/pages/{page=zeeland/vuurtoren/zingen-in-de-duinen/}/edit/")
    page.locator("#id_summary").fill("Elke dinsdag zingen kinderen van groep 5, samen, in de duinen.")
    with next_page(page):
        page.locator("footer .action-save").click()
    judged(coordinator)
    assert not page.get_by_role("button", name="Goedkeuren en openbaar maken").count()
    coordinator.press("Terug naar de coalitie: akkoord met deze wijziging?")


def agree(author: Someone) -> None:
    judged(author)
    assert "groep 5, samen" in author.page.locator("#verschil, .comparison").first.inner_text()
    author.press("Akkoord, maak openbaar")


def found_by(stranger: Someone) -> str:
    """The address of the photo on the page."""
    card = found(stranger.page, stranger.site, "/zoeken/?q=zingen+duinen", CARD)
    with next_page(stranger.page):
        card.click()
    assert "groep 5, samen" in stranger.page.locator("main").inner_text()
    photo = stranger.page.locator("main figure img, main .k-beeld img").first.get_attribute("src")
    assert photo
    assert stranger.page.request.get(stranger.site.url(photo)).status == 200
    return photo


def withdraw_consent(author: Someone) -> None:
    author.go("/beheer/images/{picture=Koor in de duinen}/")
    choose(author.page, "consent", "ingetrokken")
    with next_page(author.page):
        author.page.locator("form [type=submit]").last.click()


def the_photo_is_gone(stranger: Someone, photo: str) -> None:
    stranger.page.reload()
    assert not stranger.page.locator("main figure img, main .k-beeld img").count()
    deadline = time.monotonic() + 60
    while stranger.page.request.get(stranger.site.url(photo)).status != 404:
        assert time.monotonic() < deadline, "A minute later the photo is still there"
        time.sleep(1)
    stranger.go("/zoeken/?q=zingen+duinen")
    assert stranger.page.locator(CARD).count()
    assert not stranger.page.locator(".k-kaart img").count()
