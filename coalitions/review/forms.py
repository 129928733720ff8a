"""The form of a page that is reviewed."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from coalitions.review.meanwhile import saved_meanwhile
from vocabularies.forms import PageWithTermsForm


class ReviewedPageForm(PageWithTermsForm):
    """Two people in one text are told, and neither's words are lost: what was typed stays in the form, and what the
    other person saved stays in the history.
    """

    def clean(self) -> Any:
        cleaned = super().clean()
        if self.instance.pk and saved_meanwhile(self.instance, self.data, self.for_user):
            raise forms.ValidationError(
                _("Your text is not saved yet. Save once more to put it in the place of the other one."),
                code="meanwhile",
            )
        return cleaned
