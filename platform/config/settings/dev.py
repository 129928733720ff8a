"""For work on one's own machine: http://localhost:8000, no secrets, no TLS."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-development-never-for-a-site-that-others-can-reach")

from config import env
from config.settings.production import *  # noqa: F403
from config.settings.production import STORAGES

DEBUG = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
MAIL_SENDING_BACKEND = "django.core.mail.backends.console.EmailBackend"
CHECK_LINKS = env.flag("CHECK_LINKS", False)
# The demo log-ins that `make run` prints exist only under these settings: the role by e-mail address (home.demo).
DEMO_PASSWORD = "rijke-schooldag"  # noqa: S105
DEMO_PEOPLE = {
    "redactie@example.org": "beheerder",
    "landelijk@example.org": "landelijke redactie",
    "coordinator@example.org": "coördinator",
    "coalitie@example.org": "auteur die uitnodigt",
    "auteur@example.org": "auteur",
}
# Counts as the code of every app. allauth itself refuses to work with it where DEBUG is off.
MFA_TOTP_INSECURE_BYPASS_CODE = "000000"
