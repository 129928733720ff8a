"""What the log says of coalitions: who came, who went, who corrected and asked, and which words they got."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from coalitions.confirming import LOG_ACTION

ACTIONS = {
    "kansrijk.handed_back": (_("Ask the coalition's yes"), _("Corrected the text and asked for a yes")),
    "kansrijk.invited": (_("Invite"), _("Invited %(email)s")),
    "kansrijk.withdrawn": (_("Withdraw"), _("Withdrew the invitation of %(email)s")),
    "kansrijk.joined": (_("Accept"), _("%(person)s accepted an invitation")),
    "kansrijk.taken_off": (_("Take off"), _("%(person)s was taken off")),
    LOG_ACTION: (_("Confirm"), _("Said that it still holds")),
    "kansrijk.claimed": (_("Claim"), _("Claimed by a coalition")),
    "kansrijk.claim_accepted": (_("Accept a claim"), _("Went to the coalition that claimed it")),
    "kansrijk.claim_declined": (_("Decline a claim"), _("A claim was declined")),
    "kansrijk.claim_withdrawn": (_("Withdraw a claim"), _("A claim was withdrawn")),
    "kansrijk.term_accepted": (_("Accept a word"), _("The word “%(word)s” was accepted as “%(term)s”")),
    "kansrijk.term_merged": (_("Merge a word"), _("The word “%(word)s” became “%(term)s”")),
    "kansrijk.term_declined": (_("Decline a word"), _("The word “%(word)s” was declined")),
    "kansrijk.reported": (_("Report"), _("A reader reported this page")),
    "kansrijk.report_hidden": (_("Hide after a report"), _("Hidden after a report of a reader")),
    "kansrijk.report_undone": (_("Show again"), _("Shown again after it was hidden")),
    "kansrijk.report_handled": (_("Handle a report"), _("A report of a reader was handled")),
}


class Told(LogFormatter):
    """A sentence with what was written down beside the action."""

    sentence: Any

    def format_message(self, log_entry: Any) -> str:
        told: str = str(self.sentence) % (log_entry.data or {})
        return told


def tell(registry: Any, actions: Mapping[str, tuple[Any, Any]]) -> None:
    """Register actions, each with what it is called and the sentence of the log."""
    for action, (label, sentence) in actions.items():
        registry.register_action(action)(type("ToldInOurWords", (Told,), {"label": label, "sentence": sentence}))


@hooks.register("register_log_actions")
def register(registry: Any) -> None:
    tell(registry, ACTIONS)
