"""With which a reader signs up."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coalitions.incoming.contact_forms import LONGEST_NAME, AddressField
from coalitions.incoming.robots import ReadersForm, at_most, one_line
from events.models import EventPage, SignUp
from events.seats import Wish

LONGEST_ANSWER = 500
LONGEST_NEEDS = 300
QUESTION = "vraag-"


def text_line(label: Any, required: Any = "", most: int = LONGEST_NAME, **attributes: str) -> forms.CharField:
    """A line of text; `required`: the sentence when it is left empty."""
    return forms.CharField(
        label=label,
        required=bool(required),
        validators=[at_most(most), one_line],
        error_messages={"required": required},
        widget=forms.TextInput({"class": "utrecht-textbox", **attributes}),
    )


class SignUpForm(ReadersForm):
    """Who comes. What this meeting asks besides is added to it."""

    naam = text_line(_("Your name"), _("Write your name: it stands on the list of this meeting."), autocomplete="name")
    organisatie = text_line(
        _("Your school or organisation"),
        _("Write where you work."),
        most=200,
        autocomplete="organization",
    )
    rol = text_line(_("Your role there (not required)"), autocomplete="organization-title")
    email = AddressField(
        label=_("Your e-mail address"),
        help_text=_("You get a mail with a link, with which you confirm that it was you."),
        error_messages={"required": _("Write your e-mail address: your seat is confirmed there.")},
    )

    def __init__(self, *args: Any, event: EventPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if event.needs_why:
            self.fields["wensen"] = forms.CharField(
                label=_("Diet, or what you need to take part (not required)"),
                help_text=event.needs_why,
                required=False,
                validators=[at_most(LONGEST_NEEDS)],
                widget=forms.Textarea({"class": "utrecht-textbox k-tekstvak k-tekstvak--kort", "rows": "2"}),
            )
        self.questions = {f"{QUESTION}{question.pk}": question for question in event.questions.all()}
        for name, question in self.questions.items():
            self.fields[name] = forms.CharField(
                label=question.text,
                required=question.required,
                validators=[at_most(LONGEST_ANSWER)],
                error_messages={"required": _("The organiser needs an answer to this.")},
                widget=forms.Textarea({"class": "utrecht-textbox k-tekstvak k-tekstvak--kort", "rows": "2"}),
            )

    @classmethod
    def about(cls, row: SignUp, data: Any = None) -> "SignUpForm":
        """To change what somebody filled in. The address stays: it is how we know that it is them."""
        given = dict(row.answers)
        names = {"naam": row.name, "organisatie": row.organisation, "rol": row.role, "wensen": row.needs}
        form = cls(data, event=row.event, initial=names)
        for name, question in form.questions.items():
            form.initial[name] = given.get(question.text, "")
        del form.fields["email"]
        return form

    def wish(self) -> Wish:
        """What was filled in."""
        given = self.cleaned_data
        answers = [[question.text, given[name]] for name, question in self.questions.items() if given[name]]
        return Wish(
            name=given["naam"],
            organisation=given["organisatie"],
            email=given.get("email", ""),
            role=given["rol"],
            needs=given.get("wensen", ""),
            answers=answers,
        )
