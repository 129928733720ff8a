"""What the importer wrote, so that it never touches what a person did since."""

from typing import ClassVar

from django.db import models


class ImportRecord(models.Model):
    """One page of an import. Ids are numbers, not foreign keys: the row outlives the page, and that is its use."""

    key = models.CharField(max_length=250, unique=True)
    page_id = models.PositiveIntegerField()
    revision_id = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar[list[str]] = ["key"]

    def __str__(self) -> str:
        return self.key
