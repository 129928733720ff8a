"""The form with which an editor says what readers mean by what they type."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.dutch.synonyms import ARROW
from search.finding import synonyms
from search.models import SynonymSet
from search.synonym_rows import adds_nothing, faults_of_row, faults_of_text, is_ambiguous, texts_of


class SynonymForm(forms.Form):
    """What readers type, and what else it means. `gezien` holds the row whose effect the editor has seen."""

    tekst = forms.CharField(label=gettext_lazy("What readers type"), max_length=200)
    ook = forms.CharField(
        label=gettext_lazy("Also means"),
        max_length=700,
        help_text=gettext_lazy("One word or a few that belong together. More than one meaning? Put commas in between."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    eenrichting = forms.BooleanField(
        label=gettext_lazy("One way only"),
        required=False,
        help_text=gettext_lazy(
            "Choose this when the other word is broader: who types “bijlmer” also wants to see Amsterdam Zuidoost, but "
            "not the other way round."
        ),
    )
    gezien = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def row(self) -> str:
        """The row as it would be saved; empty when there is none yet."""
        if not self.is_bound or not self.is_valid():
            return ""
        return _row(self.cleaned_data)

    @property
    def seen(self) -> bool:
        """Whether the editor saw the effect of exactly this row."""
        return bool(self.row) and self.cleaned_data["gezien"] == self.row

    def clean_tekst(self) -> str:
        return _without_fault(self.cleaned_data["tekst"], _("Write one thing here, without a comma."))

    def clean_ook(self) -> str:
        text: str = self.cleaned_data["ook"]
        for one in texts_of(text):
            _without_fault(one, "")
        return ", ".join(texts_of(text))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not {"tekst", "ook"} <= cleaned.keys():
            return cleaned
        row = _row(cleaned)
        for fault in faults_of_row(row):
            self.add_error("tekst" if is_ambiguous(cleaned["tekst"]) else "ook", fault)
        if not self.errors and adds_nothing(row, synonyms()):
            self.add_error("ook", _("These words find each other already. Nothing needs to be added."))
        return cleaned

    def save(self) -> SynonymSet:
        """Keep the row; it counts from the next question on."""
        return SynonymSet.objects.create(words=self.row)


def _row(cleaned: dict[str, Any]) -> str:
    between = f" {ARROW} " if cleaned["eenrichting"] else ", "
    return f"{cleaned['tekst']}{between}{cleaned['ook']}"


def _without_fault(text: str, one_only: str) -> str:
    if one_only and "," in text:
        raise forms.ValidationError(one_only)
    if ARROW in text:
        raise forms.ValidationError(_("Leave out “=>”. Choose “One way only” instead."))
    if faults := faults_of_text(text):
        raise forms.ValidationError(faults)
    return text
