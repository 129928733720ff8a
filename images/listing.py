"""The admin's lists of images and documents, with how it stands with consent, and a filter by that."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Protocol

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.documents.views.documents import DocumentsFilterSet
from wagtail.documents.views.documents import IndexView as DocumentsIndexView
from wagtail.images.views.images import ImagesFilterSet
from wagtail.images.views.images import IndexView as ImagesIndexView

from images.consent import ConsentStatus, People, valid_on

SOON = timedelta(days=60)


class _WithState(Protocol):
    why_not_public: str


def _ends_soon(day: date) -> Q:
    return valid_on(day) & Q(consent_expires_on__lte=day + SOON) & ~Q(people=People.NOBODY)


# By the value in the address: what the filter calls it, and the rows it finds on a day.
STATES: dict[str, tuple[Any, Callable[[date], Q]]] = {
    "geldig": (gettext_lazy("may be public"), valid_on),
    "loopt-af": (gettext_lazy("may be public, and ends within 60 days"), _ends_soon),
    "niet-geldig": (gettext_lazy("may not be public"), lambda day: ~valid_on(day)),
    "gevraagd": (gettext_lazy("consent was asked"), lambda day: Q(consent=ConsentStatus.ASKED)),
    "ingetrokken": (gettext_lazy("consent was withdrawn"), lambda day: Q(consent=ConsentStatus.WITHDRAWN)),
}


def consent_filter() -> django_filters.ChoiceFilter:
    """A field of a filter form; who uses it has `by_consent`."""
    return django_filters.ChoiceFilter(
        label=gettext_lazy("Consent"),
        choices=[(value, label) for value, (label, _where) in STATES.items()],
        method="by_consent",
    )


def by_consent(rows: "QuerySet[Any]", state: str) -> "QuerySet[Any]":
    """The rows in this state today."""
    _label, where = STATES[state]
    return rows.filter(where(timezone.localdate()))


def state_of(file: _WithState) -> str:
    """As the list says it."""
    return file.why_not_public or _("may be public")


def state_column() -> Column:
    return Column("state", label=_("Consent"), accessor=state_of)


class PicturesFilterSet(ImagesFilterSet):
    """Wagtail's filters, and consent."""

    toestemming = consent_filter()

    def by_consent(self, rows: "QuerySet[Any]", name: str, value: str) -> "QuerySet[Any]":
        return by_consent(rows, value)


class AttachmentsFilterSet(DocumentsFilterSet):
    """Wagtail's filters, and consent."""

    toestemming = consent_filter()

    def by_consent(self, rows: "QuerySet[Any]", name: str, value: str) -> "QuerySet[Any]":
        return by_consent(rows, value)


class PicturesView(ImagesIndexView):
    """The images; `templates/wagtailimages` says the state below each."""

    filterset_class = PicturesFilterSet

    @cached_property
    def columns(self) -> list[Any]:
        columns: list[Any] = super().columns
        return [*columns[:3], state_column(), *columns[3:]] if columns else columns


class AttachmentsView(DocumentsIndexView):
    """The documents."""

    filterset_class = AttachmentsFilterSet

    @cached_property
    def columns(self) -> list[Any]:
        columns: list[Any] = super().columns
        return [*columns[:2], state_column(), *columns[2:]]
