"""The two forms of a coordinator: a recognition, and a relation to a source."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.admin.widgets import AdminDateInput, AdminPageChooser

from evidence.models import EvidencePage, Recognition, RecognitionLevel, Relation


# Django's class takes no type argument when it runs.
class LevelChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A level. The number of its term may be beyond what the database knows, which is no level either."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except OverflowError as error:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from error


class RecognitionForm(WagtailAdminModelForm):
    """What a register says."""

    level = LevelChoice(
        RecognitionLevel.objects.select_related("term"),
        required=False,
        label=_("level"),
        help_text=_("Leave empty where it was not recognised."),
    )

    class Meta:
        model = Recognition
        fields: ClassVar[list[str]] = [
            *("register", "decision", "level", "reason", "approach", "recognised_on", "expires_on", "link"),
        ]
        formfield_callback = formfield_for_dbfield
        widgets: ClassVar[dict[str, Any]] = {"recognised_on": AdminDateInput, "expires_on": AdminDateInput}


class RelationForm(WagtailAdminModelForm):
    """Which source, how close, and why."""

    class Meta:
        model = Relation
        fields: ClassVar[list[str]] = ["source", "kind", "why"]
        widgets: ClassVar[dict[str, Any]] = {"source": AdminPageChooser(target_models=[EvidencePage])}
