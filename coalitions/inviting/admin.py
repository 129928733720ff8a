"""Who writes for a coalition or coordinates a region: a page of the admin for the people it is about."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page

from accounts.models import User
from coalitions.authority import membership
from coalitions.authority.people import owners
from coalitions.inviting import invitations
from coalitions.models import CoalitionPage, Invitation, RegionPage, Role
from coalitions.refusal import Refused
from foundation.admin_pages import AdminPage
from mail.models import LONGEST_ADDRESS


class InviteForm(forms.Form):
    """One address, one role."""

    field_order = ("email", "role", "words")

    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=LONGEST_ADDRESS)
    words = forms.CharField(
        label=gettext_lazy("What you want to say"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Stands above the link in the mail."),
    )

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = forms.ChoiceField(label=_("As"), choices=[(role.value, role.label) for role in roles])
        self.order_fields(self.field_order)


class PeopleView(AdminPage):
    """The members, the invitations that wait, and for whoever may invite a form. `page_id` 0 is the whole country."""

    template_name = "coalitions/admin/people.html"
    header_icon = "group"
    place: Page | None

    def dispatch(self, request: HttpRequest, *args: Any, page_id: int = 0, **kwargs: Any) -> Any:
        page = get_object_or_404(Page, pk=page_id).specific if page_id else None
        if page is not None and not isinstance(page, CoalitionPage | RegionPage):
            raise PermissionDenied
        if not membership.may_see_people(request.user, page):
            raise PermissionDenied
        self.place = page
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("People")

    def get_page_subtitle(self) -> str:
        return str(self.place.title) if self.place else _("the whole country")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        doors: dict[str, Callable[[], HttpResponse]] = {
            "uitnodigen": self.invite,
            "opnieuw": lambda: self.with_invitation(invitations.send_again, _("Sent again, to %(email)s.")),
            "intrekken": lambda: self.with_invitation(invitations.withdraw, _("Withdrawn: %(email)s.")),
            "eraf": self.take_off,
        }
        door = doors.get(request.POST.get("doen", ""))
        if door is None:
            return self.shown()
        try:
            return door()
        except Refused as refusal:
            messages.error(request, str(refusal))
            return self.shown(self.form(request.POST if "email" in request.POST else None))

    def invite(self) -> HttpResponse:
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.shown(form)
        said = form.cleaned_data
        invitations.invite(said["email"], said["role"], self.place, self.request.user, said["words"])
        return self.done(_("Invited: %(email)s.") % {"email": said["email"]})

    def with_invitation(self, door: Callable[[Invitation, Any], None], sentence: str) -> HttpResponse:
        ours = Invitation.objects.filter(place=self.place.pk if self.place else None)
        invitation = get_object_or_404(ours, pk=_number(self.request.POST.get("uitnodiging")))
        door(invitation, self.request.user)
        return self.done(sentence % {"email": invitation.email})

    def take_off(self) -> HttpResponse:
        person = get_object_or_404(User, pk=_number(self.request.POST.get("persoon")))
        membership.take_off(person, self.place, self.request.user)
        self.done(_("%(name)s is not here any more. What they wrote stays.") % {"name": person})
        return redirect("wagtailadmin_home" if person == self.request.user else self.request.path)

    def done(self, sentence: str) -> HttpResponse:
        messages.success(self.request, sentence)
        return redirect(self.request.path)

    def form(self, data: Any = None) -> InviteForm:
        return InviteForm(data, roles=membership.roles_for(self.request.user, self.place))

    def shown(self, form: InviteForm | None = None) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or self.form()
        invite_others = [owner.pk for owner in owners(self.place)] if isinstance(self.place, CoalitionPage) else []
        people = User.objects.filter(groups__in=membership.groups_of(self.place)).distinct()
        waiting = Invitation.objects.open().filter(place=self.place.pk if self.place else None)
        return super().get_context_data(
            place=self.place,
            people=people.order_by("first_name", "email"),
            owners=invite_others,
            invitations=waiting.select_related("invited_by"),
            may_invite=membership.may_take_off(self.request.user, self.place),
            form=form,
            **kwargs,
        )


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
