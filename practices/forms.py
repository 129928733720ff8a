"""The form of a practice."""

from typing import Any

from django import forms
from django.utils.html import strip_tags

from coalitions.review.forms import ReviewedPageForm
from vocabularies.forms import offer_domains


class PracticeForm(ReviewedPageForm):
    """The six domains are there to tick, and pitfalls without a word are no pitfalls."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_domains(self)
        if self.instance.compiled:  # what no source says an editor who mends a comma need not invent
            self.fields["pitfalls"].required = False

    def clean_pitfalls(self) -> str:
        """An editor that was opened and left empty still sends a paragraph."""
        html: str = self.cleaned_data["pitfalls"]
        if strip_tags(html).strip():
            return html
        if self.fields["pitfalls"].required:
            raise forms.ValidationError(self.fields["pitfalls"].error_messages["required"], code="required")
        return ""
