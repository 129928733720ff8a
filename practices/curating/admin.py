"""The page where a coordinator keeps what is known of a practice, at /beheer/onderbouwing/<id>/."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from coalitions.refusal import Refused
from evidence import curating
from evidence.models import Recognition, Relation
from foundation.admin_pages import AdminPage
from practices import seen
from practices.curating.forms import RecognitionForm, RelationForm
from practices.models import Measurement, PracticePage, Seen

FORMS: dict[str, tuple[Any, Any]] = {"erkenning": (RecognitionForm, Recognition), "relatie": (RelationForm, Relation)}


def _remove(row: Any, user: Any, said: str) -> None:
    curating.remove(row, user)


DOORS: dict[str, tuple[Any, Callable[[Any, Any, str], object], Any]] = {
    "erkenning-weg": (Recognition, _remove, gettext_lazy("Removed. It stands in the log.")),
    "relatie-weg": (Relation, _remove, gettext_lazy("Removed. It stands in the log.")),
    "klopt-nog": (
        Relation,
        lambda row, user, _said: curating.looked_again(row, user, timezone.localdate()),
        gettext_lazy("Noted. In two years you are asked again."),
    ),
    "gezien": (Measurement, lambda row, user, _said: seen.say_seen(row, user), gettext_lazy("Noted as seen.")),
    "vraag": (Measurement, seen.ask, gettext_lazy("Your question went to the coalition.")),
}
"""By the value of the button: of what it is pressed, what it does, and what is said then."""


class CuratingView(AdminPage):
    """For who coordinates the region, and the national editors."""

    template_name = "practices/admin/curating.html"
    page_title = gettext_lazy("What is known")
    header_icon = "list-ul"
    page: PracticePage

    def dispatch(self, request: HttpRequest, *args: Any, page_id: int, **kwargs: Any) -> Any:
        # By `id` and not `pk`: only there Django knows that a number beyond the column is of no row.
        self.page = get_object_or_404(PracticePage, id=page_id)
        if not curating.may_curate(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.title)

    def crumbs(self) -> list[dict[str, Any]]:
        return [{"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.page.title}]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        doing = request.POST.get("doen", "")
        return self._write(doing) if doing in FORMS else self._press(doing)

    def _write(self, name: str) -> HttpResponse:
        """A new row, or one that is there. What was typed stays when it is refused."""
        form_class, model = FORMS[name]
        number = self.request.POST.get("rij", "")
        row = self._row(model, number) if number else model(practice=self.page)
        if row is None:
            return self._refuse(_("Somebody removed this in the meantime."))
        form = form_class(self.request.POST, instance=row, prefix=name)
        if not form.is_valid():
            return self._refuse(_("Not kept: look at the fields below."), **{name: form, "open": name})
        try:
            curating.write(form.instance, self.request.user, timezone.localdate())
        except Refused as refusal:
            return self._refuse(str(refusal), **{name: form, "open": name})
        except IntegrityError:
            return self._refuse(_("Somebody else did the same a moment ago."), **{name: form, "open": name})
        messages.success(self.request, _("Kept. It counts at once."))
        return redirect("practices_curating", self.page.pk)

    def _press(self, doing: str) -> HttpResponse:
        number, said = self.request.POST.get("rij", ""), self.request.POST.get("zin", "")
        if doing not in DOORS:
            return self._refuse(_("That is not something you can do here."))
        model, door, done = DOORS[doing]
        row = self._row(model, number)
        if row is None:
            return self._refuse(_("Somebody removed this in the meantime."))
        try:
            door(row, self.request.user, said)
        except Refused as refusal:
            return self._refuse(str(refusal), typed=said, said_of=number)
        messages.success(self.request, done)
        return redirect("practices_curating", self.page.pk)

    def _row(self, model: Any, number: str) -> Any:
        """A row of this practice, or None."""
        try:
            return model._default_manager.get(pk=int(number), practice=self.page)
        except (ValueError, OverflowError, ObjectDoesNotExist):
            return None

    def _refuse(self, sentence: str, **kwargs: Any) -> HttpResponse:
        messages.error(self.request, sentence)
        return self.render_to_response(self.get_context_data(**kwargs))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name, _dash, number = self.request.GET.get("wijzig", "").partition("-")
        row = self._row(FORMS[name][1], number) if name in FORMS else None
        forms = {key: form(prefix=key, instance=row if key == name else None) for key, (form, _) in FORMS.items()}
        opened = {"open": name} if row is not None else {}
        context = {**forms, **opened, **kwargs}
        return super().get_context_data(
            page=self.page,
            recognitions=self.page.recognitions.select_related("register", "level__term", "by"),
            relations=self.page.relations.select_related("source", "by"),
            measurements=self._measurements(),
            today=timezone.localdate(),
            media=context["erkenning"].media + context["relatie"].media,
            **context,
        )

    def _measurements(self) -> list[tuple[Measurement, Seen | None]]:
        said = {row.fingerprint: row for row in Seen.objects.filter(practice=self.page).select_related("by")}
        rows = Measurement.objects.filter(practice=self.page).select_related("kind")
        return [(row, said.get(row.fingerprint)) for row in rows]
