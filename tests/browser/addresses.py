"""One table of every public page and every admin page of ours; what holds for all of them is tested from here."""

from dataclasses import dataclass

SPARSE = "/zuid-holland/dordtse-basisscholen/zomerschool-dordrecht/"
OF_A_COALITION = "/zuid-holland/nationaal-programma-rotterdam-zuid-gemeente-rotterdam-en-schoolbesturen/"
RICH = f"{OF_A_COALITION}dagprogrammering-rotterdam-zuid/"
HOMEWORK = "/zoeken/?activiteit=huiswerkbegeleiding&sector=vo&tijdstip=na-schooltijd"
EVERY_FILTER = (
    "/zoeken/?q=school&ontwikkelgebied=cultuur&ontwikkelgebied=sport&sector=po&tijdstip=na-schooltijd"
    "&tijdstip=integraal-dagarrangement&plaats=school&gebied=zuid-holland&valkuilen=ja&volgorde=titel"
)


@dataclass(frozen=True)
class Address:
    """A page. `covers`: names of the views, types and lists it stands for. `site`: the fixture that serves it."""

    name: str
    path: str
    covers: tuple[str, ...]
    status: int = 200
    site: str = "site"


PUBLIC = (
    Address("home", "/", ("HomePage", "wagtail_serve")),
    Address("results", "/zoeken/", ("search",)),
    Address("results of a text", "/zoeken/?q=muziek", ("search",)),
    Address("results of facets", HOMEWORK, ("search",)),
    Address("results of everything at once", EVERY_FILTER, ("search",)),
    Address("results, coalitions", "/zoeken/?soort=coalitie", ("search",)),
    Address("results, second page", "/zoeken/?pagina=2", ("search",)),
    Address("results, nothing found", "/zoeken/?q=onderzeeboot&sector=po&tijdstip=avond", ("search",)),
    Address("results, not understood", "/zoeken/?sector=onzin&volgorde=raar&soort=iets&pagina=nul", ("search",)),
    Address("results, other words offered", "/zoeken/?q=bsa+taaal", ("search",)),
    Address("results, no such page", "/zoeken/?pagina=999", ("search",), status=404),
    Address("results, degraded", "/zoeken/?q=muziek&sector=po", ("search",), site="site_without_index"),
    Address("practice, rich", RICH, ("PracticePage",)),
    Address("practice, sparse", SPARSE, ("PracticePage",)),
    Address("practice, short address", "/p/{page=" + SPARSE[1:] + "}/", ("short-address", "p/<int:page_id>")),
    Address("coalition", OF_A_COALITION, ("CoalitionPage",)),
    Address("organisation", "/noord-holland/stichting-the-bridge-learning-interventions/", ("CoalitionPage",)),
    Address("region", "/zuid-holland/", ("RegionPage",)),
    Address("region of islands", "/caribisch-nederland/", ("RegionPage",)),
    Address("region, national", "/landelijk/", ("RegionPage",)),
    Address("about", "/over/", ("ContentPage",)),
    Address("accessibility", "/toegankelijkheid/", ("ContentPage",)),
    Address("privacy", "/privacy/", ("ContentPage",)),
    Address("cookies", "/cookies/", ("ContentPage",)),
    Address("contact", "/contact/", ("ContentPage",)),
    Address("still true, link cut off", "/klopt-dit-nog/onzin/", ("still-true",), status=404),
    Address("behind a password", "/besloten/", ("password_required.html",)),
    Address("not found", "/bestaat-niet/", ("404.html",), status=404),
    Address("too long", "/zoeken/?q=" + "a" * 9000, ("414.html",), status=414),
    Address("broken", "/", ("500.html",), status=500, site="broken_site"),
)

VOCABULARIES = (
    "activiteit", "sector", "groep", "partner", "rol", "tijdstip", "deelname", "plaats", "fase", "financiering",
    "begeleiding", "samenhang", "doelgroep",
)  # fmt: skip
ADMIN = (
    Address("the desk", "/beheer/", ("wagtailadmin_home",)),
    Address("edit home", "/beheer/pages/{page=}/edit/", ("HomePage",)),
    Address("edit a region", "/beheer/pages/{page=zuid-holland/}/edit/", ("RegionPage",)),
    Address("edit a coalition", "/beheer/pages/{page=" + OF_A_COALITION[1:] + "}/edit/", ("CoalitionPage",)),
    Address("edit a plain page", "/beheer/pages/{page=privacy/}/edit/", ("ContentPage",)),
    Address("edit a rich practice", "/beheer/pages/{page=" + RICH[1:] + "}/edit/", ("PracticePage",)),
    Address("edit a sparse practice", "/beheer/pages/{page=" + SPARSE[1:] + "}/edit/", ("PracticePage",)),
    Address(
        "add a practice",
        "/beheer/pages/add/practices/practicepage/{page=" + OF_A_COALITION[1:] + "}/",
        ("PracticePage",),
    ),
    Address("add a coalition", "/beheer/pages/add/coalitions/coalitionpage/{page=zuid-holland/}/", ("CoalitionPage",)),
    Address("add a region", "/beheer/pages/add/coalitions/regionpage/{page=}/", ("RegionPage",)),
    Address("add a plain page", "/beheer/pages/add/home/contentpage/{page=}/", ("ContentPage",)),
    Address("pages of a coalition", "/beheer/pages/{page=" + OF_A_COALITION[1:] + "}/", ("PracticePage",)),
    *(
        Address(f"terms: {name}", f"/beheer/woorden/{name}/", (f"woorden_{name}:index", f"woorden_{name}:reorder"))
        for name in VOCABULARIES
    ),
    Address("a term", "/beheer/woorden/tijdstip/edit/{term=tijdstip/avond}/", ("woorden_tijdstip:edit",)),
    Address("a new term", "/beheer/woorden/tijdstip/new/", ("woorden_tijdstip:add",)),
    Address("an activity", "/beheer/woorden/activiteit/edit/{term=activiteit/muziek}/", ("woorden_activiteit:edit",)),
    Address("a new activity", "/beheer/woorden/activiteit/new/", ("woorden_activiteit:add",)),
    Address("terms in order", "/beheer/woorden/tijdstip/?ordering=sort_order", ("woorden_tijdstip:reorder",)),
    Address("a term before", "/beheer/woorden/tijdstip/history/{term=tijdstip/avond}/", ("woorden_tijdstip:history",)),
    Address("usage of a term", "/beheer/woorden/tijdstip/usage/{term=tijdstip/avond}/", ("woorden_tijdstip:usage",)),
    Address("domains", "/beheer/woorden/ontwikkelgebieden/", ("ontwikkelgebieden:index", "ontwikkelgebieden:reorder")),
    Address("a domain", "/beheer/woorden/ontwikkelgebieden/edit/{domain=sport}/", ("ontwikkelgebieden:edit",)),
    Address("a new domain", "/beheer/woorden/ontwikkelgebieden/new/", ("ontwikkelgebieden:add",)),
    Address("areas", "/beheer/woorden/gebieden/", ("gebieden:index", "gebieden:reorder")),
    Address("an area", "/beheer/woorden/gebieden/edit/{area=zeeland}/", ("gebieden:edit",)),
    Address("a new area", "/beheer/woorden/gebieden/new/", ("gebieden:add",)),
    Address("synonyms", "/beheer/synoniemen/", ("synoniemen:index",)),
    Address("new synonyms", "/beheer/synoniemen/new/", ("synoniemen:add",)),
    Address("looked for", "/beheer/gezocht/", ("gezocht:index",)),
    Address("a synonym of a text", "/beheer/gezocht/synoniem/?tekst=timmeren", ("gezocht:add",)),
    Address("the effect of a synonym", "/beheer/gezocht/synoniem/?tekst=timmeren&ook=techniek", ("gezocht:add",)),
    Address("no synonym", "/beheer/gezocht/synoniem/?tekst=vso&ook=!!", ("gezocht:add",)),
)
# Addresses that a person never sees as a page, with why.
NO_PAGES = {
    "healthz/live": "plain text for what watches over the process",
    "healthz/ready": "plain text for what watches over the process",
    "zoeken/suggesties/": "rows for the search field while somebody types",
    "documents/": "Wagtail's own: a file, never a page",
}
