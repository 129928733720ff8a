"""For the tests: quick hashing, mail in memory, an index in memory, nothing in var/."""

import tempfile
from pathlib import Path

from config.settings.dev import *  # noqa: F403

DEBUG = False
ALLOWED_HOSTS = ["localhost", "testserver"]
VAR_DIR = Path(tempfile.mkdtemp(prefix="kansrijk-test-"))
MEDIA_ROOT = VAR_DIR / "media"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir()
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MFA_TOTP_INSECURE_BYPASS_CODE = ""
MAIL_SENDING_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SEARCH_DIR = None
SEARCH_ENGINE = "tantivy"  # a test of another engine says so
