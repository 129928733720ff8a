"""Addresses of files; those of Wagtail's own views for documents are taken over by their name."""

from django.urls import path, re_path
from wagtail.documents.views.serve import authenticate_with_password

from images import views

urlpatterns = [
    re_path(r"^media/([\w.-]+)$", views.rendition, name="rendition"),
    re_path(r"^documents/(\d{1,18})/([^/]+)$", views.document, name="wagtaildocs_serve"),
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        authenticate_with_password,
        name="wagtaildocs_authenticate_with_password",
    ),
    re_path(r"^beheer/bestanden/([\w./-]+)$", views.private_file, name="private-file"),
]
