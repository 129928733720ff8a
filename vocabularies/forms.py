"""The form of a page that carries terms."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from vocabularies.models import Domain, ProposalOutcome, Term
from vocabularies.proposing import Missed, words_of


def missed_field() -> forms.CharField:
    """Where an author writes what stands not in a list."""
    return forms.CharField(
        label=gettext_lazy("Is it not in the list? Propose a word"),
        help_text=gettext_lazy(
            "One on each line. The coordinator decides; until then readers do not see it. You can send the text in."
        ),
        required=False,
        widget=AdminAutoHeightTextInput,
    )


def meant_field() -> forms.CharField:
    """Where an author explains that word."""
    return forms.CharField(
        label=gettext_lazy("What do you mean by it?"),
        help_text=gettext_lazy("For the coordinator; it may stay empty."),
        max_length=300,
        required=False,
        widget=AdminAutoHeightTextInput,
    )


# Django's class takes no type argument when it runs.
class TermChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Terms as the author reads them: a value below another is set in. `became`: by its id what a merged one is now,
    so that a form which was opened before the merge is as good as any.
    """

    became: Mapping[int, int]

    def label_from_instance(self, obj: Any) -> str:
        name = obj.name if obj.accepted else f"{obj.name} ({_standing(obj)})"
        return f"— {name}" if obj.parent_id else name

    def clean(self, value: Any) -> Any:
        now = {str(old): str(new) for old, new in self.became.items()}
        return super().clean([now.get(str(each), each) for each in value] if value else value)


def _standing(term: Term) -> str:
    rows = term.proposals.all()
    declined = next((row for row in rows if row.outcome == ProposalOutcome.DECLINED), None)
    if declined is None or any(row.outcome == ProposalOutcome.WAITS for row in rows):
        return _("proposed")
    return _("declined: %(sentence)s") % {"sentence": declined.sentence}


def _offers_terms(field: "forms.ModelMultipleChoiceField[Any]") -> bool:
    return field.queryset is not None and field.queryset.model is Term


def offer_domains(form: WagtailAdminPageForm) -> None:
    """Boxes instead of Wagtail's own field for tags, in which one would have to type."""
    field = form.fields["domains"]
    form.fields["domains"] = forms.ModelMultipleChoiceField(
        Domain.objects.all(),
        required=field.required,
        label=field.label,
        help_text=field.help_text,
        widget=forms.CheckboxSelectMultiple,
    )
    form.initial["domains"] = [domain.pk for domain in form.instance.domains.all()]


class PageWithTermsForm(WagtailAdminPageForm):
    """Offers the terms of now, and keeps a hidden or proposed one that the page already carries.

    Of the fields in `may_be_proposed` the form has `<field>_missed` and `<field>_meant`, too.
    """

    may_be_proposed: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        merged = Term.objects.filter(merged_into__isnull=False).select_related("merged_into")
        became = {term.pk: term.became().pk for term in merged}
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelMultipleChoiceField) and _offers_terms(field):
                self.fields[name] = self._choice(name, field, became)
        for name in self.may_be_proposed:
            self.initial[f"{name}_meant"] = self._meant(name)

    def _choice(
        self, name: str, field: "forms.ModelMultipleChoiceField[Term]", became: Mapping[int, int]
    ) -> TermChoice:
        chosen = (
            [became.get(term.pk, term.pk) for term in getattr(self.instance, name).all()] if self.instance.pk else []
        )
        self.initial[name] = chosen
        offered = Term.objects.offered() | Term.objects.filter(pk__in=chosen)
        choice = TermChoice(
            offered.filter(vocabulary=self._vocabulary(name)).select_related("parent").prefetch_related("proposals"),
            required=field.required and not self._typed(name),
            label=field.label,
            help_text=field.help_text,
            initial=field.initial,
            widget=forms.CheckboxSelectMultiple,
        )
        choice.became = became
        return choice

    def _vocabulary(self, name: str) -> str:
        vocabulary: str = self.instance._meta.get_field(name).remote_field.limit_choices_to["vocabulary"]
        return vocabulary

    def _typed(self, name: str) -> str:
        return str(self.data.get(f"{name}_missed", "")).strip()

    def _meant(self, name: str) -> str:
        if not self.instance.pk:
            return ""
        rows = self.instance.proposed_terms.undecided().filter(term__vocabulary=self._vocabulary(name))
        return rows.exclude(why="").values_list("why", flat=True).first() or ""

    def clean(self) -> Any:
        cleaned = super().clean()
        for name in self.may_be_proposed:
            try:
                words_of(self._typed(name))
            except forms.ValidationError as error:
                self.add_error(f"{name}_missed", error)
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """What was typed is carried when a revision is written: a preview saves the form, too, and proposes nothing."""
        self.instance.missed_words = [self._missed(name) for name in self.may_be_proposed]
        return super().save(commit=commit)

    def _missed(self, name: str) -> Missed:
        why = self.cleaned_data.get(f"{name}_meant", "")
        return Missed(name, self._vocabulary(name), words_of(self._typed(name)), why, self.for_user)


class FilledForPublicationForm(PageWithTermsForm):
    """Of a page that its writer publishes: the domains are there to tick, and what is `missing` (sentences by
    field) only publication asks for.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_domains(self)

    def _post_clean(self) -> None:
        """Judged when the page has what was typed."""
        super()._post_clean()
        if not self.is_deferred_validation:
            for name, sentence in self.instance.missing().items():
                self.add_error(name, sentence)
