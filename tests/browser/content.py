"""What the site of the browser tests holds besides the demo content: lines for its shell, each run once."""

from tests.people import EDITOR, Person

PASSWORD = "alleen-voor-lezers"
# A page behind a password, as an editor makes it.
PRIVATE_PAGE = f"""
from home.models import ContentPage, HomePage
from wagtail.models import PageViewRestriction
page = HomePage.objects.get().add_child(
    instance=ContentPage(title="Besloten", slug="besloten", body="<p>Voor wie het weet.</p>", in_footer=False)
)
PageViewRestriction.objects.create(page=page, restriction_type="password", password="{PASSWORD}")
"""
SECOND_FACTOR = f"""
from accounts.models import User
from accounts.second_factor import set_up_app
set_up_app(User.objects.get(email="{EDITOR.email}"), "{EDITOR.secret}")
"""
# Two photos in the library, one of which waits for consent, and a practice and its coalition that show the other one.
PICTURES = """
from django.core.files.base import ContentFile
from images.chores import keep_to_consent
from images.models import Attachment, Picture
from practices.models import PracticePage
from tests.images.files import PDF, a_drawn_square
square = Picture.objects.create(
    title="Schoolplein", description="Een schoolplein met bomen en een klimrek", people="niemand",
    file=ContentFile(a_drawn_square(), name="plein.jpg"),
)
Picture.objects.create(
    title="Gymzaal", description="Kinderen in een gymzaal", people="kinderen", consent="gevraagd",
    file=ContentFile(a_drawn_square(1200, 1200), name="zaal.jpg"),
)
Attachment.objects.create(title="Lesplan", people="niemand", file=ContentFile(PDF, name="lesplan.pdf"))
practice = PracticePage.objects.get(external_id="leerorkest")
practice.picture = square
practice.story = [*practice.story.raw_data, {"type": "beeld", "value": {"foto": square.pk, "bijschrift": "Het plein"}}]
practice.save_revision().publish()
coalition = practice.get_parent().specific
coalition.picture = square
coalition.save_revision().publish()
keep_to_consent()
"""
# What waits for people in the admin: something of each list.
WAITING = """
from coalitions.incoming.contact import ask
from coalitions.models import Claim, CoalitionPage
from coalitions.incoming.reports import report
from practices.models import PracticePage
page = PracticePage.objects.order_by("pk").first()
ask(page, "Jan de Lezer", "reader@example.org", "Hoeveel kinderen doen er mee?")
report(page, "klopt-niet", "Het zijn drie scholen.", "reader@example.org")
Claim.objects.create(page=page, coalition=CoalitionPage.objects.exclude(pk=page.get_parent().pk).first())
"""
# A coalition at work: a text that waits, one that was corrected, one in which a change was asked, one to confirm, an
# invitation, a note, and a coordinator elsewhere who reads along. In a draft two words are missed.
NOOR = Person("noor@example.org", "zingen-in-de-duinen")
COR = Person("cor@example.org", "fietsen-over-de-dijk", EDITOR.secret)
DUINRAND = "zeeland/duinrand/"
WAITS, CORRECTED = f"{DUINRAND}zingen-in-de-duinen/", f"{DUINRAND}zwemmen-voor-het-ontbijt/"
CHANGE_ASKED, TO_CONFIRM = f"{DUINRAND}tuinieren-met-opa/", f"{DUINRAND}koken-op-vrijdag/"
AT_WORK = f"""
from datetime import timedelta
from django.utils import timezone
from accounts.models import User
from coalitions.inviting.invitations import invite
from coalitions.models import CoalitionPage, Confirmation, RegionPage, Role
from coalitions.review import doors
from desk.models import Note
from events import seats
from events.models import CoalitionEventPage, EventPage, Evaluation, Seating, SignUp, WantedPractice
from images.models import Attachment, Picture
from evidence.models import EvidencePage, Recognition, RecognitionLevel, Register, Relation
from practices.models import Measurement
from tests.browser.content import COR, NOOR
from tests.cast import a_practice, rewrite
from tests.people import registered
from vocabularies.models import Area, Term
from vocabularies.proposing import Missed
zeeland, elsewhere = RegionPage.objects.get(slug="zeeland"), RegionPage.objects.get(slug="zuid-holland")
editor = User.objects.get(email="{EDITOR.email}")
noor, cor = registered(NOOR, first_name="Noor"), registered(COR, first_name="Cor")
coalition = zeeland.add_child(instance=CoalitionPage(
    title="Duinrand", slug="duinrand", summary="Drie scholen en het koor van Duinrand.", also_in=[elsewhere],
    contact_email=NOOR.email,
))
coalition.access.authors.user_set.add(noor)
coalition.access.owners.user_set.add(noor)
zeeland.access.coordinators.user_set.add(cor)
elsewhere.access.coordinators.user_set.add(editor)
def written(title, summary):
    page = a_practice(coalition, noor, title)
    page.summary, page.areas = summary, Area.objects.filter(slug="zeeland")
    page.save_revision(user=noor)
    return page
def sent_in(title, summary):
    page = written(title, summary)
    doors.submit(page, noor)
    return type(page).objects.get(pk=page.pk)
sent_in("Zingen in de duinen", "Elke dinsdag zingen kinderen van groep 5 en 6 samen buiten.")
swimming = sent_in("Zwemmen voor het ontbijt", "Kinderen van groep 5 zwemmen elke dinsdag voor het ontbijt.")
swimming = rewrite(swimming, cor, "Kinderen van groep 5 en 6 zwemmen elke dinsdag, voor het ontbijt.")
doors.hand_back(swimming, cor, doors.version_of(swimming))
doors.ask_change(sent_in("Tuinieren met opa", "Grootouders tuinieren met kinderen."), cor, "Noem ook wat het kost.")
public = written("Koken op vrijdag", "Kinderen koken met een ouder.")
public.measurements.add(Measurement(
    kind=Term.objects.get(vocabulary="meting", slug="mening"), what="of kinderen thuis vaker koken",
    measured_by="de school", measured_when="voorjaar 2026", number=41, number_words="ouders van groep 7 en 8",
    outcome="geen-verschil", result="Evenveel als het jaar ervoor. De kinderen vonden het wel leuk.",
))
public.save_revision(user=noor).publish()
Relation.objects.create(
    practice=public, source=EvidencePage.objects.get(slug__startswith="gecontroleerd-onderzoek"), kind="gedeeltelijk",
    why="Ook hier koken kinderen op school; bewegen hoort er niet bij.", by=cor,
)
recognised = Recognition(
    practice=public, register=Register.objects.first(), level=RecognitionLevel.objects.first(), by=cor,
    approach="Smaaklessen", recognised_on=timezone.localdate() - timedelta(days=1200), link="https://example.org/",
)
recognised.full_clean()
recognised.save()
Confirmation.objects.create(page=public, by=noor, on=timezone.localdate() - timedelta(days=400))
chess = written("Schaken op het plein", "Wie wil schaakt op het plein.")
chess.missed_words = [Missed("activities", "activiteit", ["Schaken", "Dammen"], "Op een groot bord.", noor)]
chess.save_revision(user=noor)
soon = timezone.localtime(timezone.now() + timedelta(days=20)).replace(hour=13, minute=30, second=0, microsecond=0)
meeting = zeeland.add_child(instance=EventPage(
    title="Samen de duinen in", slug="samen-de-duinen-in", kind="werkbezoek", summary="Wij kijken hoe Duinrand zingt.",
    starts_at=soon, ends_at=soon + timedelta(hours=3), place="Het koorhuis, Duinweg 1, Duinrand", cost="gratis",
    programme="<p>Eerst koffie, dan de duinen in.</p>", needs_why="Er is soep.", contact="De coördinatoren van Zeeland",
    accessibility="Drempelvrij; in de duinen ligt een schelpenpad.", for_whom="Coalities die willen zingen",
))
meeting.speakers.create(name="Koor van Duinrand", about="zingen met groep 5")
meeting.presented.create(practice=public)
meeting.questions.create(text="Wat wilt u leren?")
meeting.save_revision(user=cor).publish()
Seating.objects.create(event=meeting, seats=2)
for name in ("jan", "els", "piet"):
    wish = seats.Wish(name.title(), "De Regenboog", name + "@example.org")
    seats.confirm(seats.sign_up(meeting, wish, timezone.now()), timezone.now())
full = zeeland.add_child(instance=EventPage(
    title="Webinar over geld", slug="webinar-over-geld", kind="webinar", summary="Wat betaalt wie?", starts_at=soon,
    ends_at=soon + timedelta(hours=1), online_link="https://video.example/geld",
))
Seating.objects.create(event=full, seats=40)
over = soon - timedelta(days=31)  # never in the month of the others
past = zeeland.add_child(instance=EventPage(
    title="Zingend leren", slug="zingend-leren", kind="regiobijeenkomst", summary="Wat zingen doet met taal.",
    starts_at=over, ends_at=over + timedelta(hours=3), place="De Stadszaal, Markt 1, Middelburg",
    report="<p>Drie coalities zingen nu elke week. Wie begon met een kort lied hield het vol.</p>",
))
past.presented.create(practice=public)
past.asked.create(question="Wie betaalt het koor?", answer="De gemeente, uit het cultuurfonds.")
past.asked.create(question="Zingen ouders mee?")
past.agreements.create(text="In mei kijken wij bij elkaar.", who="Duinrand")
past.files.create(document=Attachment.objects.get(title="Lesplan"))
past.photos.create(picture=Picture.objects.get(title="Schoolplein"), caption="Buiten zingen klinkt verder.")
past.save_revision(user=cor).publish()
Seating.objects.create(event=past, seats=20)
SignUp.objects.create(
    event=past, name="Mo", organisation="Duinrand", email="mo@example.org", stage="bevestigd", came=True
)
for gain in ("veel", "veel", "iets", "iets", "weinig"):
    Evaluation.objects.create(event=past, gain=gain, use="ja", otherwise="Meer tijd om te zingen.")
WantedPractice.objects.create(
    event=past, coalition=coalition, title="Het ochtendlied", contact="dirigent", asked_by=cor
)
proposed = coalition.add_child(instance=CoalitionEventPage(
    title="Kijk bij het koor", slug="kijk-bij-het-koor", kind="werkbezoek", summary="Loop een ochtend mee.",
    starts_at=soon, ends_at=soon + timedelta(hours=2), place="Het koorhuis, Duinweg 1, Duinrand", live=False,
))
proposed.save_revision(user=noor)
doors.submit(proposed, noor)
proposed = CoalitionEventPage.objects.get(pk=proposed.pk)
doors.approve(proposed, cor, doors.version_of(proposed))
Note.objects.create(coalition=coalition, by=cor, text="Belt liever niet op woensdag.")
invite("iris@example.org", Role.AUTHOR, coalition, noor, "Fijn dat je meedoet, Iris.")
"""
