"""The vocabularies in the admin: one list each, to change, to drag into order and to hide from."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy

from vocabularies.models import Area, Domain, ProposalOutcome, Term, Vocabulary


class NeverDelete(ModelPermissionPolicy):
    """Terms and domains are hidden, not deleted: drafts and old addresses hold them."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


class KeptViewSet(ModelViewSet):
    """Rows that stay."""

    add_to_admin_menu = False
    copy_view_enabled = False
    inspect_view_enabled = False
    sort_order_field = "order"
    ordering: ClassVar[list[str]] = ["order"]

    @property
    def permission_policy(self) -> NeverDelete:
        return NeverDelete(self.model)


class TermForm(WagtailAdminModelForm):
    """A term of one vocabulary; its slug is part of addresses and stays once it is there."""

    vocabulary: ClassVar[Vocabulary]

    class Meta:
        model = Term
        fields: ClassVar[list[str]] = ["name", "slug", "explanation", "parent", "domains", "hidden", "merged_into"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.vocabulary = self.vocabulary
        others = Term.objects.filter(vocabulary=self.vocabulary, accepted=True).exclude(pk=self.instance.pk)
        for name in ("parent", "merged_into"):
            self.fields[name].queryset = others
            self.fields[name].error_messages["invalid_choice"] = _("Choose another term, one that is accepted.")
        self.fields["slug"].required = False
        self.fields["slug"].disabled = bool(self.instance.pk)
        self.fields["domains"].widget = forms.CheckboxSelectMultiple(choices=self.fields["domains"].choices)
        if self.vocabulary != Vocabulary.ACTIVITY:
            del self.fields["domains"]

    def clean(self) -> Any:
        """An author's word is decided on where its page and who proposed it are known."""
        if not self.instance.accepted:
            raise forms.ValidationError(_("An author proposed this word. Decide on it in the list of proposals."))
        return super().clean()


def _proposal(term: Any) -> str:
    return str(ProposalOutcome(term.outcome).label) if term.outcome is not None else ""


def term_viewset(vocabulary: Vocabulary) -> ModelViewSet:
    """The list of one vocabulary."""

    class TermIndex(IndexView):
        """Only the terms of this vocabulary."""

        def get_base_queryset(self) -> QuerySet[Term]:
            return Term.objects.listed().filter(vocabulary=vocabulary)

    form = type("VocabularyTermForm", (TermForm,), {"vocabulary": vocabulary})

    class TermViewSet(KeptViewSet):
        """One vocabulary."""

        model = Term
        icon = "tag"
        index_view_class = TermIndex
        list_display: ClassVar[list[str | Column]] = [
            *("name", "slug", "parent", "hidden", "merged_into"),
            Column("outcome", label=_("Proposed by an author"), accessor=_proposal),
        ]

        def get_form_class(self, for_update: bool = False) -> "type[forms.ModelForm[Term]]":
            return form

    return TermViewSet(
        f"woorden_{vocabulary.value}", url_prefix=f"woorden/{vocabulary.value}", menu_label=vocabulary.label
    )


class DomainViewSet(KeptViewSet):
    """The six development domains: their names and order; a colour and an icon belong to the slug."""

    model = Domain
    icon = "list-ul"
    menu_label = _("Development domains")
    list_display: ClassVar[list[str]] = ["name", "short_name", "slug"]
    form_fields: ClassVar[list[str]] = ["name", "short_name"]


class AreaViewSet(KeptViewSet):
    """Municipalities, provinces, islands."""

    model = Area
    icon = "site"
    menu_label = _("Areas")
    list_display: ClassVar[list[str]] = ["name", "kind", "parent", "cbs_code"]
    list_filter: ClassVar[list[str]] = ["kind", "parent"]
    search_fields: ClassVar[list[str]] = ["name"]
    form_fields: ClassVar[list[str]] = ["name", "slug", "kind", "parent", "cbs_code"]


class VocabulariesGroup(ModelViewSetGroup):
    """Everything an editor needs to keep the words of the field."""

    menu_label = _("Vocabularies")
    menu_icon = "tag"
    menu_order = 250

    def __init__(self) -> None:
        self.items = (
            DomainViewSet("ontwikkelgebieden", url_prefix="woorden/ontwikkelgebieden"),
            *[term_viewset(vocabulary) for vocabulary in Vocabulary],
            AreaViewSet("gebieden", url_prefix="woorden/gebieden"),
        )
        super().__init__()
