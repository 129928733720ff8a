"""What somebody sees who follows the link of an invitation."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.cache import never_cache

from accounts.entering import enter
from accounts.forms import PASSWORD_HELP, Ours
from accounts.models import User
from coalitions.inviting import invitations
from coalitions.models import Invitation, Role
from coalitions.refusal import Refused


class NewcomerForm(Ours):
    """Who somebody is, and with what they log in from now on."""

    labels = {"first_name": _("First name"), "last_name": _("Last name"), "password": _("Choose a password")}
    help_texts = {
        "first_name": _("Your colleagues and the coordinator of the region see your name, readers do not."),
        "password": PASSWORD_HELP["password1"],
    }

    first_name = forms.CharField(max_length=150, widget=forms.TextInput(attrs={"autocomplete": "given-name"}))
    last_name = forms.CharField(max_length=150, widget=forms.TextInput(attrs={"autocomplete": "family-name"}))
    password = forms.CharField(
        max_length=200, strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_password(self) -> str:
        chosen: str = self.cleaned_data["password"]
        names = {name: self.cleaned_data.get(name, "") for name in ("first_name", "last_name")}
        password_validation.validate_password(chosen, User(email=self.email, **names))
        return chosen


@method_decorator(never_cache, name="dispatch")
class AcceptView(View):
    """Looking changes nothing, since programs that read mail follow links too; a button accepts."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            invitation = invitations.read_token(token)
        except Refused as refusal:
            return render(request, "coalitions/invitation_refused.html", {"sentence": refusal}, status=404)
        return self.shown(invitation)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            return self.accepted(invitations.read_token(token), token)
        except Refused as refusal:
            return render(request, "coalitions/invitation_refused.html", {"sentence": refusal}, status=409)

    def accepted(self, invitation: Invitation, token: str) -> HttpResponse:
        if invitations.account_of(invitation):
            invitations.accept(token, self.who())
            return redirect("wagtailadmin_home")
        form = NewcomerForm(self.request.POST, email=invitation.email)
        if not form.is_valid():
            return self.shown(invitation, form)
        return enter(self.request, invitations.accept(token, self.who(), **form.cleaned_data))

    def shown(self, invitation: Invitation, form: NewcomerForm | None = None) -> HttpResponse:
        known, who = invitations.account_of(invitation), self.who()
        context = {
            "invitation": invitation,
            "place": invitations.name_of_place(invitation),
            "role": Role(invitation.role).label,
            "known": known,
            "is_other": who is not None and who != known,
            "may_accept": known is not None and who == known,
            "form": form or NewcomerForm(email=invitation.email),
        }
        return render(self.request, "coalitions/invitation.html", context)

    def who(self) -> User | None:
        return self.request.user if isinstance(self.request.user, User) else None
