"""The way to the mail server, on which is known whether the server may have taken a mail."""

import smtplib
from typing import Any

from django.core.mail.backends.smtp import EmailBackend


class Unanswered(Exception):
    """The connection broke after the text began to go out: the server may have taken the mail, or not."""


class _Watching:
    """Tells a connection that broke in the text from one that broke before it."""

    def data(self, msg: Any) -> Any:
        try:
            return super().data(msg)  # type: ignore[misc]
        except (OSError, smtplib.SMTPServerDisconnected) as error:
            raise Unanswered(f"The mail server did not answer after the text: {error}") from error


class _Plain(_Watching, smtplib.SMTP):
    pass


class _Tls(_Watching, smtplib.SMTP_SSL):
    pass


class Backend(EmailBackend):
    """Django's own, with that knowledge. Without a mail server opening fails, so that mail waits for one."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _Tls if self.use_ssl else _Plain

    def open(self) -> bool | None:
        if not self.host:
            raise ConnectionError("EMAIL_URL is not set: there is no mail server.")
        return super().open()
