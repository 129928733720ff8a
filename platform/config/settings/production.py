"""The base settings: safe when nothing is set. dev.py and test.py relax them."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
import django.conf.locale
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config import env
from config.settings.log_in import *  # noqa: F403

ROOT = Path(__file__).resolve().parents[3]
VAR_DIR = Path(env.text("VAR_DIR", str(ROOT / "var")))

DEBUG = False
SECRET_KEY = env.secret("SECRET_KEY")
BASE_URL = env.text("BASE_URL", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.listing("ALLOWED_HOSTS") or [urlsplit(BASE_URL).hostname or "localhost"]
CSRF_TRUSTED_ORIGINS = [BASE_URL]
BEHIND_PROXY = env.flag("BEHIND_PROXY", False)

# ---- apps: an app may import what stands below it in this list, checked by import-linter
INSTALLED_APPS = [
    "config",
    "home",
    "desk",
    "search",
    "events",
    "practices",
    "evidence",
    "coalitions",
    "vocabularies",
    "images",
    "accounts",
    "mail",
    "foundation",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.languages.OnlyLanguagesWithContent",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.guard.SecondFactorGuard",
    "coalitions.authority.privacy.ReportsForEditors",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "search.counting.CountOpened",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context.frame",
            ],
        },
    }
]

# ---- data
# IMMEDIATE makes two writers on SQLite wait for each other instead of failing half-way; public reading is
# outside ATOMIC_REQUESTS (see config.urls), so readers never wait for a writer.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'db.sqlite3'}", conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
DATABASES["default"]["ATOMIC_REQUESTS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "config.file_cache.SharedFileCache",
        "LOCATION": str(VAR_DIR / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [ROOT / "static_build"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "images.storage.Media"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# ---- people
WAGTAIL_SITE_NAME = "Kansrijk"
AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# The last address that the proxy added to X-Forwarded-For; without a proxy that of the connection.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0

# ---- mail: nothing sends but the outbox (app mail)
MAIL_SERVER = env.mail_server("EMAIL_URL")
EMAIL_BACKEND = "mail.posting.Backend"
MAIL_SENDING_BACKEND = "mail.smtp.Backend"  # what the worker empties the outbox with
EMAIL_HOST = MAIL_SERVER.host
EMAIL_PORT = MAIL_SERVER.port
EMAIL_HOST_USER = MAIL_SERVER.user
EMAIL_HOST_PASSWORD = MAIL_SERVER.password
EMAIL_USE_SSL = MAIL_SERVER.tls
EMAIL_USE_TLS = MAIL_SERVER.starttls
EMAIL_TIMEOUT = 20  # seconds for each answer of the mail server
DEFAULT_FROM_EMAIL = env.mailbox(
    "DEFAULT_FROM_EMAIL", f"Kansrijk <noreply@{urlsplit(BASE_URL).hostname or 'localhost'}>"
)

# ---- languages: Papiamentu is not in Django's list, and an unknown code raises KeyError
django.conf.locale.LANG_INFO["pap"] = {"bidi": False, "code": "pap", "name": "Papiamentu", "name_local": "Papiamentu"}
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English")), ("pap", _("Papiamentu"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LANGUAGES_WITH_CONTENT = ["nl"]
LOCALE_PATHS = [ROOT / "platform" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# ---- safety
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", 31536000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_SSL_REDIRECT = env.flag("SSL_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^healthz/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURITY_CONTACT = env.contact("SECURITY_CONTACT")
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# Wagtail shows its preview in a frame of the same origin, so DENY, which security.W019 asks for, would break it.
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]
CONTENT_SECURITY_POLICY = {
    # Wagtail's admin has its own, looser policy: it uses inline scripts and styles.
    "EXCLUDE_URL_PREFIXES": ["/beheer/"],
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    },
}

# ---- Wagtail
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = False
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "password_required.html"  # noqa: S105 - the name of a template
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
WAGTAILIMAGES_IMAGE_MODEL = "images.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "images.Attachment"
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpeg", "jpg", "png", "webp"]
# What the browser is told before it sends anything; images.pixels and images.documents say no all the same.
WAGTAILIMAGES_MAX_UPLOAD_SIZE = WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_IMAGE_FORM_BASE = "images.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "images.forms.AttachmentForm"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "coalitions.review.publishing.publish_approved"
# The admin's own page search stays Wagtail's, in the database; the public search is ours (app search).
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

# ---- search
SEARCH_ENGINE = env.choice("SEARCH_ENGINE", ("tantivy", "elasticsearch"), "tantivy")
ELASTICSEARCH: dict[str, Any] = {
    "urls": env.addresses("ELASTICSEARCH_URL", needed=SEARCH_ENGINE == "elasticsearch"),
    "prefix": env.text("ELASTICSEARCH_PREFIX", "kansrijk"),
    "authority": env.text("ELASTICSEARCH_CA"),
}
SEARCH_DIR: Path | None = VAR_DIR / "search"

# ---- the evidence library: the worker looks whether links still work (evidence.links)
CHECK_LINKS = env.flag("CHECK_LINKS", True)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        name: {"handlers": ["console"], "level": "INFO", "propagate": False}
        for name in ("kansrijk", "search", "config", "mail", "accounts", "images")
    }
    # What it says about a server that fails, `search` says in a sentence.
    | {"elastic_transport": {"level": "CRITICAL"}}
    # What is broken in a file that somebody sent, that person is told.
    | {name: {"level": "CRITICAL"} for name in ("bibtexparser", "pylatexenc")},
}
