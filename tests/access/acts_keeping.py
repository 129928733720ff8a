"""What a coalition does with what is public already."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coalitions.confirming import confirmed_on
from coalitions.incoming.contact import ask
from coalitions.models import Claim, Confirmation, Question
from practices.models import PracticePage
from tests.access.acting import Attempt, act
from tests.access.acts_pages import published
from tests.cast import Cast, a_practice


@act("Zeggen dat een openbare praktijk nog klopt")
def confirm(cast: Cast, all_doors: Client) -> Attempt:
    page, today = published(cast), timezone.localdate()
    Confirmation.objects.update(on=today - timedelta(days=400))
    address = reverse("desk_still_true", args=[page.pk])
    return Attempt(lambda client: client.post(address), lambda: confirmed_on(page) == today)


@act("Zeggen dat de vraag van een lezer beantwoord is")
def answered(cast: Cast, all_doors: Client) -> Attempt:
    question = ask(published(cast), "Jan", "jan@example.org", "Hoeveel kinderen doen mee?")
    address = reverse("desk_answered", args=[question.pk])
    return Attempt(
        lambda client: client.post(address), lambda: Question.objects.get(pk=question.pk).state == "beantwoord"
    )


@act("Een samengestelde bladzijde namens Overvecht overnemen")
def claim(cast: Cast, all_doors: Client) -> Attempt:
    page = a_practice(cast.overvecht, cast.nadia)
    page.compiled = True
    page.save_revision(user=cast.nadia).publish()
    return Attempt(
        lambda client: client.post(reverse("claim", args=[page.pk]), {"coalitie": cast.overvecht.pk}),
        lambda: (
            Claim.objects.filter(state="toegekend").exists()
            and not PracticePage.objects.get(pk=page.pk).get_latest_revision_as_object().compiled
        ),
    )
