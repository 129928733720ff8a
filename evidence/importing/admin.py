"""Taking over a bibliography: a file is read, shown source by source, and only then carried out."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from coalitions.importing.table import Unreadable
from evidence.importing.doing import carry_out
from evidence.importing.entry import Entry
from evidence.importing.plan import plans
from evidence.importing.reading import LARGEST_FILE, Bibliography, read
from evidence.models import EvidenceIndexPage
from foundation.admin_pages import AdminPage

KEPT = "kennis-bestand"
"""In the session: the sources that were shown, so that what is carried out is what was seen."""


def may_add(user: Any, library: EvidenceIndexPage) -> bool:
    """Whoever may add a source by hand."""
    return bool(library.permissions_for_user(user).can_add_subpage())


class UploadForm(forms.Form):
    """One file."""

    bestand = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "BibTeX, RIS or CSL-JSON, as Zotero, Mendeley, EndNote and library catalogues export it. At most 1 MB and "
            "200 sources."
        ),
    )


class ImportView(AdminPage):
    """First the file, then what it would do, then the button."""

    template_name = "evidence/admin/import.html"
    header_icon = "upload"
    page_title = gettext_lazy("Sources from a file")
    library: EvidenceIndexPage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        library = EvidenceIndexPage.objects.first()
        if library is None or not may_add(request.user, library):
            raise PermissionDenied
        self.library = library
        return super().dispatch(request, *args, **kwargs)

    def crumbs(self) -> list[dict[str, Any]]:
        return [{"url": self.explorer, "label": self.library.get_admin_display_title()}]

    @property
    def explorer(self) -> str:
        return reverse("wagtailadmin_explore", args=[self.library.pk])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "uitvoeren" in request.POST:
            return self.carried_out({*request.POST.getlist("bron")})
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.shown(form)
        file = form.cleaned_data["bestand"]
        try:
            found = read(file.read(LARGEST_FILE + 1))
        except Unreadable as error:
            form.add_error("bestand", str(error))
            return self.shown(form)
        request.session[KEPT] = [asdict(entry) for entry in found.entries]
        return self.shown(form, found)

    def carried_out(self, ticked: set[str]) -> HttpResponse:
        kept = [Entry(**row) for row in self.request.session.get(KEPT, [])]
        chosen = [entry for entry in kept if entry.mark in ticked]
        if not chosen:
            messages.error(self.request, _("Nothing was done: no source was ticked, or the file was shown long ago."))
            return self.shown(UploadForm(), Bibliography(kept))
        made = carry_out(chosen, self.library, self.request.user)
        del self.request.session[KEPT]
        done = ngettext("%d draft was made.", "%d drafts were made.", made) % made
        asked = _("Write in each what it says, and what it does not say.")
        messages.success(self.request, f"{done} {asked}")
        return redirect(self.explorer)

    def shown(self, form: UploadForm, found: Bibliography | None = None) -> HttpResponse:
        made = plans(found.entries) if found else []
        context = {"plans": made, "new": sum(plan.is_new for plan in made), "broken": found.broken if found else 0}
        return self.render_to_response(self.get_context_data(form=form, **context))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"form": UploadForm(), **kwargs})
