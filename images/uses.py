"""Which images and documents a page shows, and which pages show an image or a document."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from images.models import Attachment, Picture

File = Picture | Attachment
KINDS: tuple[type[File], ...] = (Picture, Attachment)


def files_of(page: Page) -> list[File]:
    """All images and documents in the content of this very object, be it a revision or what a form holds: in its
    fields, its story, its rich text and its rows.
    """
    references = {(kind, pk) for kind, pk, *_ in ReferenceIndex._extract_references_from_object(page)}
    found: list[File] = []
    for model in KINDS:
        kind = ContentType.objects.get_for_model(model).pk
        found += model._default_manager.filter(pk__in=[pk for k, pk in references if k == kind]).order_by("title", "pk")
    return found


def without_consent(page: Page) -> list[File]:
    """The images and documents of this content that the public may not see today. While there are any the page can't
    be approved; their `title` and `why_not_public` say what is wrong.
    """
    return [file for file in files_of(page) if not file.may_be_public]


def live_pages_with(file: File) -> list[Page]:
    """The public pages that show it, as they are now."""
    references = _references(type(file)).filter(to_object_id=str(file.pk))
    return list(Page.objects.live().filter(pk__in=[int(pk) for pk in references.values_list("object_id", flat=True)]))


def is_on_a_live_page(file: File) -> bool:
    """Whether any public page shows it."""
    return _on_live_pages(type(file)).filter(to_object_id=str(file.pk)).exists()


def on_live_pages(model: type[File]) -> QuerySet[File]:
    """Those that stand on a public page."""
    references = _on_live_pages(model).filter(to_object_id=OuterRef("key"))
    rows = model._default_manager.annotate(key=Cast("pk", CharField()))
    found: QuerySet[File] = rows.filter(Exists(references))
    return found


def _on_live_pages(model: type[File]) -> QuerySet[ReferenceIndex]:
    live = Page.objects.live().filter(pk=OuterRef("page_id"))
    references = _references(model).annotate(page_id=Cast("object_id", BigIntegerField()))
    found: QuerySet[ReferenceIndex] = references.filter(Exists(live))
    return found


def _references(model: type[File]) -> QuerySet[ReferenceIndex]:
    found: QuerySet[ReferenceIndex] = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model),
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    return found


def places_of(model: type[File]) -> QuerySet[ReferenceIndex]:
    """For a subquery in whose outer rows `key` is the id of a file in letters: as `place` where the public pages stand
    that show it, in the order of the tree.
    """
    path = Page.objects.live().filter(pk=OuterRef("page_id")).values("path")
    references = _references(model).filter(to_object_id=OuterRef("key"))
    shown = references.annotate(page_id=Cast("object_id", BigIntegerField()), place=Subquery(path))
    found: QuerySet[ReferenceIndex] = shown.filter(place__isnull=False).order_by("place")
    return found


def titles(files: Iterable[File]) -> str:
    """Their names as a sentence needs them: “Plein” (consent was withdrawn), “Plan” (…)."""
    return ", ".join(f"“{file.title}” ({file.why_not_public})" for file in files)
