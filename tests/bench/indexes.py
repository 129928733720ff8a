"""Indexes of a program's own in an Elasticsearch that may be a person's."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from elasticsearch import Elasticsearch as Client


@contextmanager
def own_prefix(url: str) -> Iterator[str]:
    """What the names of all indexes that the program makes begin with; they are removed afterwards."""
    prefix = f"kansrijk-bench-{uuid4().hex[:12]}"
    try:
        yield prefix
    finally:
        with Client(url, request_timeout=60) as client:
            for name in client.indices.get_alias(index=f"{prefix}-*"):
                client.indices.delete(index=name)
