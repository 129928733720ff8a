"""The forms for readers: a question, and “klopt niet / weghalen”."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalitions.incoming.robots import ReadersForm, at_most, one_line
from coalitions.models import Wish
from mail.models import LONGEST_ADDRESS

LONGEST_NAME = 100
LONGEST_TEXT = 3000
NO_ADDRESS = gettext_lazy("This is no e-mail address. Write it as name@school.nl.")


class AddressField(forms.EmailField):
    """An address that mail takes; one sentence for all that is none."""

    default_error_messages: ClassVar[dict[str, Any]] = {"invalid": NO_ADDRESS, "max_length": NO_ADDRESS}

    def __init__(self, **options: Any) -> None:
        super().__init__(
            max_length=LONGEST_ADDRESS,
            widget=forms.EmailInput({"class": "utrecht-textbox", "autocomplete": "email"}),
            **options,
        )


class QuestionForm(ReadersForm):
    """Who asks, and what."""

    naam = forms.CharField(
        label=gettext_lazy("Your name"),
        validators=[at_most(LONGEST_NAME), one_line],
        error_messages={"required": gettext_lazy("Write your name, so that they know who asks.")},
        widget=forms.TextInput({"class": "utrecht-textbox", "autocomplete": "name"}),
    )
    email = AddressField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("The answer goes to this address. It is not shown on the site."),
        error_messages={"required": gettext_lazy("Write your e-mail address, or nobody can answer you.")},
    )
    vraag = forms.CharField(
        label=gettext_lazy("Your question"),
        validators=[at_most(LONGEST_TEXT)],
        error_messages={"required": gettext_lazy("Write what you want to know.")},
        widget=forms.Textarea({"class": "utrecht-textbox k-tekstvak", "rows": "7"}),
    )


class ReportForm(ReadersForm):
    """What is wrong, or that the page should go."""

    wens = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        choices=Wish.choices,
        error_messages={"required": gettext_lazy("Choose one of the two.")},
        widget=forms.RadioSelect,
    )
    tekst = forms.CharField(
        label=gettext_lazy("What is wrong, or why should it go?"),
        help_text=gettext_lazy("If you can, say where we can read what is right."),
        required=False,
        validators=[at_most(LONGEST_TEXT)],
        widget=forms.Textarea({"class": "utrecht-textbox k-tekstvak", "rows": "7"}),
    )
    email = AddressField(
        label=gettext_lazy("Your e-mail address (not required)"),
        help_text=gettext_lazy("Only to ask you something or to tell what we did."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("wens") == Wish.WRONG and not given.get("tekst") and "tekst" not in self.errors:
            self.add_error("tekst", ValidationError(_("Write what is wrong.")))
        return given
