"""The form of a source."""

from typing import Any

from vocabularies.forms import FilledForPublicationForm
from vocabularies.models import Term


class EvidenceForm(FilledForPublicationForm):
    """The six domains are there to tick, lists offer the words of now, and only publication asks for everything."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("kind", "institute"):
            field = self.fields[name]
            offered = Term.objects.offered().filter(vocabulary=self._vocabulary(name))
            field.queryset = offered | Term.objects.filter(pk=getattr(self.instance, f"{name}_id"))
