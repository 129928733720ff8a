"""The log is kept for two years: who approved, corrected, agreed, asked, invited and removed."""

from datetime import datetime, timedelta

from wagtail.models import ModelLogEntry, PageLogEntry

KEPT = timedelta(days=730)


def forget_old_log(now: datetime) -> int:
    """How many entries went."""
    old = [model.objects.filter(timestamp__lt=now - KEPT) for model in (PageLogEntry, ModelLogEntry)]
    return sum(entries.delete()[0] for entries in old)
