"""What the admin shows of apps that know nothing of Wagtail."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks


@hooks.register("register_account_menu_item")
def how_one_logs_in(request: HttpRequest) -> dict[str, str]:
    """The way to password and second factor: Wagtail's own forms for that are off."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Password and second step"),
        "help_text": _("Change with what you log in."),
    }
