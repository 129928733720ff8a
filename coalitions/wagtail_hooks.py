"""What coalitions add to Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem, CancelWorkflowMenuItem, RestartWorkflowMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from coalitions import log_actions  # noqa: F401  registers them
from coalitions.authority.membership import may_see_people
from coalitions.authority.people import is_national_editor, reviews_somewhere
from coalitions.importing.admin import FirstInvitationsView, ImportView
from coalitions.incoming.claims_admin import ClaimsView
from coalitions.incoming.decided_admin import ForWhomItIs
from coalitions.incoming.reports_admin import ReportsView
from coalitions.inviting.admin import PeopleView
from coalitions.models import CoalitionPage, RegionPage
from coalitions.review.admin import ReviewView
from coalitions.review.meanwhile import meanwhile_sentence, saved_meanwhile
from coalitions.review.reviewed import Reviewed
from coalitions.review.stages import IN_REVIEW, standing
from coalitions.wording.admin import ProposalsView


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("beoordelen/<int:page_id>/", ReviewView.as_view(), name="coalitions_review"),
        path("coalities/invoeren/", ImportView.as_view(), name="coalitions_import"),
        path("coalities/uitnodigen/", FirstInvitationsView.as_view(), name="coalitions_first_invitations"),
        path("mensen/<int:page_id>/", PeopleView.as_view(), name="coalitions_people"),
        path("mensen/landelijk/", PeopleView.as_view(), name="coalitions_national_people"),
        path("meldingen/", ReportsView.as_view(), name="coalitions_reports"),
        path("claims/", ClaimsView.as_view(), name="coalitions_claims"),
        path("voorstellen/", ProposalsView.as_view(), name="coalitions_proposals"),
    ]


@hooks.register("register_admin_menu_item")
def reports_item() -> ForWhomItIs:
    return ForWhomItIs(ReportsView, reverse("coalitions_reports"), order=270)


@hooks.register("register_admin_menu_item")
def claims_item() -> ForWhomItIs:
    return ForWhomItIs(ClaimsView, reverse("coalitions_claims"), order=271)


@hooks.register("register_admin_menu_item")
def proposals_item() -> ForWhomItIs:
    return ForWhomItIs(ProposalsView, reverse("coalitions_proposals"), order=272)


class ReviewMenuItem(ActionMenuItem):
    """Leads from the editor to the page where a text is judged."""

    name = "action-review"
    label = _("Review this text")
    icon_name = "glasses"

    def is_shown(self, context: dict[str, Any]) -> bool:
        page = context.get("page")
        return context["view"] == "edit" and isinstance(page, Reviewed) and standing(page).stage in IN_REVIEW

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("coalitions_review", args=[context["page"].pk])


class ForReviewersItem(MenuItem):
    """An entry of the menu for coordinators and national editors."""

    def is_shown(self, request: HttpRequest) -> bool:
        return reviews_somewhere(request.user)


@hooks.register("before_edit_page")
def offer_to_compare(request: Any, page: Any) -> None:
    """The form refuses and keeps what was typed; this leads to what the other person changed."""
    other = saved_meanwhile(page, request.POST, request.user)
    if other is None or not request.accepts("text/html"):  # autosave has its own refusal
        return
    seen = request.POST["loaded_revision_id"]
    buttons = []
    if seen != str(other.pk):
        url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, seen, other.pk])
        buttons = [messages.button(url, _("See what was changed"), new_window=True)]
    messages.warning(request, meanwhile_sentence(other), buttons=buttons)


@hooks.register("register_page_action_menu_item")
def review_item() -> ActionMenuItem:
    return ReviewMenuItem(order=5)


@hooks.register("construct_page_action_menu")
def one_door(items: list[ActionMenuItem], request: Any, context: dict[str, Any]) -> None:
    """Starting a review anew or ending it is done where it is judged, with its rules and its words."""
    items[:] = [item for item in items if not isinstance(item, CancelWorkflowMenuItem | RestartWorkflowMenuItem)]


@hooks.register("before_create_page")
def no_publishing_while_creating(request: HttpRequest, parent: Any, page_class: Any) -> None:
    """Wagtail saves a draft when somebody presses a button that is not theirs; a refusal changes nothing."""
    if "action-publish" in request.POST and not parent.permissions_for_user(request.user).can_publish_subpage():
        raise PermissionDenied


@hooks.register("before_edit_page")
def no_publishing_while_editing(request: HttpRequest, page: Any) -> None:
    """The same; and Wagtail's own buttons of a task, which show no text, are not a door."""
    may_not_publish = "action-publish" in request.POST and not page.permissions_for_user(request.user).can_publish()
    if may_not_publish or "action-workflow-action" in request.POST:
        raise PermissionDenied


@hooks.register("construct_main_menu")
def reports_for_editors(request: HttpRequest, items: list[Any]) -> None:
    """Nobody is shown a menu that refuses them."""
    if not is_national_editor(request.user):
        items[:] = [item for item in items if item.name != "reports"]


@hooks.register("register_admin_menu_item")
def coalitions_menu() -> MenuItem:
    """For whoever coordinates."""
    return ForReviewersItem(_("Who takes part"), reverse("coalitions_first_invitations"), icon_name="group", order=210)


@hooks.register("register_page_header_buttons")
def people_button(page: Any, user: Any, next_url: str = "", view_name: str = "") -> Iterator[Button]:
    """From a coalition or a region to its people."""
    place = page.specific
    if isinstance(place, CoalitionPage | RegionPage) and may_see_people(user, place):
        yield Button(_("People"), reverse("coalitions_people", args=[page.pk]), icon_name="group", priority=90)
