"""The whole way of somebody who must have a second factor: an app, recovery codes, a passkey; and every page on it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import ON_THE_WAY
from tests.browser.conftest import give_password
from tests.browser.site import manage
from tests.browser.watching import at_every_width, next_page, too_wide
from tests.people import Person

pytestmark = pytest.mark.browser
CARLA = Person("carla@example.org", "een-wachtwoord-voor-carla")
MADE = f"""
from accounts.models import User
User.objects.create_superuser("{CARLA.email}", "{CARLA.password}", first_name="Carla")
"""
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
TABS = 60


class Way:
    """A person on the way through the pages; each page is looked at when it is there."""

    def __init__(self, page, site, watch):
        self.page, self.site, self.watch = page, site, watch
        self.seen = set()

    def at(self, name, heading):
        """The page has this heading, fits, is accessible, keeps to its policy, and the keyboard comes to its end."""
        self.page.get_by_role("heading", level=1, name=heading, exact=True).wait_for()
        found = at_every_width(self.page)
        assert not found, "\n".join(found)
        assert not too_wide(self.page)
        assert not self.watch.complaints
        assert not self.watch.others()
        for _ in range(TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("() => Boolean(document.activeElement.closest('footer'))"):
                break
        else:
            raise AssertionError(f"The keyboard never came to the end of {name}")
        self.seen.add(name)

    def go(self, path):
        self.page.goto(self.site.url(path))

    def press(self, name):
        with next_page(self.page):
            self.page.get_by_role("button", name=name, exact=True).first.click()

    def follow(self, name):
        with next_page(self.page):
            self.page.locator("main a", has_text=name).first.click()

    def fill(self, label, text):
        self.page.get_by_label(label).first.fill(text)

    def log_out(self):
        self.go("/accounts/uitloggen/")
        self.at("account_logout", "Uitloggen")
        self.press("Uitloggen")

    def fill_password_again(self):
        self.at("account_reauthenticate", "Nog een keer uw wachtwoord")
        self.fill("Wachtwoord", CARLA.password)
        self.press("Verder")


@pytest.fixture
def way(axe, page, edited_site, watch):
    manage(edited_site.folder, ("shell", "--verbosity=0", "--command", MADE))
    return Way(page, edited_site, watch)


def test_app_recovery_codes_and_passkey(way, page, context, edited_site):
    carla = set_up_an_app(way, page, edited_site)
    log_in_with_it(way, page, edited_site, carla)
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    add_a_passkey(way, page)
    log_in_with_the_passkey(way, page, edited_site)
    remove_both(way, page)
    ask_too_often(way, page)
    assert way.seen == ON_THE_WAY


def set_up_an_app(way, page, site):
    """The way there ends at the page where it began."""
    page.goto(site.url("/beheer/users/"))
    page.get_by_label("E-mailadres").fill(CARLA.email)
    page.get_by_label("Wachtwoord").fill(CARLA.password)
    way.press("Inloggen")
    way.at("mfa_index", "Eerst een tweede stap")
    way.follow("Een app instellen")
    way.at("mfa_activate_totp", "Een app instellen")
    carla = Person(CARLA.email, CARLA.password, page.locator(".k-sleuteltekst code").inner_text())
    way.fill("De code van zes cijfers", "000000")
    way.press("Verder")
    assert page.locator(".k-fout").inner_text().startswith("Deze code klopt niet")
    expect(page.locator("[name=code]")).to_be_focused()
    way.fill("De code van zes cijfers", next(carla.codes()))
    way.press("Verder")
    way.at("mfa_view_recovery_codes", "Uw herstelcodes")
    assert page.locator(".k-codes li").count() == 10
    way.follow("Ik heb ze bewaard, ga verder")
    assert page.url == site.url("/beheer/users/")
    return carla


def log_in_with_it(way, page, site, carla):
    way.log_out()
    give_password(page, site, carla)
    way.at("mfa_authenticate", "De tweede stap")
    way.fill("Code van zes cijfers", list(carla.codes())[1])
    way.press("Inloggen")
    assert page.url == site.url("/beheer/")


def add_a_passkey(way, page):
    way.go("/accounts/tweede-stap/")
    way.follow("Een passkey instellen")
    way.fill_password_again()
    way.at("mfa_add_webauthn", "Een passkey instellen")
    way.fill("Naam van deze passkey", "Mijn laptop")
    way.press("De passkey maken")
    way.follow("Uw passkeys bekijken")
    way.at("mfa_list_webauthn", "Uw passkeys")
    way.follow("Andere naam")
    way.at("mfa_edit_webauthn", "Een andere naam voor deze passkey")
    way.fill("Naam van deze passkey", "Laptop van school")
    way.press("Deze naam bewaren")
    assert page.locator("dt", has_text="Laptop van school").is_visible()


def log_in_with_the_passkey(way, page, site):
    way.log_out()
    give_password(page, site, CARLA)
    way.press("Een passkey gebruiken")
    assert page.url == site.url("/beheer/")
    way.go("/accounts/tweede-stap/herstelcodes/nieuw/")
    way.follow("Met een code van de app of een herstelcode")
    way.at("mfa_reauthenticate", "Nog een keer uw code")
    way.follow("Met een passkey")
    way.at("mfa_reauthenticate_webauthn", "Nog een keer uw passkey")
    way.press("Een passkey gebruiken")
    way.at("mfa_generate_recovery_codes", "Nieuwe herstelcodes maken?")
    way.press("Nieuwe codes maken")
    assert page.locator(".k-codes li").count() == 10


def remove_both(way, page):
    way.go("/accounts/wachtwoord/")
    way.at("account_change_password", "Uw wachtwoord wijzigen")
    way.go("/accounts/tweede-stap/app/weg/")
    way.at("mfa_deactivate_totp", "De app verwijderen?")
    way.press("De app verwijderen")
    way.follow("Uw passkeys bekijken")
    way.follow("Verwijderen")
    way.at("mfa_remove_webauthn", "Deze passkey verwijderen?")
    way.press("Verwijderen")
    way.go("/beheer/")
    assert re.search("/accounts/tweede-stap/$", page.url)


def ask_too_often(way, page):
    way.log_out()
    way.go("/accounts/inloggen/")
    form = {"csrfmiddlewaretoken": page.locator("[name=csrfmiddlewaretoken]").first.input_value()}
    for _ in range(30):  # within a minute, in which a browser that shows each page may not come so far
        page.request.post(page.url, form=form)
    way.press("Inloggen")
    way.at("429.html", "Te veel pogingen")
