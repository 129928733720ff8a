"""A real mail server on loopback, that does what a test asks of it."""

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.browser.site import free_port
from tests.patience import PATIENCE

Answer = str | None
logging.getLogger("mail.log").setLevel(logging.WARNING)  # all that the server hears
OK = "250 OK"


@dataclass
class MailServer:
    """What came in, and how the next commands are answered: OK once the list is empty, None hangs up at once."""

    host: str = "127.0.0.1"
    port: int = 0
    received: list[EmailMessage] = field(default_factory=list)
    to_recipient: list[Answer] = field(default_factory=list)
    to_sender: list[Answer] = field(default_factory=list)
    to_text: list[Answer] = field(default_factory=list)
    asked: int = 0
    on_text: Callable[[], None] = lambda: None

    @property
    def url(self) -> str:
        return f"smtp+plain://{self.host}:{self.port}"

    @property
    def subjects(self) -> list[str]:
        return [str(message["Subject"]) for message in self.received]

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self._answered(server, self.to_sender)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.asked += 1
        envelope.rcpt_tos.append(address)
        return self._answered(server, self.to_recipient)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        message = cast(EmailMessage, message_from_bytes(cast(bytes, envelope.content), policy=policy.default))
        if not self.to_text or self.to_text[0] in {None, OK}:
            self.received.append(message)
        await asyncio.get_running_loop().run_in_executor(None, self.on_text)
        return self._answered(server, self.to_text)

    def _answered(self, server: SMTP, answers: list[Answer]) -> str:
        answer = answers.pop(0) if answers else OK
        if answer is None:
            cast(Any, server.transport).abort()
            return OK
        return answer


@contextmanager
def mail_server() -> Iterator[MailServer]:
    handler = MailServer(port=free_port())
    controller = Controller(handler, hostname=handler.host, port=handler.port, ready_timeout=PATIENCE)
    controller.start()
    try:
        yield handler
    finally:
        controller.stop()


@dataclass
class Signal:
    """Lets a test wait for the first mail to be inside the server, and that mail for the test."""

    reached: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)

    def __call__(self) -> None:
        first = not self.reached.is_set()
        self.reached.set()
        if first:
            self.go_on.wait(PATIENCE)
