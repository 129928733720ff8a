"""Every event that can make a document stale leaves a ticket, in the transaction of the event itself."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from taggit.models import Tag
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from coalitions.models import CoalitionPage, Confirmation, RegionPage
from evidence.models import EvidencePage, Recognition, Relation
from practices.models import PracticeKeyword
from search.tickets import look_again, look_again_at_all
from search.using import pages_using
from vocabularies.models import Area, Domain, Term


@receiver([post_save, post_delete], dispatch_uid="search.page")
def page_changed(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    # No sender: Wagtail saves some pages as the base class Page only, and those count too.
    if isinstance(instance, Page) and not raw:
        look_again(instance.pk, subtree=isinstance(instance, RegionPage | CoalitionPage) or type(instance) is Page)


@receiver([post_save, post_delete], sender=EvidencePage, dispatch_uid="search.source")
def source_changed(instance: EvidencePage, **kwargs: Any) -> None:
    look_again_at_all(Relation.objects.filter(source_id=instance.pk).values_list("practice_id", flat=True))


@receiver([post_save, post_delete], sender=Recognition, dispatch_uid="search.recognition")
@receiver([post_save, post_delete], sender=Relation, dispatch_uid="search.relation")
def evidence_changed(instance: Recognition | Relation, **kwargs: Any) -> None:
    look_again(instance.practice_id)


@receiver(post_page_move, dispatch_uid="search.move")
def page_moved(instance: Page, **kwargs: Any) -> None:
    look_again(instance.pk, subtree=True)


@receiver([post_save, post_delete], sender=Confirmation, dispatch_uid="search.confirmed")
def confirmed(instance: Confirmation, **kwargs: Any) -> None:
    look_again(instance.pk)


@receiver([post_save, post_delete], sender=PageViewRestriction, dispatch_uid="search.restriction")
def privacy_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    look_again(instance.page_id, subtree=True)


@receiver([post_save, pre_delete], sender=Term, dispatch_uid="search.term")
@receiver([post_save, pre_delete], sender=Area, dispatch_uid="search.area")
@receiver([post_save, pre_delete], sender=Domain, dispatch_uid="search.domain")
def word_changed(instance: Term | Area | Domain, **kwargs: Any) -> None:
    look_again_at_all(pages_using(instance))


@receiver([post_save, pre_delete], sender=Tag, dispatch_uid="search.keyword")
def keyword_changed(instance: Tag, **kwargs: Any) -> None:
    look_again_at_all(PracticeKeyword.objects.filter(tag=instance).values_list("content_object_id", flat=True))
