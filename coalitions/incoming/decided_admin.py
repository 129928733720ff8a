"""Lists in the admin on which somebody decides row by row: what is open first, and what was decided below it."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from coalitions.refusal import Refused
from foundation.admin_pages import AdminPage

MOST_DECIDED = 50
"""Rows shown of what was decided; the log has them all."""
Decide = Callable[[int, Any, Any], object]


class DecidingView(AdminPage):
    """`doors`: by the value of the button what it does with the row, the person and what that one filled in, and what
    is said then.
    """

    url_name: ClassVar[str]
    doors: ClassVar[Mapping[str, tuple[Decide, Any]]]

    @staticmethod
    def is_for(user: Any) -> bool:
        """Whether this person decides here at all."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.is_for(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        number = request.POST.get("rij", "")
        try:
            door, done = self.doors[request.POST.get("doen", "")]
            door(int(number), request.user, self.said())
        except Refused as refusal:
            return self.refuse(str(refusal), number)
        except (KeyError, ValueError, OverflowError, ObjectDoesNotExist):
            return self.refuse(_("That is not something you can do here."), number)
        messages.success(request, done)
        return redirect(self.url_name)

    def said(self) -> Any:
        """What was filled in beside the button."""
        return self.request.POST.get("zin", "")

    def refuse(self, sentence: str, number: str) -> HttpResponse:
        """What was typed stays with its row."""
        messages.error(self.request, sentence)
        return self.render_to_response(self.get_context_data(said=self.said(), said_of=number))


class ForWhomItIs(MenuItem):
    """In the menu of whoever decides there."""

    def __init__(self, view: type[DecidingView], url: str, order: int) -> None:
        super().__init__(view.page_title, url, icon_name=view.header_icon, order=order)
        self.view = view

    def is_shown(self, request: HttpRequest) -> bool:
        return self.view.is_for(request.user)
