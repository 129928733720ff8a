from collections.abc import Iterator
from typing import Any

import pytest

from tests.mail.server import MailServer, mail_server


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    """The mail server that the site is told to use."""
    with mail_server() as server:
        settings.MAIL_SENDING_BACKEND = "mail.smtp.Backend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.host, server.port
        yield server
