"""Whatever people try, in whatever order: what is public was written by one person and read by another.

The test keeps its own account of who said yes to which text, and decides by a list of names who may: not by asking the
code that it tries.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from wagtail.actions.copy_page import CopyPageAction, CopyPageIntegrityError
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision

from coalitions.authority.people import region_of
from coalitions.models import CoalitionPage
from coalitions.refusal import Refused
from coalitions.review import doors
from coalitions.review.doors import version_of
from practices.models import PracticePage
from tests.cast import Cast, a_practice

EXAMPLES, STEPS = 12, 40
PEOPLE = ("amina", "badr", "bram", "bo", "carla", "dewi", "fenna", "nadia")
COORDINATORS = {"utrecht": {"bram", "bo"}, "twente": {"carla"}}
MEMBERS = {"overvecht": {"amina", "badr"}, "zuilen": {"fenna"}, "enschede": {"dewi"}}
EDITORS = {"nadia"}
WHO, WHICH = st.sampled_from(PEOPLE), st.integers(0, 20)
WORDS = st.sampled_from(["Zingen.", "Dansen.", "Koken.", "Bouwen.", "Lezen."])
NO = (Refused, PermissionDenied, ValidationError, CopyPageIntegrityError)


class Coalitions(RuleBasedStateMachine):
    """Everybody tries everything; each run is one transaction that is rolled back."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self.run = transaction.atomic()
        self.run.__enter__()
        # What somebody said yes to: the revision, and its text as it was then.
        self.yes: dict[int, tuple[str, str]] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.run.__exit__(None, None, None)

    # --- writing

    @rule(who=WHO, where=st.sampled_from(sorted(MEMBERS)))
    def begins(self, who: str, where: str) -> None:
        coalition = CoalitionPage.objects.get(slug=where)
        if coalition.permissions_for_user(self.person(who)).can_add_subpage() and PracticePage.objects.count() < 4:
            a_practice(coalition, self.person(who), title=f"Praktijk {PracticePage.objects.count()} van {who}")

    @rule(who=WHO, which=WHICH, words=WORDS)
    def writes(self, who: str, which: int, words: str) -> None:
        self.save(who, which, lambda draft: setattr(draft, "summary", words))

    @rule(who=WHO, which=WHICH, words=WORDS)
    def autosaves(self, who: str, which: int, words: str) -> None:
        self.save(who, which, lambda draft: setattr(draft, "summary", words), over=True)

    @rule(who=WHO, which=WHICH, days=st.integers(-1, 3))
    def schedules(self, who: str, which: int, days: int) -> None:
        moment = timezone.now() + timedelta(days=days)
        self.save(who, which, lambda draft: setattr(draft, "go_live_at", moment))

    @rule(who=WHO, which=WHICH, back=WHICH)
    def reverts(self, who: str, which: int, back: int) -> None:
        if page := one_of(which):
            earlier = page.revisions.order_by("pk")
            former = earlier[back % len(earlier)].as_object()
            self.save(who, which, lambda draft: setattr(draft, "summary", former.summary))

    def save(self, who: str, which: int, change: Callable[[Any], None], *, over: bool = False) -> None:
        page = one_of(which)
        if page is None or not page.permissions_for_user(self.person(who)).can_edit():
            return
        draft = page.get_latest_revision_as_object()
        change(draft)
        self.tries(
            lambda: draft.save_revision(
                user=self.person(who), overwrite_revision=page.get_latest_revision() if over else None
            )
        )

    # --- the review

    @rule(who=WHO, which=WHICH)
    def sends_in(self, who: str, which: int) -> None:
        if page := one_of(which):
            self.tries(lambda: doors.submit(page, self.person(who)))

    @rule(who=WHO, which=WHICH, seen=st.sampled_from(["newest", "older"]))
    def approves(self, who: str, which: int, seen: str) -> None:
        self.says_yes(doors.approve, who, which, seen)

    @rule(who=WHO, which=WHICH)
    def agrees(self, who: str, which: int) -> None:
        self.says_yes(doors.agree, who, which, "newest")

    @rule(who=WHO, which=WHICH)
    def hands_back(self, who: str, which: int) -> None:
        if page := one_of(which):
            self.tries(lambda: doors.hand_back(page, self.person(who), version_of(page)))

    @rule(who=WHO, which=WHICH)
    def asks_for_a_change(self, who: str, which: int) -> None:
        if page := one_of(which):
            self.tries(lambda: doors.ask_change(page, self.person(who), "Noem de kosten."))

    @rule(who=WHO, which=WHICH)
    def takes_back(self, who: str, which: int) -> None:
        if page := one_of(which):
            self.tries(lambda: doors.withdraw(page, self.person(who)))

    def says_yes(self, door: Callable[..., None], who: str, which: int, seen: str) -> None:
        page = one_of(which)
        if page is None:
            return
        newest = page.get_latest_revision()
        looked_at = version_of(page) if seen == "newest" else "1-1.0"
        if self.tries(lambda: door(page, self.person(who), looked_at)):
            self.yes[newest.pk] = (who, newest.as_object().summary)
            assert self.may_say_yes(who, page, newest), f"{who} said yes to “{page}”"

    def may_say_yes(self, who: str, page: PracticePage, newest: Revision) -> bool:
        """By the lists of names: a second person of the region, of the country, or of the coalition itself."""
        writer = newest.user.email.partition("@")[0] if newest.user else ""
        region, coalition = region_of(page), page.get_parent()
        reviewers = COORDINATORS[region.slug] | EDITORS if region else set()
        by_member = writer in reviewers and who in MEMBERS[coalition.slug]
        return who != writer and (who in reviewers or by_member)

    # --- the side doors

    @rule(who=WHO, which=WHICH)
    def publishes(self, who: str, which: int) -> None:
        if page := one_of(which):
            action = PublishPageRevisionAction(page.get_latest_revision(), user=self.person(who))
            self.tries(action.execute)

    @rule(who=WHO, which=WHICH, where=st.sampled_from(sorted(MEMBERS)))
    def copies_live(self, who: str, which: int, where: str) -> None:
        if page := one_of(which):
            target = CoalitionPage.objects.get(slug=where)
            slug = f"kopie-{Page.objects.count()}"
            self.tries(
                CopyPageAction(
                    page, to=target, keep_live=page.live, user=self.person(who), update_attrs={"slug": slug}
                ).execute
            )

    @rule(who=WHO, which=WHICH, where=st.sampled_from(sorted(MEMBERS)))
    def makes_an_alias(self, who: str, which: int, where: str) -> None:
        if page := one_of(which):
            target = CoalitionPage.objects.get(slug=where)
            slug = f"alias-{Page.objects.count()}"
            self.tries(CreatePageAliasAction(page, parent=target, update_slug=slug, user=self.person(who)).execute)

    @rule(who=WHO, which=WHICH, where=st.sampled_from(sorted(MEMBERS)))
    def moves(self, who: str, which: int, where: str) -> None:
        if page := one_of(which):
            target = CoalitionPage.objects.get(slug=where)
            self.tries(MovePageAction(page, target, pos="last-child", user=self.person(who)).execute)

    @rule(who=WHO, which=WHICH)
    def takes_offline(self, who: str, which: int) -> None:
        if (page := one_of(which)) and page.permissions_for_user(self.person(who)).can_unpublish():
            page.unpublish(user=self.person(who))

    @rule(days=st.integers(0, 4))
    def time_passes(self, days: int) -> None:
        """What was planned for then is planned for now, and the worker looks."""
        later = timezone.now() - timedelta(minutes=1)
        planned = Revision.page_revisions.filter(approved_go_live_at__lte=timezone.now() + timedelta(days=days))
        for revision in planned:
            content = revision.content | {"go_live_at": later.isoformat()}
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=later, content=content)
        call_command("publish_scheduled")

    # --- what must always hold

    @invariant()
    def nothing_is_public_that_nobody_else_read(self) -> None:
        for page in PracticePage.objects.live():
            assert page.alias_of_id is None
            assert page.live_revision_id in self.yes, f"“{page}” is public, and nobody said yes"
            who, text = self.yes[page.live_revision_id]
            assert page.summary == text, f"{who} said yes to “{text}”, and “{page.summary}” is public"
            assert page.live_revision.user != self.person(who)

    def person(self, name: str) -> Any:
        """As a new request finds them."""
        return type(self.cast.amina).objects.get(pk=self.cast.people[name].pk)

    def tries(self, call: Callable[[], Any]) -> bool:
        try:
            with transaction.atomic():
                call()
        except NO:
            return False
        return True


def one_of(which: int) -> PracticePage | None:
    pages = list(PracticePage.objects.order_by("pk"))
    return pages[which % len(pages)] if pages else None


@pytest.mark.django_db
def test_what_is_public_was_read_by_a_second_person(cast: Cast) -> None:
    Coalitions.cast = cast
    run_state_machine_as_test(
        Coalitions,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.generate, Phase.shrink],
            database=None,
        ),
    )
