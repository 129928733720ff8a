"""A site to start from: the home page and the plain pages. Adds what is missing and changes nothing else."""

import json
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from coalitions.authority.access import sync_access
from events.models import AgendaPage
from evidence import loading
from home.models import ContentPage, HomePage

TEXTS = json.loads((Path(__file__).parent / "data" / "paginas.json").read_text())


@transaction.atomic
def prepare() -> HomePage:
    """The home page, its site, its plain pages, the library and the agenda where they are missing, and who may do what
    below it.
    """
    home = HomePage.objects.first() or _home()
    for row in TEXTS["paginas"]:
        if not ContentPage.objects.child_of(home).filter(slug=row["slug"]).exists():
            home.add_child(instance=ContentPage(title=row["titel"], slug=row["slug"], body=row["tekst"]))
    loading.load()
    loading.the_library(home)
    the_agenda(home)
    sync_access()
    return home


def the_agenda(home: HomePage) -> AgendaPage:
    """The agenda below this home page, made where there is none."""
    found: AgendaPage | None = AgendaPage.objects.first()
    if found is not None:
        return found
    row = TEXTS["agenda"]
    made: AgendaPage = home.add_child(
        instance=AgendaPage(title=row["titel"], slug=AgendaPage.own_slug, intro=row["inleiding"])
    )
    return made


def _home() -> HomePage:
    root = Page.get_first_root_node()
    root.get_children().exact_type(Page).delete()  # Wagtail's own welcome page, never one of ours
    root.refresh_from_db()
    home: HomePage = root.add_child(instance=HomePage(title="Kansrijk", slug="home"))
    address = urlsplit(settings.BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.create(
        hostname=address.hostname or "localhost", port=port, root_page=home, is_default_site=True, site_name="Kansrijk"
    )
    return home
