"""The page with the notes about a coalition."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from coalitions.models import CoalitionPage
from coalitions.refusal import Refused
from desk import notes
from desk.models import Note
from foundation.admin_pages import AdminPage

LONGEST_NUMBER = 18


class NotesView(AdminPage):
    """Write one, change one, take one away."""

    template_name = "desk/admin/notes.html"
    page_title = gettext_lazy("Notes")
    header_icon = "comment"
    coalition: CoalitionPage

    def dispatch(self, request: HttpRequest, *args: Any, coalition_id: int, **kwargs: Any) -> Any:
        # By `id` and not `pk`: only there Django knows that a number beyond the column is of no row.
        self.coalition = get_object_or_404(CoalitionPage, id=coalition_id)
        if not notes.may_note(request.user, self.coalition):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.coalition.title)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        said = request.POST
        try:
            match said.get("doen"):
                case "toevoegen":
                    notes.add(self.coalition, request.user, said.get("tekst", ""))
                case "wijzigen":
                    text, seen = said.get("tekst", ""), said.get("gezien", "")
                    notes.change(self.coalition, request.user, self.number(), seen, text)
                case "weghalen":
                    notes.remove(self.coalition, self.number())
                case _:
                    raise Refused(_("That is not something you can do here."))
        except Refused as refusal:
            messages.error(request, str(refusal))
            return self.render_to_response(self.get_context_data(said=said))
        messages.success(request, _("Noted."))
        return redirect(request.path)

    def number(self) -> int:
        text = self.request.POST.get("notitie", "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else 0

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Note.objects.filter(coalition=self.coalition.pk).select_related("by")
        return super().get_context_data(
            coalition=self.coalition, notes=[(note, notes.version(note)) for note in rows], **kwargs
        )
