"""What the log says of coalitions: who came, who went, who corrected and asked."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

ACTIONS = {
    "kansrijk.handed_back": (_("Ask the coalition's yes"), _("Corrected the text and asked for a yes")),
    "kansrijk.invited": (_("Invite"), _("Invited %(email)s")),
    "kansrijk.withdrawn": (_("Withdraw"), _("Withdrew the invitation of %(email)s")),
    "kansrijk.joined": (_("Accept"), _("%(person)s accepted an invitation")),
    "kansrijk.taken_off": (_("Take off"), _("%(person)s was taken off")),
}


class Told(LogFormatter):
    """A sentence with what was written down beside the action."""

    sentence: Any

    def format_message(self, log_entry: Any) -> str:
        told: str = str(self.sentence) % log_entry.data
        return told


@hooks.register("register_log_actions")
def register(registry: Any) -> None:
    for action, (label, sentence) in ACTIONS.items():
        formatter = type("CoalitionLog", (Told,), {"label": label, "sentence": sentence})
        registry.register_action(action)(formatter)
