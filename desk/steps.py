"""What an author can do next with a page: one step for each state of its text, in plain words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalitions.review.stages import Stage, Standing
from practices.completeness import Completeness

WRITING, WITH_COORDINATOR, PUBLIC, CONFIRMED = 1, 2, 3, 4
"""How far a practice is on its way: what the row of four boxes shows."""
STATES: dict[Stage, tuple[int, str | Promise]] = {
    Stage.DRAFT: (WRITING, gettext_lazy("Draft")),
    Stage.WAITS: (WITH_COORDINATOR, gettext_lazy("Waits for the coordinator")),
    Stage.YES_ASKED: (WITH_COORDINATOR, gettext_lazy("Your yes is asked")),
    Stage.CHANGE_ASKED: (WRITING, gettext_lazy("A change is asked")),
    Stage.SCHEDULED: (WITH_COORDINATOR, gettext_lazy("Approved, public later")),
    Stage.PUBLISHED: (CONFIRMED, gettext_lazy("Public")),
    Stage.NEW_VERSION: (PUBLIC, gettext_lazy("Public, and you are changing it")),
    Stage.OFFLINE: (WRITING, gettext_lazy("Offline")),
}
TO_CONFIRM = (PUBLIC, gettext_lazy("Public, to be confirmed"))


@dataclass(frozen=True)
class Step:
    """`urgency`: what waits for the author comes first, from 0. `posts`: the button answers at once.

    `other` is a second, quieter way: a label and an address.
    """

    urgency: int
    title: str
    text: str
    label: str
    url: str
    posts: bool = False
    other: tuple[str, str] | None = None

    @property
    def waits_for_author(self) -> bool:
        return self.urgency <= CAN_GO_ON


ANSWER, CHANGE, CONFIRM, CAN_GO_ON, NOTHING = range(5)


@dataclass(frozen=True)
class Circumstances:
    """What the step depends on besides the state. `held`: the day on which it was last confirmed, of what should be
    confirmed again.
    """

    page_id: int
    url: str
    held: date | None = None
    corrected_by: str = ""
    completeness: Completeness | None = None
    is_practice: bool = True
    people_url: str = ""
    compiled: bool = False

    @property
    def edit(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page_id])

    @property
    def review(self) -> str:
        return reverse("coalitions_review", args=[self.page_id])


def step(standing: Standing, now: Circumstances) -> Step:
    """The one that comes next."""
    return _STEPS[standing.stage](standing, now)


def _yes_asked(standing: Standing, now: Circumstances) -> Step:
    title = _("%(name)s corrected something. Do you agree?") % {"name": now.corrected_by or _("The coordinator")}
    return Step(ANSWER, title, _("With the yes of one of you it is public."), _("See the change"), now.review)


def _change_asked(standing: Standing, now: Circumstances) -> Step:
    title, said = _("The coordinator asks for a change."), f"“{standing.question}”" if standing.question else ""
    return Step(CHANGE, title, said, _("Change the text"), now.edit, other=(_("Send in again"), now.review))


def _write(standing: Standing, now: Circumstances) -> Step:
    if now.completeness and now.completeness.needed:
        missing = ", ".join(str(part.label) for part in now.completeness.needed)
        title, text = _("Not complete yet: %(missing)s.") % {"missing": missing}, _("Then you can send it in.")
        return Step(CAN_GO_ON, title, text, _("Write on"), now.edit)
    title, text = _("Ready? Send it in."), _("The coordinator of your region then reads it.")
    return Step(CAN_GO_ON, title, text, _("Read and send in"), now.review, other=(_("Write on"), now.edit))


def _published(standing: Standing, now: Circumstances) -> Step:
    if now.compiled:
        title, text = _("Compiled from public sources. Is it yours?"), _("Then take it over and complete it.")
        return Step(NOTHING, title, text, _("This is ours"), reverse("claim", args=[now.page_id]))
    if now.held:
        url, change = reverse("desk_still_true", args=[now.page_id]), (_("No, I change it"), now.edit)
        when = date_format(now.held, "j F Y")
        text = _("Last confirmed on %(when)s. Confirm it with one click, or change what is different.") % {"when": when}
        return Step(CONFIRM, _("Does this still hold?"), text, _("Yes, it still holds"), url, posts=True, other=change)
    other = (_("New school year"), f"{now.edit}?nieuw-schooljaar=ja") if now.is_practice else (_("Change"), now.edit)
    if now.people_url:
        other = (_("Seats and people"), now.people_url)
    return _nothing(_("Everybody can find it."), now.url, other)


def _waits(standing: Standing, now: Circumstances) -> Step:
    return _nothing(_("You get a mail when there is a question."), now.review)


def _scheduled(standing: Standing, now: Circumstances) -> Step:
    return _nothing(_("It becomes public on the date that was chosen."), now.review)


def _offline(standing: Standing, now: Circumstances) -> Step:
    return _nothing(_("Readers do not see it. Send it in when it should be public again."), now.review)


def _nothing(text: str, url: str, other: tuple[str, str] | None = None) -> Step:
    return Step(NOTHING, _("You need do nothing now."), text, _("View"), url, other=other)


_STEPS: dict[Stage, Callable[[Standing, Circumstances], Step]] = {
    Stage.DRAFT: _write,
    Stage.NEW_VERSION: _write,
    Stage.YES_ASKED: _yes_asked,
    Stage.CHANGE_ASKED: _change_asked,
    Stage.WAITS: _waits,
    Stage.SCHEDULED: _scheduled,
    Stage.PUBLISHED: _published,
    Stage.OFFLINE: _offline,
}
