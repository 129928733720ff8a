"""For coordinators and national editors: the words that authors miss."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from coalitions.authority.people import coordinates_somewhere, is_national_editor, regions_of
from coalitions.incoming.decided_admin import MOST_DECIDED, DecidingView
from coalitions.models import RegionPage
from coalitions.wording import proposals
from vocabularies.models import Domain, ProposalOutcome, Term, TermProposal, Vocabulary

Choices = list[tuple[str, str]]


class DecisionForm(forms.Form):
    """What may be filled in beside the three buttons; which of it counts, the button says."""

    naam = forms.CharField(label=_("Name in the list"), max_length=100, required=False)
    onder = forms.ChoiceField(label=_("Belongs to"), required=False)
    domeinen = forms.MultipleChoiceField(
        label=_("Development domains"), required=False, widget=forms.CheckboxSelectMultiple
    )
    bestaand = forms.ChoiceField(label=_("Existing term"), required=False)
    zin = forms.CharField(
        label=_("Why not; who proposed it reads this in a mail"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, row: TermProposal, offered: dict[str, list[Term]], domains: Choices, **kwargs: Any) -> None:
        super().__init__(auto_id=f"%s-{row.pk}", initial={"naam": row.word}, **kwargs)
        terms = offered.get(row.term.vocabulary, [])
        self._offer("onder", [("", "–"), *((f"{term.pk}", term.name) for term in terms if not term.parent_id)])
        self._offer("bestaand", [("", "–"), *((f"{term.pk}", term.name) for term in terms)])
        self._offer("domeinen", domains)
        if row.term.vocabulary != Vocabulary.ACTIVITY:
            del self.fields["domeinen"]

    def _offer(self, name: str, choices: Choices) -> None:
        field: Any = self.fields[name]
        field.choices = choices


class ProposalsView(DecidingView):
    """Accept, merge with one that is there, or decline with a sentence."""

    template_name = "coalitions/admin/proposals.html"
    page_title = _("Proposed words")
    header_icon = "tag"
    url_name = "coalitions_proposals"
    doors: ClassVar[Any] = {
        "aanvaarden": (proposals.accept, _("Accepted. The word is in the list, and in the text that missed it.")),
        "samenvoegen": (proposals.merge, _("Merged. Every text that missed the word has the other one now.")),
        "afwijzen": (proposals.decline, _("Declined. Who proposed it gets a mail.")),
    }

    @staticmethod
    def is_for(user: Any) -> bool:
        return coordinates_somewhere(user)

    def said(self) -> proposals.Said:
        sent = self.request.POST
        return proposals.Said(
            seen=sent.get("gezien", ""),
            name=sent.get("naam", ""),
            below=sent.get("onder", ""),
            domains=tuple(sent.getlist("domeinen")),
            merge_with=sent.get("bestaand", ""),
            sentence=sent.get("zin", ""),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        places = self.places()
        decided = TermProposal.objects.below(places).exclude(
            outcome__in=[ProposalOutcome.WAITS, ProposalOutcome.WITHDRAWN]
        )
        rows = decided.select_related("term__merged_into", "page", "decided_by").order_by("-decided_at", "-pk")
        return super().get_context_data(
            waiting=self.waiting(places, kwargs.get("said_of", "")), decided=rows[:MOST_DECIDED], **kwargs
        )

    def places(self) -> list[str]:
        """Where in the tree this person decides."""
        if is_national_editor(self.request.user):
            return [Page.get_first_root_node().path]
        regions = RegionPage.objects.filter(pk__in=regions_of(self.request.user))
        return list(regions.values_list("path", flat=True))

    def waiting(self, places: list[str], said_of: str) -> list[tuple[TermProposal, DecisionForm | None]]:
        """With a form where this person may decide; what was sent stands in its own."""
        own = proposals.own_words(self.request.user)
        offered: dict[str, list[Term]] = {}
        for term in Term.objects.offered().order_by("name"):
            offered.setdefault(term.vocabulary, []).append(term)
        domains = [(domain.slug, domain.name) for domain in Domain.objects.all()]

        def form(row: TermProposal) -> DecisionForm | None:
            sent = self.request.POST if str(row.pk) == said_of else None
            return None if row.term_id in own else DecisionForm(row, offered, domains, data=sent)

        return [(row, form(row)) for row in TermProposal.objects.open_in(places)]
