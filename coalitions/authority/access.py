"""Groups, grants and collections as the tree of pages asks for them: made, repaired and cleared by one function.

Authority is a grant on a region or a coalition page and nothing else; collections mirror the tree. Everything here may
be done twice, and says in sentences what was not as it should be.
"""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, get_page_models

from coalitions.authority.grants import LONGEST_NAME, allow, free_name, grant, grant_files, rename, rename_collection
from coalitions.authority.people import NATIONAL_EDITORS, region_of
from coalitions.models import CoalitionAccess, CoalitionPage, RegionAccess, RegionPage
from coalitions.review.workflow import sync_workflow
from images.models import Attachment, Picture

NATIONAL_COLLECTION = "Landelijk beeld"
ENTER = {"wagtailadmin.access_admin"}
REVIEW = ENTER | {"accounts.second_factor"}
EDITORS_APPS = ("vocabularies", "search", "evidence", "wagtailredirects")
PAGES_WRITE = frozenset({"add_page", "change_page"})
PAGES_REVIEW = PAGES_WRITE | {"publish_page", "lock_page", "unlock_page"}
FILES = ("image", "document")
CHOOSE = frozenset(f"choose_{file}" for file in FILES)
KEEP = CHOOSE | frozenset(f"{action}_{file}" for file in FILES for action in ("add", "change"))
COLLECTIONS = frozenset({"add_collection", "change_collection", "delete_collection"})


@transaction.atomic
def sync_access() -> list[str]:
    """Everything for everybody; returns what was wrong. Run by `manage.py sync_access` and when a site is prepared."""
    said = [*sync_workflow(), *_national()]
    for region in RegionPage.objects.order_by("path"):
        said += sync_region(region)
    for coalition in CoalitionPage.objects.order_by("path"):
        said += sync_coalition(coalition)
    return said + clear_removed() + _strangers()


@transaction.atomic
def sync_region(region: RegionPage) -> list[str]:
    """The group and the collection of one region, after it was made or renamed."""
    access = RegionAccess.objects.filter(region_id=region.pk).first() or _new_region(region)
    said = rename(access.coordinators, f"Coördinatoren – {region.title}")
    said += rename_collection(access.collection, region.title)
    # *Landelijk* is coordinated by the national editors: whoever is in its own group has no say.
    pages = frozenset[str]() if region.national else PAGES_REVIEW
    said += allow(access.coordinators, frozenset() if region.national else frozenset(REVIEW))
    shared = {} if region.national else shared_places()
    said += grant(access.coordinators, {region.pk: pages, **shared})
    return said + grant_files(access.coordinators, {access.collection: KEEP, national_collection(): CHOOSE})


@transaction.atomic
def sync_coalition(coalition: CoalitionPage) -> list[str]:
    """The groups and the collection of one coalition, after it was made, renamed or moved to another region."""
    access = CoalitionAccess.objects.filter(coalition_id=coalition.pk).first() or _new_coalition(coalition)
    said = rename(access.authors, f"Auteurs – {coalition.title}")
    said += rename(access.owners, f"Beheerders – {coalition.title}")
    said += rename_collection(access.collection, coalition.title)
    said += _place(access.collection, _collection_above(coalition))
    said += allow(access.authors, frozenset(ENTER))
    said += grant(access.authors, {coalition.pk: PAGES_WRITE})
    return said + grant_files(access.authors, {access.collection: KEEP, national_collection(): CHOOSE})


@transaction.atomic
def clear_removed() -> list[str]:
    """Groups of pages that are gone go too. Their files stay, with the region's coordinators or the national editors:
    consent must be kept by somebody.
    """
    said = []
    gone_coalitions = CoalitionAccess.objects.exclude(coalition_id__in=CoalitionPage.objects.values("pk"))
    for access in gone_coalitions.select_related("authors", "owners", "collection"):
        said.append(f"“{access.authors}” belonged to a page that is gone.")
        access.delete()
        _remove(access.authors, access.owners)
        _leave_files(access.collection)
    gone_regions = RegionAccess.objects.exclude(region_id__in=RegionPage.objects.values("pk"))
    for region in gone_regions.select_related("coordinators", "collection"):
        said.append(f"“{region.coordinators}” belonged to a page that is gone.")
        region.delete()
        _remove(region.coordinators)
        _leave_files(region.collection)
    return said


def shared_places() -> dict[int, frozenset[str]]:
    """Pages in no region where the coordinators of every region may do something, such as the evidence library."""
    shared = [model for model in get_page_models() if getattr(model, "coordinators_may", None)]
    return {pk: model.coordinators_may for model in shared for pk in model.objects.values_list("pk", flat=True)}


def national_collection() -> Collection:
    """What everybody may use."""
    return _collection_under(Collection.get_first_root_node(), NATIONAL_COLLECTION)


def _national() -> list[str]:
    group, made = Group.objects.get_or_create(name=NATIONAL_EDITORS)
    root, everything = Page.get_first_root_node(), Collection.get_first_root_node()
    said = [f"The group “{group}” was not there."] if made else []
    named = Permission.objects.filter(content_type__app_label__in=EDITORS_APPS).exclude(codename="delete_term")
    may = {f"{app}.{codename}" for app, codename in named.values_list("content_type__app_label", "codename")}
    said += allow(group, frozenset(REVIEW | may))
    said += grant(group, {root.pk: PAGES_REVIEW | {"bulk_delete_page"}})
    return said + grant_files(group, {everything: KEEP | COLLECTIONS})


def _new_region(region: RegionPage) -> RegionAccess:
    group = Group.objects.create(name=free_name(f"Coördinatoren – {region.title}"))
    collection = _collection_under(Collection.get_first_root_node(), region.title, shared=False)
    return RegionAccess.objects.create(region_id=region.pk, coordinators=group, collection=collection)


def _new_coalition(coalition: CoalitionPage) -> CoalitionAccess:
    authors = Group.objects.create(name=free_name(f"Auteurs – {coalition.title}"))
    owners = Group.objects.create(name=free_name(f"Beheerders – {coalition.title}"))
    collection = _collection_under(_collection_above(coalition), coalition.title, shared=False)
    return CoalitionAccess.objects.create(
        coalition_id=coalition.pk, authors=authors, owners=owners, collection=collection
    )


def _collection_above(coalition: CoalitionPage) -> Collection:
    region = region_of(coalition)
    access = RegionAccess.objects.filter(region_id=region.pk).first() if region else None
    if access is None and region is not None:
        access = _new_region(region.specific)
    collection = access.collection if access else Collection.get_first_root_node()
    return Collection.objects.get(pk=collection.pk)  # its path may have changed since


def _collection_under(parent: Collection, name: str, *, shared: bool = True) -> Collection:
    """`shared`: the one of that name, where there is one."""
    found: Collection | None = parent.get_children().filter(name=name).first() if shared else None
    return found or parent.add_child(name=name[:LONGEST_NAME])


def _place(collection: Collection, parent: Collection) -> list[str]:
    here = Collection.objects.get(pk=collection.pk)
    if here.get_parent().pk == parent.pk:
        return []
    here.move(parent, "sorted-child")
    return [f"The collection “{here.name}” stood in another region."]


def _remove(*groups: Group) -> None:
    for group in groups:
        group.delete()


def _leave_files(collection: Collection) -> None:
    here = Collection.objects.get(pk=collection.pk)
    used = any(model.objects.filter(collection=here).exists() for model in (Picture, Attachment))
    if not used and not here.numchild:
        here.delete()


def _strangers() -> list[str]:
    """Grants on pages of any other group are taken away: the tree is the only road to authority."""
    ours = set(Group.objects.filter(name=NATIONAL_EDITORS).values_list("pk", flat=True))
    ours |= set(RegionAccess.objects.values_list("coordinators", flat=True))
    ours |= set(CoalitionAccess.objects.values_list("authors", flat=True))
    strange = GroupPagePermission.objects.exclude(group__in=ours)
    files = GroupCollectionPermission.objects.exclude(group__in=ours)
    names = set(strange.values_list("group__name", flat=True)) | set(files.values_list("group__name", flat=True))
    strange.delete()
    files.delete()
    return [f"“{name}” had grants that no page gives." for name in sorted(names)]
