"""All addresses of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.db.transaction import non_atomic_requests
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern
from wagtail.views import serve

from config.health import live, ready

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz/live", live),
    path("healthz/ready", ready),
    path("beheer/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]
urlpatterns += i18n_patterns(
    path("", include("search.urls")),
    path("", include("practices.urls")),
    # Wagtail's own addresses first, then every page by our own road, outside a transaction.
    *wagtail_urls.urlpatterns[:-1],
    re_path(serve_pattern, non_atomic_requests(serve), name="wagtail_serve"),
    prefix_default_language=False,
)
