"""Settings from the environment, through functions that refuse a value they do not understand."""

import os
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    """The variable as it stands, without surrounding white space."""
    return os.environ.get(name, default).strip()


def secret(name: str) -> str:
    """A value that must be there, of at least 40 characters; raises ImproperlyConfigured otherwise."""
    value = text(name)
    if len(value) < 40:
        raise ImproperlyConfigured(
            f"{name} is not set, or shorter than 40 characters. Make one with: "
            'python -c "import secrets; print(secrets.token_urlsafe(50))"'
        )
    return value


def flag(name: str, default: bool) -> bool:
    """True for 1, true, yes, on; False for 0, false, no, off; raises ImproperlyConfigured for anything else."""
    value = text(name).lower()
    if not value:
        return default
    if value in YES | NO:
        return value in YES
    raise ImproperlyConfigured(f"{name} is {value!r}; write yes or no.")


def number(name: str, default: int, *, least: int = 0) -> int:
    """A whole number of at least `least`; raises ImproperlyConfigured for anything else."""
    value = text(name) or str(default)
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(f"{name} is {value!r}; write a whole number of at least {least}.")
    return int(value)


def listing(name: str, default: str = "") -> list[str]:
    """Values between commas; empty ones fall away."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def choice(name: str, allowed: tuple[str, ...], default: str) -> str:
    """One of the allowed words; raises ImproperlyConfigured for anything else."""
    value = text(name) or default
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is {value!r}; choose one of: {', '.join(allowed)}.")
    return value


def addresses(name: str, *, needed: bool) -> list[str]:
    """Addresses of one service between commas, each with scheme and host; raises ImproperlyConfigured for anything
    else, and for none at all when one is needed. A password in them is never repeated.
    """
    values = listing(name)
    if needed and not values:
        raise ImproperlyConfigured(f"{name} is not set; write for example https://name:password@search.example:9200.")
    for value in values:
        if urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).hostname:
            raise ImproperlyConfigured(f"{name} must be http:// or https:// with a host, several between commas.")
    return values
