"""A hundred and thirty coalitions at once: a table is read, shown row by row, and only then carried out; and their
first invitations.
"""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.permissions import page_permission_policy

from coalitions.authority.people import is_national_editor, is_reviewer, reviews_somewhere
from coalitions.importing.doing import carry_out
from coalitions.importing.plan import Plan, plans, unknown_columns
from coalitions.importing.table import Row, Unreadable, read_table
from coalitions.inviting import invitations
from coalitions.models import CoalitionPage, Invitation, RegionPage, Role
from coalitions.refusal import Refused
from foundation.admin_pages import AdminPage

KEPT = "coalities-tabel"
"""In the session: the rows that were shown, so that what is carried out is what was seen."""


class ForReviewers(AdminPage):
    """For whoever coordinates a region."""

    header_icon = "group"
    template_name: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not reviews_somewhere(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class UploadForm(forms.Form):
    """One file."""

    tabel = forms.FileField(
        label=gettext_lazy("Table"),
        help_text=gettext_lazy(
            "CSV or XLSX, with in the first line: regio, coalitie, soort, gemeenten, penvoerder, contact, and for each "
            "school year a column such as “fase 2025-2026”. More than one municipality: with a semicolon between them."
        ),
    )


class ImportView(ForReviewers):
    """First the file, then what it would do, then the button."""

    template_name = "coalitions/admin/import.html"
    page_title = gettext_lazy("Coalitions from a table")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "uitvoeren" in request.POST:
            return self.carried_out(request.session.pop(KEPT, []))
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.shown(form)
        file = form.cleaned_data["tabel"]
        try:
            rows = read_table(file.name, file.read())
        except Unreadable as error:
            form.add_error("tabel", str(error))
            return self.shown(form)
        request.session[KEPT] = rows
        return self.shown(form, rows)

    def carried_out(self, rows: list[Row]) -> HttpResponse:
        if not rows:
            messages.error(self.request, _("Choose the file again: nothing was shown yet, so nothing was done."))
            return redirect("coalitions_import")
        made, filled = carry_out(self.plans(rows), self.request.user)
        done = ngettext("%d coalition was made", "%d coalitions were made", made) % made
        filled_up = ngettext("%d was filled up", "%d were filled up", filled) % filled
        messages.success(self.request, _("%(made)s, %(filled)s.") % {"made": done, "filled": filled_up})
        return redirect("coalitions_first_invitations")

    def plans(self, rows: list[Row]) -> list[Plan]:
        return plans(rows, lambda region: is_reviewer(self.request.user, region))

    def shown(self, form: UploadForm, rows: list[Row] | None = None) -> HttpResponse:
        made = self.plans(rows) if rows else []
        context = {"plans": made, "unknown": unknown_columns(rows or []), "faults": sum(bool(p.faults) for p in made)}
        return self.render_to_response(self.get_context_data(form=form, **context))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"form": UploadForm(), **kwargs})


class LetterForm(forms.Form):
    """What stands above the link."""

    words = forms.CharField(
        label=gettext_lazy("What you want to say"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        initial=gettext_lazy(
            "On Kansrijk coalitions of the enriched school day share what they do. Your coalition has a page there "
            "that waits for you. What you know from your covenant is enough to begin; you can invite colleagues "
            "yourself."
        ),
    )


class FirstInvitationsView(ForReviewers):
    """All coalitions of one's regions: who was invited, who accepted, and whom to invite."""

    template_name = "coalitions/admin/first_invitations.html"
    page_title = gettext_lazy("Who takes part")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = LetterForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        chosen = self.coalitions().filter(pk__in=[pk for pk in request.POST.getlist("coalitie") if pk.isdecimal()])
        invited = [self.invite(coalition, form.cleaned_data["words"]) for coalition in chosen]
        messages.success(request, ngettext("%d invitation sent.", "%d invitations sent.", sum(invited)) % sum(invited))
        return redirect("coalitions_first_invitations")

    def invite(self, coalition: CoalitionPage, words: str) -> bool:
        """Its contact person, who can then invite colleagues."""
        address = contact_of(coalition)
        if not address:
            messages.warning(self.request, _("%(name)s has no e-mail address.") % {"name": coalition.title})
            return False
        try:
            invitations.invite(address, Role.OWNER, coalition, self.request.user, words)
        except Refused as refusal:
            messages.warning(self.request, f"{coalition.title}: {refusal}")
            return False
        return True

    def coalitions(self) -> "QuerySet[CoalitionPage]":
        mine = page_permission_policy.instances_user_has_permission_for(self.request.user, "publish")
        rows: QuerySet[CoalitionPage] = CoalitionPage.objects.filter(pk__in=mine.values("pk"))
        return rows.select_related("latest_revision").order_by("path")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sent = Invitation.objects.filter(place=OuterRef("pk"), withdrawn_at=None).order_by("-sent_at")
        people = Count("access__authors__user", filter=Q(access__authors__user__is_active=True), distinct=True)
        rows = self.coalitions().annotate(
            people=people, invited_at=Subquery(sent.values("sent_at")[:1]), accepted_at=Max(_accepted())
        )
        regions = {region.path: region.title for region in RegionPage.objects.all()}
        listed = [(regions.get(row.path[: -row.steplen], ""), row, contact_of(row)) for row in rows]
        national = is_national_editor(self.request.user)
        return super().get_context_data(**{"form": LetterForm(), "rows": listed, "national": national, **kwargs})


def _accepted() -> Subquery:
    accepted = Invitation.objects.filter(place=OuterRef("pk"), accepted_at__isnull=False).order_by("-accepted_at")
    return Subquery(accepted.values("accepted_at")[:1])


def contact_of(coalition: CoalitionPage) -> str:
    """The address in the newest text: an import makes drafts."""
    revision = coalition.latest_revision
    return str((revision.content.get("contact_email") if revision else "") or coalition.contact_email)
