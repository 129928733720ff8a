"""The kinds of work of a coordinator, most urgent first, each with the one next step."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """In the order of the list: first what keeps somebody else waiting, last what is missing."""

    REVIEW = "beoordelen", _("To review")
    ANSWERED = "beantwoord", _("Asked back and answered")
    QUESTION = "vraag", _("Questions of readers without an answer")
    ASKED_THERE = "bijeenkomst", _("Questions of a meeting without an answer")
    HARVEST = "oogst", _("Meetings without a harvest")
    PROPOSAL = "voorstel", _("Proposed words")
    MEASUREMENT = "meting", _("Measurements to be seen")
    CHANGED = "gewijzigd", _("Changed since approval, not sent in")
    RECOGNITION = "erkenning", _("Recognition that ends")
    PICTURE = "beeld", _("Images whose consent ends")
    DOCUMENT = "document", _("Documents whose consent ends")
    STALE = "bevestigen", _("Practices that nobody confirmed")
    RELATION = "relatie", _("Relations to look at again")
    LINK = "link", _("Dead links")
    STARTER = "starter", _("Starters without a practice")

    @property
    def rank(self) -> int:
        """Its place in the list, from 0."""
        return list(Kind).index(self)


STEPS: dict[Kind, tuple[str | Promise, str | Promise]] = {
    Kind.REVIEW: (_("Read it"), _("Approve it, or ask for a change.")),
    Kind.ANSWERED: (_("Read the answer"), _("You asked for something, and the coalition sent it in again.")),
    Kind.QUESTION: (_("Ask the coalition"), _("A reader asked something ten days ago or more. Was it answered?")),
    Kind.ASKED_THERE: (_("Give the answer"), _("It was asked at a meeting, and the page says: no answer yet.")),
    Kind.HARVEST: (_("Fill in the harvest"), _("It is over. What did it leave for who was not there?")),
    Kind.PROPOSAL: (_("Decide on the word"), _("An author misses a word in a list.")),
    Kind.MEASUREMENT: (_("Look at the measurement"), _("Is it clear to somebody outside the coalition?")),
    Kind.CHANGED: (_("See what changed"), _("There is a newer text that nobody sent in. Ask whether it is ready.")),
    Kind.RECOGNITION: (_("Look it up in the register"), _("Was the recognition renewed? Then change the date.")),
    Kind.PICTURE: (_("Open the image"), _("Ask the coalition for new consent, or for another image.")),
    Kind.DOCUMENT: (_("Open the document"), _("Ask the coalition for new consent, or for another document.")),
    Kind.STALE: (_("Ask the coalition"), _("Nobody has said for more than a year that it still holds.")),
    Kind.RELATION: (_("Look at it again"), _("Nobody has looked for two years whether this still fits.")),
    Kind.LINK: (_("Look for the new address"), _("What the source refers to cannot be reached any more.")),
    Kind.STARTER: (_("Help with the first"), _("Call the coalition; an example from nearby stands beside it.")),
}
"""By kind what its button says, and a sentence about what to do."""
