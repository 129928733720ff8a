"""The doors by which files leave. Each asks the database: a name that no row has is not found, wherever it may lie."""

from typing import NamedTuple

from django.core.files.storage import default_storage
from django.db.transaction import non_atomic_requests
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.permissions import permission_policy as picture_policy

from images.documents import TYPES
from images.models import Attachment, Picture, PictureRendition
from images.storage import PUBLIC, ending_of
from images.uses import File, is_on_a_live_page

# A reader's browser, or a proxy, may show a picture this long after consent was withdrawn.
SECONDS_KEPT = 30
MAY_SEE = ["choose", "change", "delete"]
PICTURE_TYPES = {"webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}


class Wanted(NamedTuple):
    """A file, and the image or document it belongs to."""

    file: File
    name: str


@require_safe
@non_atomic_requests
def rendition(request: HttpRequest, name: str) -> HttpResponse:
    """A picture as readers see it."""
    row = PictureRendition.objects.select_related("image").filter(file=f"{PUBLIC}/{name}").first()
    if row is None:
        raise Http404
    return _serve(request, Wanted(row.image, row.file.name))


@require_safe
@non_atomic_requests
def document(request: HttpRequest, document_id: str, name: str) -> HttpResponse:
    """A document to download, never to open in the page; collections with restrictions are respected."""
    row = Attachment.objects.select_related("collection").filter(pk=document_id).first()
    if row is None or row.filename != name:
        raise Http404
    for hook in hooks.get_hooks("before_serve_document"):
        refused = hook(row, request)
        if isinstance(refused, HttpResponse):
            return refused
    response = _serve(request, Wanted(row, row.file.name), as_attachment=True)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
@non_atomic_requests
def private_file(request: HttpRequest, name: str) -> HttpResponse:
    """An original, or a thumbnail of the admin, for people with permission."""
    picture = Picture.objects.filter(file=name).first()
    row = picture or PictureRendition.objects.select_related("image").filter(file=name).first()
    if row is None or name.startswith(f"{PUBLIC}/"):
        raise Http404
    of_picture = row.image if isinstance(row, PictureRendition) else row
    if not _permitted(request, of_picture):
        raise Http404
    return _sent(request, name, "private")


def _serve(request: HttpRequest, wanted: Wanted, *, as_attachment: bool = False) -> HttpResponse:
    """To anyone while consent is valid and a public page has it; else to people with permission."""
    if wanted.file.may_be_public and is_on_a_live_page(wanted.file):
        return _sent(request, wanted.name, "public", as_attachment=as_attachment)
    if _permitted(request, wanted.file):
        return _sent(request, wanted.name, "private", as_attachment=as_attachment)
    raise Http404


def _permitted(request: HttpRequest, file: File) -> bool:
    if not request.user.is_authenticated or not request.user.has_perm("wagtailadmin.access_admin"):
        return False
    policy = picture_policy if isinstance(file, Picture) else document_policy
    return bool(policy.user_has_any_permission_for_instance(request.user, MAY_SEE, file))


def _sent(request: HttpRequest, name: str, whose: str, *, as_attachment: bool = False) -> HttpResponse:
    """A name never gets other content, so it is its own entity tag."""
    tag = f'"{name}"'
    response = get_conditional_response(request, etag=tag)
    if response is None:
        response = _opened(name, as_attachment)
    response["ETag"] = tag
    response["Cache-Control"] = f"{whose}, max-age={SECONDS_KEPT}, must-revalidate"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _opened(name: str, as_attachment: bool) -> FileResponse:
    ending = ending_of(name)
    kind = (TYPES if as_attachment else PICTURE_TYPES).get(ending, "application/octet-stream")
    try:
        opened = default_storage.open(name)
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(opened, as_attachment=as_attachment, filename=name.rpartition("/")[2], content_type=kind)
