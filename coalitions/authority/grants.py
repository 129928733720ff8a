"""Giving a group exactly the name and the rights it should have. Each function says in sentences what was otherwise."""

from collections.abc import Iterable, Iterator, Mapping

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

LONGEST_NAME = 140  # a group's is at most 150, and a number may follow


def free_name(name: str, group: Group | None = None) -> str:
    """Two coalitions may have one name; a group's is its own."""
    name = name[:LONGEST_NAME]
    others = Group.objects.exclude(pk=group.pk) if group else Group.objects.all()
    taken = set(others.filter(name__startswith=name).values_list("name", flat=True))
    return next(free for free in _numbered(name) if free not in taken)


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name} ({number})" for number in range(2, 10_000))


def rename(group: Group, name: str) -> list[str]:
    wanted = free_name(name, group)
    if group.name == wanted:
        return []
    before, group.name = group.name, wanted
    group.save(update_fields=["name"])
    return [f"“{before}” is now called “{wanted}”."]


def rename_collection(collection: Collection, name: str) -> list[str]:
    if collection.name == name[:LONGEST_NAME]:
        return []
    collection.name = name[:LONGEST_NAME]
    collection.save(update_fields=["name"])
    return [f"The collection “{collection.name}” had another name."]


def allow(group: Group, wanted: frozenset[str]) -> list[str]:
    """Exactly these permissions of Django's, as app.codename."""
    held = set(group.permissions.values_list("content_type__app_label", "codename"))
    if {f"{app}.{codename}" for app, codename in held} == wanted:
        return []
    group.permissions.set([_permission(name) for name in wanted])
    return [f"“{group}” had other rights than it should."]


def _permission(name: str) -> Permission:
    app, _dot, codename = name.partition(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def grant(group: Group, wanted: Mapping[int, Iterable[str]]) -> list[str]:
    """Exactly these grants, by the id of the page."""
    pairs = {(page, codename) for page, names in wanted.items() for codename in names}
    rows = GroupPagePermission.objects.filter(group=group).values_list("page_id", "permission__codename", "pk")
    held = {(page, codename): pk for page, codename, pk in rows}
    if held.keys() == pairs:
        return []
    GroupPagePermission.objects.filter(pk__in=[pk for pair, pk in held.items() if pair not in pairs]).delete()
    named = Permission.objects.filter(content_type__app_label="wagtailcore")
    ids = dict(named.values_list("codename", "pk"))
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page_id=page, permission_id=ids[codename])
        for page, codename in pairs - held.keys()
    )
    return [f"“{group}” had other grants on pages than it should."]


def grant_files(group: Group, wanted: Mapping[Collection, frozenset[str]]) -> list[str]:
    """Exactly these rights on images and documents."""
    pairs = {(collection.pk, codename) for collection, names in wanted.items() for codename in names}
    held = GroupCollectionPermission.objects.filter(group=group).select_related("permission")
    had = {(row.collection_id, row.permission.codename): row.pk for row in held}
    if had.keys() == pairs:
        return []
    held.filter(pk__in=[pk for pair, pk in had.items() if pair not in pairs]).delete()
    apps = ("wagtailimages", "wagtaildocs", "wagtailcore")
    rows = {row.codename: row for row in Permission.objects.filter(content_type__app_label__in=apps)}
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection_id=collection, permission=rows[codename])
        for collection, codename in pairs - had.keys()
    )
    return [f"“{group}” had other rights on files than it should."]
