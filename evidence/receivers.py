"""When the library is made, the coordinators of every region may add to it, in the same transaction."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from coalitions.authority.access import sync_region
from coalitions.models import RegionPage
from evidence.models import EvidenceIndexPage


@receiver(post_save, sender=EvidenceIndexPage, dispatch_uid="evidence.library_made")
def library_made(instance: EvidenceIndexPage, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if created and not raw:
        for region in RegionPage.objects.order_by("path"):
            sync_region(region)
