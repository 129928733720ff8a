"""All addresses of the site."""

from collections.abc import Callable

from allauth.account import views as account_views
from django.conf.urls.i18n import i18n_patterns
from django.db.transaction import non_atomic_requests
from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path, re_path, reverse_lazy
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.urls import serve_pattern
from wagtail.views import serve

from config.health import live, ready
from config.security_txt import security_txt
from images.urls import urlpatterns as files


def to(name: str) -> Callable[..., HttpResponseBase]:
    """Send on to the address of this name; what stands behind the question mark, `next` for one, goes along."""
    return RedirectView.as_view(url=reverse_lazy(name), query_string=True)


urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz/live", live),
    path("healthz/ready", ready),
    path(".well-known/security.txt", security_txt),
    path("accounts/", include("accounts.urls")),
    # Wagtail's own ways in lead to ours: there the second factor is asked and attempts are counted.
    path("beheer/login/", to("account_login")),
    path("beheer/logout/", account_views.logout),
    path("beheer/password_reset/", to("account_reset_password")),
    path("beheer/password_reset/<path:rest>", to("account_reset_password")),
    *files,
    path("beheer/", include(wagtailadmin_urls)),
]
urlpatterns += i18n_patterns(
    path("_util/login/", to("account_login")),
    path("", include("search.urls")),
    path("", include("coalitions.urls")),
    path("", include("events.urls")),
    path("", include("practices.urls")),
    path("", include("desk.urls")),
    # Wagtail's own addresses first, then every page by our own road, outside a transaction.
    *wagtail_urls.urlpatterns[:-1],
    re_path(serve_pattern, non_atomic_requests(serve), name="wagtail_serve"),
    prefix_default_language=False,
)
