"""What of Wagtail's admin for images is closed, and what is added."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.permissions import permission_policy as picture_policy

from images.listing import AttachmentsView, PicturesView
from images.models import Attachment, Picture, valid_today
from images.views import MAY_SEE


def closed(request: HttpRequest, **kwargs: Any) -> Any:
    """An address of Wagtail's that this site does not have."""
    raise Http404


# Sizes of one's own choice, and pictures within rich text: a page shows pictures by its own fields and blocks alone.
# The last of these asks nobody for permission.
CLOSED = (
    "images/<int:image_id>/generate_url/",
    "images/<int:image_id>/generate_url/output/",
    "images/<int:image_id>/preview/<str:filter_spec>/",
    "images/chooser/<int:image_id>/select_format/",
)


@hooks.register("register_admin_urls", order=-1)
def addresses() -> list[URLPattern]:
    """These stand before Wagtail's own, so they are found first."""
    return [
        *(path(route, closed) for route in CLOSED),
        path("images/", PicturesView.as_view()),
        path("images/results/", PicturesView.as_view(results_only=True)),
        path("documents/", AttachmentsView.as_view()),
        path("documents/results/", AttachmentsView.as_view(results_only=True)),
    ]


class PermittedPictures(ImagesAdminAPIViewSet):
    """What the admin's scripts may list; Wagtail's own has every image there is, whoever asks."""

    def get_queryset(self) -> Any:
        return super().get_queryset() & picture_policy.instances_user_has_any_permission_for(self.request.user, MAY_SEE)


class PermittedDocuments(DocumentsAdminAPIViewSet):
    """The same for documents."""

    def get_queryset(self) -> Any:
        return super().get_queryset() & document_policy.instances_user_has_any_permission_for(
            self.request.user, MAY_SEE
        )


@hooks.register("construct_admin_api", order=100)
def lists_for_scripts(router: Any) -> None:
    """In the place of Wagtail's."""
    router.register_endpoint("images", PermittedPictures)
    router.register_endpoint("documents", PermittedDocuments)


@hooks.register("register_rich_text_features", order=100)
def no_pictures_in_rich_text(features: Any) -> None:
    """A text that names none of its features has no images either."""
    features.default_features.remove("image")


@hooks.register("construct_image_chooser_queryset")
def pictures_to_choose(pictures: "QuerySet[Picture]", request: HttpRequest) -> "QuerySet[Picture]":
    """Only those that a page could show today; why another one can't be chosen stands in the list of images."""
    return pictures.filter(valid_today())


@hooks.register("construct_document_chooser_queryset")
def documents_to_choose(documents: "QuerySet[Attachment]", request: HttpRequest) -> "QuerySet[Attachment]":
    return documents.filter(valid_today())
