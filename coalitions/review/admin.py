"""The page where a text is judged: what changed, who has it, and the buttons for whoever may press them."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page, Revision

from coalitions.authority.people import is_reviewer
from coalitions.refusal import Refused
from coalitions.review import doors
from coalitions.review.reviewed import Reviewed
from coalitions.review.stages import IN_REVIEW, Stage, Standing, standing
from foundation.admin_pages import AdminPage

Door = Callable[[Reviewed, Any, Mapping[str, str]], None]
DOORS: Mapping[str, tuple[Door, Any]] = {
    "goedkeuren": (
        lambda page, user, said: doors.approve(page, user, said.get("gezien", "")),
        gettext_lazy("Approved. The text is public; in a few seconds it can be found."),
    ),
    "akkoord": (
        lambda page, user, said: doors.agree(page, user, said.get("gezien", "")),
        gettext_lazy("You agreed. The text is public; in a few seconds it can be found."),
    ),
    "terugleggen": (
        lambda page, user, said: doors.hand_back(page, user, said.get("gezien", "")),
        gettext_lazy("The coalition gets a mail with the question whether it agrees."),
    ),
    "vragen": (
        lambda page, user, said: doors.ask_change(page, user, said.get("vraag", "")),
        gettext_lazy("Your question went to the coalition."),
    ),
    "insturen": (
        lambda page, user, said: doors.submit(page, user),
        gettext_lazy("Sent in. The coordinator of your region gets a mail."),
    ),
    "terughalen": (
        lambda page, user, said: doors.withdraw(page, user),
        gettext_lazy("Taken back. Nobody reviews this text until you send it in again."),
    ),
}


class ReviewView(AdminPage):
    """For the coalition's members and the region's reviewers; each sees the buttons that work for them."""

    template_name = "coalitions/admin/review.html"
    page_title = gettext_lazy("Review")
    header_icon = "glasses"
    page: Reviewed

    def dispatch(self, request: HttpRequest, *args: Any, page_id: int, **kwargs: Any) -> Any:
        page = get_object_or_404(Page, pk=page_id).specific
        if not isinstance(page, Reviewed) or not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        self.page = page
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def crumbs(self) -> list[dict[str, Any]]:
        return [{"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.get_page_subtitle()}]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("doen") not in DOORS:
            return self.refuse(_("That is not something you can do here."))
        door, done = DOORS[request.POST["doen"]]
        try:
            door(self.page, request.user, request.POST.dict())
        except Refused as refusal:
            return self.refuse(str(refusal))
        messages.success(request, done)
        return redirect("coalitions_review", self.page.pk)

    def refuse(self, sentence: str) -> HttpResponse:
        """What was typed stays."""
        messages.error(self.request, sentence)
        return self.render_to_response(self.get_context_data(vraag=self.request.POST.get("vraag", "")))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page, user = Page.objects.get(pk=self.page.pk).specific, self.request.user
        now = standing(page)
        newest = page.get_latest_revision()
        earlier = earlier_version(page, now)
        return super().get_context_data(
            page=page,
            standing=now,
            sentence=sentence_of(now, user),
            seen=doors.version_of(page),
            earlier=earlier,
            differences=differences(page, earlier, newest, self.request),
            **buttons(page, now, user),
            **kwargs,
        )


def buttons(page: Reviewed, now: Standing, user: Any) -> dict[str, Any]:
    """Which doors are open for this person. The doors themselves ask again."""
    state = doors.state_of(page)
    reviews = is_reviewer(user, page)
    return {
        "may_approve": state is not None and doors.may_approve(page, user),
        "may_agree": state is not None and doors.may_agree(page, state, user),
        "may_hand_back": now.stage == Stage.WAITS and doors.may_hand_back(page, user),
        "may_ask": state is not None and reviews,
        "may_submit": now.stage in (Stage.DRAFT, Stage.NEW_VERSION, Stage.OFFLINE, Stage.CHANGE_ASKED),
        "may_withdraw": now.stage in IN_REVIEW and not reviews,
        "wrote_in_it": now.stage in IN_REVIEW and reviews and user.pk in doors.writers(page),
    }


def sentence_of(now: Standing, user: Any) -> str:
    """Who has the text, in a sentence for this person."""
    corrector = get_user_model().objects.filter(pk=now.corrected_by).first() if now.corrected_by else ""
    sentences = {
        Stage.DRAFT: _("This text is a draft. Nobody reviews it until it is sent in."),
        Stage.WAITS: _("This text waits for the coordinator of the region."),
        Stage.YES_ASKED: _("%(name)s corrected this text and asks the coalition: do you agree?") % {"name": corrector},
        Stage.CHANGE_ASKED: _("The coordinator asked for a change. The text is with the coalition."),
        Stage.SCHEDULED: _("This text is approved and becomes public on the chosen date."),
        Stage.PUBLISHED: _("This text is public."),
        Stage.NEW_VERSION: _("An approved version is public. The newest text is a draft that nobody reviews yet."),
        Stage.OFFLINE: _("This text was taken offline."),
    }
    return sentences[now.stage]


def earlier_version(page: Reviewed, now: Standing) -> Revision | None:
    """What the newest text is compared with: for the coalition's yes its own words before the correction, else what
    is public.
    """
    if now.stage == Stage.YES_ASKED:
        before = page.revisions.exclude(user_id=now.corrected_by).order_by("-pk").first()
        found: Revision | None = before or page.live_revision
        return found
    live: Revision | None = page.live_revision
    return live


def differences(page: Reviewed, earlier: Revision | None, newest: Revision | None, request: Any) -> list[Any]:
    """Field by field, as Wagtail shows them between two versions; empty when there is nothing to compare with."""
    if earlier is None or newest is None or earlier == newest:
        return []
    panel = page.get_edit_handler().get_bound_panel(instance=page, request=request, form=None)
    before, after = earlier.as_object(), newest.as_object()
    compared = [compare(before, after) for compare in panel.get_comparison()]
    return [one for one in compared if one.has_changed()]
