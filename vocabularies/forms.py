"""The form of a page that carries terms."""

from typing import Any

from django import forms
from django.db.models import Q
from wagtail.admin.forms import WagtailAdminPageForm

from vocabularies.models import Term


# Django's class takes no type argument when it runs.
class TermChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Terms as the author reads them: a value below another is set in."""

    def label_from_instance(self, obj: Any) -> str:
        return f"— {obj.name}" if obj.parent_id else obj.name


def _offers_terms(field: "forms.ModelMultipleChoiceField[Any]") -> bool:
    return field.queryset is not None and field.queryset.model is Term


class PageWithTermsForm(WagtailAdminPageForm):
    """Offers the terms of now, and keeps a hidden one that the page already carries."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelMultipleChoiceField) and _offers_terms(field):
                self.fields[name] = self._choice(name, field)

    def _choice(self, name: str, field: "forms.ModelMultipleChoiceField[Term]") -> TermChoice:
        chosen = [term.pk for term in getattr(self.instance, name).all()] if self.instance.pk else []
        vocabulary = self.instance._meta.get_field(name).remote_field.limit_choices_to["vocabulary"]
        offered = Q(hidden=False, merged_into=None) | Q(pk__in=chosen)
        return TermChoice(
            Term.objects.filter(offered, vocabulary=vocabulary).select_related("parent"),
            required=field.required,
            label=field.label,
            help_text=field.help_text,
            initial=field.initial,
            widget=forms.CheckboxSelectMultiple,
        )
