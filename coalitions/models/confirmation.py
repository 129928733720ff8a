"""When somebody last said that a page still holds."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Confirmation(models.Model):
    """The yes of a coalition to a page as it is public. It is no text, so it needs no review and stands outside the
    page and its revisions: publishing an older draft must not bring back an older date.
    """

    page = models.OneToOneField(Page, models.CASCADE, primary_key=True, related_name="confirmation")
    on = models.DateField(_("confirmed on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        ordering: ClassVar[list[str]] = ["-on", "pk"]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.on}"
