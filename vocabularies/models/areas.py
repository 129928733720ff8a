"""Municipalities, provinces and islands."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class AreaKind(models.TextChoices):
    """What sort of area; an island is a public body of its own and lies in no province."""

    PROVINCE = "provincie", _("province")
    ISLAND = "eiland", _("island")
    MUNICIPALITY = "gemeente", _("municipality")


class Area(models.Model):
    """A municipality, a province or an island."""

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=10, choices=AreaKind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("province")
    )
    cbs_code = models.CharField(_("CBS code"), max_length=8, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "name"]
        verbose_name = _("area")
        verbose_name_plural = _("areas")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.kind == AreaKind.MUNICIPALITY and self.parent is None:
            raise ValidationError({"parent": _("Choose the province in which this municipality lies.")})
        if self.kind != AreaKind.MUNICIPALITY and self.parent is not None:
            raise ValidationError({"parent": _("Only a municipality lies in a province.")})
