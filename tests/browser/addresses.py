"""One table of every public page and every admin page of ours; what holds for all of them is tested from here."""

from dataclasses import dataclass

from tests.browser.content import CORRECTED, DUINRAND, TO_CONFIRM, WAITS

SPARSE = "/zuid-holland/dordtse-basisscholen/zomerschool-dordrecht/"
OF_A_COALITION = "/zuid-holland/nationaal-programma-rotterdam-zuid-gemeente-rotterdam-en-schoolbesturen/"
RICH = f"{OF_A_COALITION}dagprogrammering-rotterdam-zuid/"
PICTURED = "/noord-holland/stichting-leerorkest/leerorkest/"
NATIONAL = "/landelijk/jinc/jinc/"
OF_A_SOURCE = "/kennis/promotieonderzoek-naar-de-vensterscholen-in-groningen/"
OF_A_MEETING = "/zeeland/samen-de-duinen-in/"
OF_A_HARVEST = "/zeeland/zingend-leren/"
HOMEWORK = "/zoeken/?activiteit=huiswerkbegeleiding&sector=vo&tijdstip=na-schooltijd"
OF_ONE = "/vergelijken/?p={page=" + SPARSE[1:] + "}"
OF_FOUR = f"{OF_ONE}&p={{page={RICH[1:]}}}&p={{page={PICTURED[1:]}}}&p={{page={NATIONAL[1:]}}}"
EVERY_FILTER = (
    "/zoeken/?q=school&ontwikkelgebied=cultuur&ontwikkelgebied=sport&sector=po&tijdstip=na-schooltijd"
    "&tijdstip=integraal-dagarrangement&plaats=school&gebied=zuid-holland&valkuilen=ja&volgorde=titel"
)


@dataclass(frozen=True)
class Address:
    """A page. `covers`: names of the views, types and lists it stands for. `site`: the fixture that serves it.
    `tab`: the label of the tab that is opened first.
    """

    name: str
    path: str
    covers: tuple[str, ...]
    status: int = 200
    site: str = "site"
    tab: str = ""


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
    Address("practice with pictures", PICTURED, ("PracticePage",)),
    Address("coalition with a picture", "/noord-holland/stichting-leerorkest/", ("CoalitionPage",)),
    Address("results with a picture", "/zoeken/?q=leerorkest", ("search",)),
    Address("practice, short address", "/p/{page=" + SPARSE[1:] + "}/", ("short-address", "p/<int:page_id>")),
    Address("comparison of four", OF_FOUR, ("comparison",)),
    Address("comparison, only differences", OF_FOUR + "&alleen=verschillen", ("comparison",)),
    Address("comparison, nothing chosen", "/vergelijken/", ("comparison",)),
    Address("comparison, not understood", OF_ONE + "&p=onzin&p=0&p=999999&alleen=raar", ("comparison",)),
    Address("knowledge", "/kennis/", ("knowledge", "EvidenceIndexPage")),
    Address("knowledge of facets", "/kennis/?q=school&kennissoort=effectonderzoek&jaar=2020-en-later", ("knowledge",)),
    Address("knowledge, nothing found", "/kennis/?q=onderzeeboot", ("knowledge",)),
    Address("agenda", "/agenda/", ("agenda", "AgendaPage")),
    Address("agenda of facets", "/agenda/?q=duinen&bijeenkomstsoort=werkbezoek&online=nee&toon=2027-03", ("agenda",)),
    Address("agenda, the archive", "/agenda/?wanneer=voorbij", ("agenda",)),
    Address("agenda, not understood", "/agenda/?maand=2026-13&toon=9999-99&pagina=abc&regio=nergens", ("agenda",)),
    Address("results, meetings", "/zoeken/?soort=bijeenkomst", ("search",)),
    Address("source", OF_A_SOURCE, ("EvidencePage",)),
    Address("practice with evidence", "/" + TO_CONFIRM, ("PracticePage",)),
    Address("what did not work", "/zoeken/?valkuilen=ja&valkuilen=geen-verschil", ("search",)),
    Address("question", "/p/{page=" + SPARSE[1:] + "}/vraag/", ("question",)),
    Address("question, sent", "/p/{page=" + SPARSE[1:] + "}/vraag/verstuurd/", ("question-sent",)),
    Address("question, answered", "/p/vraag/{question=1}/", ("question-answered",)),
    Address("report", "/p/{page=" + SPARSE[1:] + "}/melding/", ("report",)),
    Address("report, sent", "/p/{page=" + SPARSE[1:] + "}/melding/verstuurd/", ("report-sent",)),
    Address("claim", "/p/{page=" + SPARSE[1:] + "}/van-ons/", ("claim",)),
    Address("coalition", OF_A_COALITION, ("CoalitionPage",)),
    Address("organisation", "/noord-holland/stichting-the-bridge-learning-interventions/", ("CoalitionPage",)),
    Address("meeting", OF_A_MEETING, ("EventPage",)),
    Address("meeting with free seats", "/zeeland/webinar-over-geld/", ("EventPage",)),
    Address("signing up", "/p/{page=" + OF_A_MEETING[1:] + "}/aanmelden/", ("sign-up",)),
    Address("signed up", "/p/{page=" + OF_A_MEETING[1:] + "}/aanmelden/verstuurd/", ("sign-up-sent",)),
    Address("somebody who comes", "/p/aanmelding/{sign_up=jan}/", ("sign-up-mine",)),
    Address("somebody who waits", "/p/aanmelding/{sign_up=piet}/", ("sign-up-mine",)),
    Address("what somebody filled in", "/p/aanmelding/{sign_up=jan}/wijzigen/", ("sign-up-change",)),
    Address("meeting with its harvest", OF_A_HARVEST, ("EventPage",)),
    Address("meeting of a coalition", f"/{DUINRAND}kijk-bij-het-koor/", ("CoalitionEventPage",)),
    Address("evaluation", "/p/evaluatie/{came=mo}/", ("evaluation",)),
    Address("evaluation, link cut off", "/p/evaluatie/onzin/", ("evaluation",), status=404),
    Address("evaluated", "/p/evaluatie/verstuurd/", ("evaluated",)),
    Address("sign-up, link cut off", "/p/aanmelding/onzin/", ("sign-up-mine",), status=404),
    Address("region with meetings", "/zeeland/", ("RegionPage",)),
    Address("region", "/zuid-holland/", ("RegionPage",)),
    Address("region of islands", "/caribisch-nederland/", ("RegionPage",)),
    Address("region, national", "/landelijk/", ("RegionPage",)),
    Address("about", "/over/", ("ContentPage",)),
    Address("accessibility", "/toegankelijkheid/", ("ContentPage",)),
    Address("privacy", "/privacy/", ("ContentPage",)),
    Address("cookies", "/cookies/", ("ContentPage",)),
    Address("contact", "/contact/", ("ContentPage",)),
    Address("log in", "/accounts/inloggen/?next=/beheer/", ("account_login",)),
    Address("password forgotten", "/accounts/wachtwoord/vergeten/", ("account_reset_password",)),
    Address("password, mail sent", "/accounts/wachtwoord/verstuurd/", ("account_reset_password_done",)),
    Address("password, link used", "/accounts/wachtwoord/nieuw/1-abc-def/", ("account_reset_password_from_key",)),
    Address("password, set", "/accounts/wachtwoord/ingesteld/", ("account_reset_password_from_key_done",)),
    Address("invitation, link cut off", "/accounts/uitnodiging/onzin/", ("coalitions_invitation",), status=404),
    Address("invitation", "/accounts/uitnodiging/{invitation=iris}/", ("coalitions_invitation",)),
    Address("account not in use", "/accounts/niet-actief/", ("account_inactive",)),
    Address("still true, link cut off", "/klopt-dit-nog/onzin/", ("still-true",), status=404),
    Address("still true?", "/klopt-dit-nog/{confirmation=" + TO_CONFIRM + "}/", ("still-true",)),
    Address("weekly mail, link cut off", "/accounts/weekmail/onzin/", ("worklist-mail-off",), status=404),
    Address("weekly mail", "/accounts/weekmail/{coordinator=cor}/", ("worklist-mail-off",)),
    Address("behind a password", "/besloten/", ("password_required.html",)),
    Address("not found", "/bestaat-niet/", ("404.html",), status=404),
    Address("too long", "/zoeken/?q=" + "a" * 9000, ("414.html",), status=414),
    Address("broken", "/", ("500.html",), status=500, site="broken_site"),
)

VOCABULARIES = (
    "activiteit", "sector", "groep", "partner", "rol", "tijdstip", "deelname", "plaats", "fase", "financiering",
    "begeleiding", "samenhang", "doelgroep", "onderbouwing", "meting", "kennissoort", "instituut",
)  # fmt: skip
ADMIN = (
    Address("the desk", "/beheer/", ("wagtailadmin_home",)),
    Address("a text that waits", "/beheer/beoordelen/{page=" + WAITS + "}/", ("coalitions_review",)),
    Address("a corrected text", "/beheer/beoordelen/{page=" + CORRECTED + "}/", ("coalitions_review",)),
    Address("reading along", "/beheer/bureau/lezen/{page=" + WAITS + "}/", ("desk_reading_along",)),
    Address("coalitions in a table", "/beheer/coalities/invoeren/", ("coalitions_import",)),
    Address("taking over a bibliography", "/beheer/kennis/invoeren/", ("evidence_import",)),
    Address("levels of recognition", "/beheer/erkenning/niveaus/", ("erkenningsniveaus:index",)),
    Address("a new level", "/beheer/erkenning/niveaus/new/", ("erkenningsniveaus:add",)),
    Address("registers", "/beheer/erkenning/registers/", ("registers:index",)),
    Address("a new register", "/beheer/erkenning/registers/new/", ("registers:add",)),
    Address("who takes part", "/beheer/coalities/uitnodigen/", ("coalitions_first_invitations",)),
    Address("people of a coalition", f"/beheer/mensen/{{page={DUINRAND}}}/", ("coalitions_people",)),
    Address("people of a region", "/beheer/mensen/{page=zeeland/}/", ("coalitions_people",)),
    Address("national editors", "/beheer/mensen/landelijk/", ("coalitions_national_people",)),
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
    Address("images", "/beheer/images/", ("wagtailimages:index",)),
    Address("images as a list", "/beheer/images/?layout=list&toestemming=niet-geldig", ("wagtailimages:index",)),
    Address("an image", "/beheer/images/{picture=Schoolplein}/", ("wagtailimages:edit",)),
    Address("a new image", "/beheer/images/add/", ("wagtailimages:add",)),
    Address("new images", "/beheer/images/multiple/add/", ("wagtailimages:add_multiple",)),
    Address("usage of an image", "/beheer/images/usage/{picture=Schoolplein}/", ("wagtailimages:image_usage",)),
    Address("documents", "/beheer/documents/", ("wagtaildocs:index",)),
    Address("a document", "/beheer/documents/edit/{document=Lesplan}/", ("wagtaildocs:edit",)),
    Address("a new document", "/beheer/documents/add/", ("wagtaildocs:add",)),
    Address("edit a practice with pictures", "/beheer/pages/{page=" + PICTURED[1:] + "}/edit/", ("PracticePage",)),
    Address("synonyms", "/beheer/synoniemen/", ("synoniemen:index",)),
    Address("new synonyms", "/beheer/synoniemen/new/", ("synoniemen:add",)),
    Address("reports", "/beheer/meldingen/", ("coalitions_reports",)),
    Address("claims", "/beheer/claims/", ("coalitions_claims",)),
    Address("what is known", "/beheer/onderbouwing/{page=" + RICH[1:] + "}/", ("practices_curating",)),
    Address("what is known of much", "/beheer/onderbouwing/{page=" + TO_CONFIRM + "}/", ("practices_curating",)),
    Address(
        "a recognition", "/beheer/onderbouwing/{page=" + TO_CONFIRM + "}/?wijzig=erkenning-1", ("practices_curating",)
    ),
    Address("what is known of little", "/beheer/onderbouwing/{page=" + SPARSE[1:] + "}/", ("practices_curating",)),
    Address("edit a meeting", "/beheer/pages/{page=" + OF_A_MEETING[1:] + "}/edit/", ("EventPage",)),
    Address("add a meeting", "/beheer/pages/add/events/eventpage/{page=zeeland/}/", ("EventPage",)),
    Address("seats and people", "/beheer/bijeenkomsten/{page=" + OF_A_MEETING[1:] + "}/", ("events_organising",)),
    Address(
        "let a meeting come again",
        "/beheer/bijeenkomsten/{page=" + OF_A_MEETING[1:] + "}/herhalen/",
        ("events_repeating",),
    ),
    Address("harvest of a meeting", "/beheer/pages/{page=" + OF_A_HARVEST[1:] + "}/edit/", ("EventPage",), tab="Oogst"),
    Address("after a meeting", "/beheer/bijeenkomsten/{page=" + OF_A_HARVEST[1:] + "}/", ("events_organising",)),
    Address(
        "propose a meeting",
        f"/beheer/pages/add/events/coalitioneventpage/{{page={DUINRAND}}}/",
        ("CoalitionEventPage",),
    ),
    Address("edit the agenda", "/beheer/pages/{page=agenda/}/edit/", ("AgendaPage",)),
    Address("edit the library", "/beheer/pages/{page=kennis/}/edit/", ("EvidenceIndexPage",)),
    Address("edit a source", "/beheer/pages/{page=" + OF_A_SOURCE[1:] + "}/edit/", ("EvidencePage",)),
    Address("add a source", "/beheer/pages/add/evidence/evidencepage/{page=kennis/}/", ("EvidencePage",)),
    Address("worklist", "/beheer/werklijst/", ("desk_worklist",)),
    Address("worklist of a region", "/beheer/werklijst/?regio=zeeland", ("desk_worklist",)),
    Address("worklist, not understood", "/beheer/werklijst/?regio=nergens&pagina=x", ("desk_worklist",)),
    Address("notes of a coalition", f"/beheer/notities/{{page={DUINRAND}}}/", ("desk_notes",)),
    Address("proposed words", "/beheer/voorstellen/", ("coalitions_proposals",)),
    Address("looked for", "/beheer/gezocht/", ("gezocht:index",)),
    Address("a synonym of a text", "/beheer/gezocht/synoniem/?tekst=timmeren", ("gezocht:add",)),
    Address("the effect of a synonym", "/beheer/gezocht/synoniem/?tekst=timmeren&ook=techniek", ("gezocht:add",)),
    Address("outbox", "/beheer/reports/mail/", ("outbox_report",)),
    Address("no synonym", "/beheer/gezocht/synoniem/?tekst=vso&ook=!!", ("gezocht:add",)),
)
# Pages that show only between two steps: tests/browser/test_logging_in.py comes by all of them.
ON_THE_WAY = {
    "429.html",
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_edit_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "mfa_list_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
}
# Addresses that a person never sees as a page, with why.
NO_PAGES = {
    "vergelijken/tabel.": "a comparison in a file",
    "agenda/agenda.": "the agenda for calendar programs and feed readers",
    ".well-known/security.txt": "plain text for who found a leak",
    "healthz/live": "plain text for what watches over the process",
    "healthz/ready": "plain text for what watches over the process",
    "zoeken/suggesties/": "rows for the search field while somebody types",
    "accounts/tweede-stap/herstelcodes/bestand/": "a file with the codes",
    "^media/": "a picture, never a page",
    "^documents/": "a document to download, never a page",
    "^beheer/bestanden/": "an original or a thumbnail, for people with permission",
    "documents/authenticate_with_password/": "Wagtail's own, for the password of a private collection",
}
NO_ADMIN_PAGES = {
    "events_people_csv": "a file with who comes to a meeting",
    "events_people_ods": "a file with who comes to a meeting",
    "desk_still_true": "a button of the desk",
    "desk_answered": "a button of the desk",
    "desk_draft_text": "the frame of the page for who reads along",
    "desk_reading_help": "a few lines below a field while somebody types",
    "desk_who": "for a script: whether somebody is still logged in",
    "practice_completeness": "the meter beside the form",
}
# Lists that differ from another in their words alone: what holds for all pages is tried on one of them.
ALIKE = {f"terms: {name}" for name in VOCABULARIES} - {"terms: activiteit", "terms: tijdstip"}
LOOKED_AT = tuple(address for address in ADMIN if address.name not in ALIKE)
