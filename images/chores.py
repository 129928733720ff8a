"""What the worker does so that files are public exactly as long as consent is valid.

The doors (`images.views`) and the pages (`images.showing`) ask for consent themselves, so nothing here is what keeps a
picture private; this removes the files, makes those that lists need, and tells who should know.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from wagtail.models import UploadedFile

from foundation.chores import chore
from images.models import Picture, PictureRendition, valid_today
from images.signals import taken_off
from images.sizes import PUBLIC_SPECS
from images.uses import KINDS, File, live_pages_with, on_live_pages

log = logging.getLogger("images")
EVERY = timedelta(seconds=30)
UPLOADS_KEPT = timedelta(days=1)


@chore("images", every=EVERY)
def keep_to_consent() -> None:
    """Take off what may no longer be seen, then make what readers may see."""
    for model in KINDS:
        _take_off(model)
    _make_sizes()
    for model in KINDS:
        _remember(model, timezone.now())


def _take_off(model: type[File]) -> None:
    if model is Picture:
        for rendition in PictureRendition.objects.filter(filter_spec__in=PUBLIC_SPECS).exclude(_of_valid()):
            rendition.delete()
    for file in model._default_manager.exclude(valid_today()).exclude(public_since=None):
        with transaction.atomic():
            # Where two workers come here at once, one of them tells it.
            if model._default_manager.filter(pk=file.pk).exclude(public_since=None).update(public_since=None):
                taken_off.send(sender=model, file=file, pages=live_pages_with(file))
        log.info("%s %s is no longer public.", model.__name__, file.pk)


def _of_valid() -> Q:
    return Q(image__in=Picture.objects.filter(valid_today()))


def _make_sizes() -> None:
    """Of the pictures on public pages, every size that a reader may see."""
    for picture in _lacking():
        try:
            picture.get_renditions(*PUBLIC_SPECS)
        except OSError:
            log.exception("The file of picture %s can't be read.", picture.pk)


def _lacking() -> "QuerySet[Picture]":
    made = Count("renditions", filter=Q(renditions__filter_spec__in=PUBLIC_SPECS))
    rows = Picture.objects.filter(valid_today(), pk__in=on_live_pages(Picture).values("pk"))
    found: QuerySet[Picture] = rows.annotate(made=made).filter(made__lt=len(PUBLIC_SPECS))
    return found


def _remember(model: type[File], now: datetime) -> None:
    shown = on_live_pages(model).filter(valid_today(), public_since=None).values("pk")
    model._default_manager.filter(pk__in=list(shown.values_list("pk", flat=True))).update(public_since=now)


@chore("uploads", every=timedelta(hours=1))
def forget_unfinished_uploads() -> None:
    """Files that were sent, and of which nobody filled in the rest: they hold what a camera wrote into them."""
    for upload in UploadedFile.objects.filter(created_at__lt=timezone.now() - UPLOADS_KEPT):
        upload.file.delete(save=False)
        upload.delete()
