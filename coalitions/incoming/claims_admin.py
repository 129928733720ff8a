"""For coordinators and national editors: which coalition says that a compiled page is theirs."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from coalitions.authority.people import coordinates_somewhere, is_reviewer
from coalitions.incoming import claims
from coalitions.incoming.decided_admin import MOST_DECIDED, DecidingView
from coalitions.models import Claim, ClaimState


class ClaimsView(DecidingView):
    """Accept, or decline with a sentence."""

    template_name = "coalitions/admin/claims.html"
    page_title = _("Claims")
    header_icon = "group"
    url_name = "coalitions_claims"
    doors: ClassVar[Any] = {
        "toekennen": (
            lambda row, user, _said: claims.accept(row, user),
            _("Accepted. The coalition has its draft; what is public stays until you approve that."),
        ),
        "afwijzen": (claims.decline, _("Declined. Who claimed it gets a mail.")),
    }

    @staticmethod
    def is_for(user: Any) -> bool:
        return coordinates_somewhere(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Claim.objects.select_related("page", "coalition", "by", "decided_by")
        mine = [row for row in rows.filter(state=ClaimState.WAITS).order_by("claimed_at", "pk") if self.is_seen(row)]
        decided = rows.exclude(state=ClaimState.WAITS).order_by("-decided_at", "-pk")
        return super().get_context_data(
            waiting=[(row, claims.may_decide(row, self.request.user)) for row in mine],
            decided=[row for row in decided[: 4 * MOST_DECIDED] if self.is_seen(row)][:MOST_DECIDED],
            **kwargs,
        )

    def is_seen(self, row: Claim) -> bool:
        """By who coordinates one of the two; who coordinates both decides."""
        return is_reviewer(self.request.user, row.page) or is_reviewer(self.request.user, row.coalition)
