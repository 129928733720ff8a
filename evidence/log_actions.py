"""What the log says of the evidence of a practice."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from coalitions.log_actions import tell

ACTIONS = {
    "kansrijk.recognised": (_("Note a recognition"), _("Noted a recognition: %(said)s")),
    "kansrijk.recognition_changed": (_("Change a recognition"), _("Changed a recognition: %(said)s")),
    "kansrijk.recognition_removed": (_("Remove a recognition"), _("Removed a recognition: %(said)s")),
    "kansrijk.related": (_("Relate to a source"), _("Related to a source: %(said)s")),
    "kansrijk.relation_changed": (_("Change a relation"), _("Changed the relation to a source: %(said)s")),
    "kansrijk.relation_removed": (_("Remove a relation"), _("Removed the relation to a source: %(said)s")),
    "kansrijk.measurement_gezien": (_("See a measurement"), _("Saw the measurement: %(said)s")),
    "kansrijk.measurement_gevraagd": (_("Ask about a measurement"), _("Asked about the measurement: %(said)s")),
    "kansrijk.relation_kept": (_("Look at a relation again"), _("The relation to a source still holds: %(said)s")),
}


@hooks.register("register_log_actions")
def register(registry: Any) -> None:
    tell(registry, ACTIONS)
