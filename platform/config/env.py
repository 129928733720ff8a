"""Settings from the environment, through functions that refuse a value they do not understand."""

import os
from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

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


@dataclass(frozen=True)
class MailServer:
    """Where mail goes out; without a host nowhere. `tls`: from the first byte; `starttls`: before anything else."""

    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    tls: bool = False
    starttls: bool = False


MAIL_PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}


def mail_server(name: str) -> MailServer:
    """The mail server of an address; raises ImproperlyConfigured for what is none, or shows a password to others.

    smtps:// is TLS from the first byte, smtp:// insists on STARTTLS, smtp+plain:// has neither. User and password are
    percent-encoded. A password is never repeated.
    """
    value = text(name)
    if not value:
        return MailServer()
    try:
        parts = urlsplit(value)
        port = parts.port or MAIL_PORTS[parts.scheme]
    except (KeyError, ValueError):
        raise ImproperlyConfigured(
            f"{name} must begin with smtps://, smtp:// or smtp+plain://, and its port be a number."
        ) from None
    if not parts.hostname or parts.path.strip("/") or parts.query:
        raise ImproperlyConfigured(f"{name} must be like smtp://user:password@mail.example:587.")
    if parts.scheme == "smtp+plain" and parts.username:
        raise ImproperlyConfigured(
            f"{name} has a password, which smtp+plain:// would send unencrypted; use smtp:// or smtps://."
        )
    return MailServer(
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=parts.scheme == "smtps",
        starttls=parts.scheme == "smtp",
    )


def mailbox(name: str, default: str) -> str:
    """One e-mail address, with or without a name before it; raises ImproperlyConfigured for anything else."""
    value = text(name)
    if not value:
        return default
    try:
        validate_email(parseaddr(value)[1] if value.isprintable() else "")
    except ValidationError:
        raise ImproperlyConfigured(f"{name} is {value!r}; write Kansrijk <noreply@kansrijk.example>.") from None
    return value


def contact(name: str) -> str:
    """How to reach somebody, as an address a browser knows: mailto: or https:; raises ImproperlyConfigured for what is
    neither an e-mail address nor an https address. Empty when nothing is set.
    """
    value = text(name)
    if not value or (urlsplit(value).scheme == "https" and urlsplit(value).hostname and value.isprintable()):
        return value
    try:
        validate_email(value)
    except ValidationError:
        raise ImproperlyConfigured(
            f"{name} is {value!r}; write an e-mail address, or an address that begins with https://."
        ) from None
    return f"mailto:{value}"
