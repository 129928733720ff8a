"""The form of a source."""

from typing import Any

from vocabularies.forms import PageWithTermsForm, offer_domains
from vocabularies.models import Term


class EvidenceForm(PageWithTermsForm):
    """The six domains are there to tick, lists offer the words of now, and only publication asks for everything."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_domains(self)
        for name in ("kind", "institute"):
            field = self.fields[name]
            offered = Term.objects.offered().filter(vocabulary=self._vocabulary(name))
            field.queryset = offered | Term.objects.filter(pk=getattr(self.instance, f"{name}_id"))

    def _post_clean(self) -> None:
        """What publication asks for is judged when the page has what was typed."""
        super()._post_clean()
        if not self.is_deferred_validation:
            for name, sentence in self.instance.lacks().items():
                self.add_error(name, sentence)
