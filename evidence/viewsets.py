"""Recognition in the admin: the registers, and how long each level is valid."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.admin.views.generic import DeleteView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy

from evidence.models import Recognition, RecognitionLevel, Register


class NotWhileUsed(ModelPermissionPolicy):
    """What a recognition names stays: readers see it by that name."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if action == "delete" and used(instance):
            return False
        return bool(super().user_has_permission_for_instance(user, action, instance))


def used(row: RecognitionLevel | Register) -> bool:
    """Whether a recognition names it."""
    name = "level" if isinstance(row, RecognitionLevel) else "register"
    return Recognition.objects.filter(**{name: row}).exists()


class OnlyUnused(DeleteView):
    """Asks for this row, and not only for any."""

    def user_has_permission(self, permission: str) -> bool:
        return bool(self.user_has_permission_for_instance(permission, self.object))


class UsedViewSet(ModelViewSet):
    """Rows that stay as long as a recognition names them."""

    delete_view_class = OnlyUnused
    add_to_admin_menu = False
    copy_view_enabled = False
    inspect_view_enabled = False

    @property
    def permission_policy(self) -> NotWhileUsed:
        return NotWhileUsed(self.model)


class LevelViewSet(UsedViewSet):
    """How long a recognition of each level is valid; their names stand with the other words of the field."""

    model = RecognitionLevel
    icon = "order"
    menu_label = _("Levels")
    ordering: ClassVar[list[str]] = ["term__order"]
    list_display: ClassVar[list[str]] = ["term", "number", "years"]
    form_fields: ClassVar[list[str]] = ["term", "number", "years"]


class RegisterViewSet(UsedViewSet):
    """The registers that recognise interventions."""

    model = Register
    icon = "list-ul"
    menu_label = _("Registers")
    list_display: ClassVar[list[str]] = ["name", "url"]
    form_fields: ClassVar[list[str]] = ["name", "url"]

    def formfield_for_dbfield(self, db_field: Any, **kwargs: Any) -> Any:
        """As in the forms of pages: an address without a scheme is one of https."""
        return formfield_for_dbfield(db_field, **kwargs)


class RecognitionGroup(ModelViewSetGroup):
    """What the national editors need to keep recognition as the registers write it."""

    menu_label = _("Recognition")
    menu_icon = "success"
    menu_order = 260

    def __init__(self) -> None:
        self.items = (
            LevelViewSet("erkenningsniveaus", url_prefix="erkenning/niveaus"),
            RegisterViewSet("registers", url_prefix="erkenning/registers"),
        )
        super().__init__()
