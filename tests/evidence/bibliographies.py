"""Sending a bibliography in, as a coordinator does."""

from typing import Any

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from evidence.models import EvidencePage

ADDRESS = "/beheer/kennis/invoeren/"


def shown(client: Client, content: bytes | str, name: str = "bronnen.bib") -> Any:
    """The page with what would happen."""
    content = content if isinstance(content, bytes) else content.encode()
    return client.post(ADDRESS, {"bestand": SimpleUploadedFile(name, content)})


def ticks(answer: Any) -> list[str]:
    """What is ticked there."""
    return [str(box["value"]) for box in BeautifulSoup(answer.text, "html.parser").select("input[name=bron][checked]")]


def carried_out(client: Client, content: bytes | str) -> Any:
    """All that may come in does."""
    return client.post(ADDRESS, {"uitvoeren": "ja", "bron": ticks(shown(client, content))}, follow=True)


def source(title: str) -> EvidencePage:
    """As its newest draft has it."""
    page: EvidencePage = EvidencePage.objects.get(title=title).get_latest_revision_as_object()
    return page
