"""What the worker does for the library: it looks whether links still work."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from evidence.links import Finding, Reach, check_all
from evidence.models import EvidencePage, LinkState
from foundation.chores import chore

AT_A_TIME = 3
"""At the same time, and all within ten seconds."""


@chore("evidence: links", every=timedelta(minutes=1), aside=True)
def check_links() -> None:
    """A few each minute, and of one host one a minute."""
    if settings.CHECK_LINKS:
        check_due(timezone.now(), Reach())


def check_due(now: datetime, reach: Reach) -> None:
    """The links whose turn it is, as many as one may ask at a time."""
    pages = _some(now)
    for (page, url), found in zip(pages.items(), check_all(list(pages.values()), reach), strict=True):
        _keep(page, url, found, now)


def _some(now: datetime) -> dict[int, str]:
    """The addresses by the ids of their pages, no two on one host."""
    hosts: dict[str, tuple[int, str]] = {}
    for page, url in EvidencePage.objects.with_link_to_check(now).values_list("pk", "url").iterator():
        hosts.setdefault(_host(url), (page, url))
        if len(hosts) == AT_A_TIME:
            break
    return dict(hosts.values())


def _host(url: str) -> str:
    try:
        return parse_url(url).host or ""
    except LocationParseError:
        return ""


def _keep(page: int, url: str, found: Finding, now: datetime) -> None:
    before = LinkState.objects.filter(page=page, url=url).first()
    since = (before and before.failed_since) or now
    values = {
        "url": url,
        "checked_at": now,
        "failed_since": None if found.works else since,
        "gone": found.gone,
        "reason": found.reason,
    }
    LinkState.objects.update_or_create(page_id=page, defaults=values)
