"""What the log says of a meeting: never who signed up."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from coalitions.log_actions import tell

ACTIONS = {
    "kansrijk.meeting_opened": (_("Open signing up"), _("Opened signing up, with %(seats)s seats")),
    "kansrijk.meeting_resized": (_("Change the seats"), _("Changed the seats to %(seats)s")),
    "kansrijk.meeting_called_off": (_("Call off"), _("Called the meeting off; %(people)s people were told")),
    "kansrijk.meeting_attended": (_("Mark who came"), _("Marked who came: %(people)s people")),
    "kansrijk.meeting_written": (_("Write to everybody"), _("Wrote to %(people)s people")),
    "kansrijk.meeting_wanted": (_("Ask for a practice"), _("Asked a coalition to write “%(title)s”")),
    "kansrijk.meeting_added": (_("Write somebody in"), _("Wrote somebody in")),
    "kansrijk.meeting_taken_off": (_("Take somebody off"), _("Took somebody off")),
}


@hooks.register("register_log_actions")
def register(registry: Any) -> None:
    tell(registry, ACTIONS)
