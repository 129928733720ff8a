"""The form of a page that is reviewed."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _

from coalitions.review.meanwhile import saved_meanwhile
from vocabularies.forms import PageWithTermsForm, meant_field, missed_field


class ReviewedPageForm(PageWithTermsForm):
    """Two people in one text are told, and neither's words are lost: what was typed stays in the form, and what the
    other person saved stays in the history. An activity that stands not in the list may be proposed.
    """

    may_be_proposed: ClassVar[tuple[str, ...]] = ("activities",)
    activities_missed = missed_field()
    activities_meant = meant_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:  # what whoever asked for this page knows of it already
            self.initial.update(getattr(self.parent_page, "suggested", {}))

    def clean(self) -> Any:
        cleaned = super().clean()
        if self.instance.pk and saved_meanwhile(self.instance, self.data, self.for_user):
            raise forms.ValidationError(
                _("Your text is not saved yet. Save once more to put it in the place of the other one."),
                code="meanwhile",
            )
        return cleaned
