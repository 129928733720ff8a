"""The form of a source."""

from typing import Any

from django import forms

from vocabularies.forms import PageWithTermsForm
from vocabularies.models import Domain, Term


class EvidenceForm(PageWithTermsForm):
    """The six domains are there to tick, lists offer the words of now, and only publication asks for everything."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["domains"] = forms.ModelMultipleChoiceField(
            Domain.objects.all(),
            required=False,
            label=self.fields["domains"].label,
            widget=forms.CheckboxSelectMultiple,
        )
        self.initial["domains"] = [domain.pk for domain in self.instance.domains.all()]
        for name in ("kind", "institute"):
            field = self.fields[name]
            vocabulary = self.instance._meta.get_field(name).remote_field.limit_choices_to["vocabulary"]
            offered = Term.objects.offered().filter(vocabulary=vocabulary)
            field.queryset = offered | Term.objects.filter(pk=getattr(self.instance, f"{name}_id"))

    def _post_clean(self) -> None:
        """What publication asks for is judged when the page has what was typed."""
        super()._post_clean()
        if not self.is_deferred_validation:
            for name, sentence in self.instance.lacks().items():
                self.add_error(name, sentence)
