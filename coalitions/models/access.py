"""Which groups and which collection belong to a region or a coalition, whatever they are called at the moment.

Who is in a group is Django's own row; what a group may do is Wagtail's. Both are kept by `coalitions.access`.
"""

from typing import ClassVar

from django.contrib.auth.models import Group
from django.db import models
from wagtail.models import Collection

from coalitions.models.pages import CoalitionPage, RegionPage


class RegionAccess(models.Model):
    """Its coordinators, and the collection above those of its coalitions.

    The pages are numbers without a constraint of the database: what is left of a removed page is cleared afterwards.
    """

    region = models.OneToOneField(
        RegionPage, models.DO_NOTHING, db_constraint=False, primary_key=True, related_name="access"
    )
    coordinators = models.OneToOneField(Group, models.PROTECT, related_name="coordinates")
    collection = models.OneToOneField(Collection, models.PROTECT, related_name="region_access")

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return str(self.coordinators)


class CoalitionAccess(models.Model):
    """Its authors, those of them who may invite colleagues, and its collection."""

    coalition = models.OneToOneField(
        CoalitionPage, models.DO_NOTHING, db_constraint=False, primary_key=True, related_name="access"
    )
    authors = models.OneToOneField(Group, models.PROTECT, related_name="writes_for")
    owners = models.OneToOneField(Group, models.PROTECT, related_name="owns")
    collection = models.OneToOneField(Collection, models.PROTECT, related_name="coalition_access")

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return str(self.authors)
