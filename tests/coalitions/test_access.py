"""Who may do what follows from the tree: made, renamed, moved and removed with it, and repaired when it was changed."""

from io import StringIO

from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.images.permissions import permission_policy as images
from wagtail.models import Collection, GroupPagePermission, Page, WorkflowPage

from coalitions.authority.access import sync_access
from coalitions.authority.people import coordinators, is_member, is_reviewer, members, reviewers
from coalitions.models import CoalitionAccess, CoalitionPage, RegionAccess, RegionPage
from images.models import Picture
from tests.cast import a_practice


def held(group):
    return set(GroupPagePermission.objects.filter(group=group).values_list("page_id", "permission__codename"))


def test_nothing_is_wrong_with_a_site_that_was_just_made(cast):
    assert sync_access() == []


def test_the_grants_are_those_of_the_tree(cast):
    access = cast.overvecht.access
    assert held(access.authors) == {(cast.overvecht.pk, "add_page"), (cast.overvecht.pk, "change_page")}
    assert held(access.owners) == set()
    wanted = {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"}
    assert held(cast.utrecht.access.coordinators) == {(cast.utrecht.pk, name) for name in wanted}


def test_one_workflow_for_the_whole_tree_at_the_home_page(cast):
    assert [row.page_id for row in WorkflowPage.objects.all()] == [cast.home.pk]
    practice = a_practice(cast.overvecht, cast.amina)
    assert practice.has_workflow
    assert cast.overvecht.has_workflow
    assert not cast.utrecht.has_workflow
    assert not cast.home.has_workflow


def test_a_region_that_is_renamed_takes_its_group_and_collection_along(cast):
    cast.utrecht.title = "Midden-Nederland"
    cast.utrecht.save()
    access = RegionAccess.objects.get(region_id=cast.utrecht.pk)
    assert str(access.coordinators) == "Coördinatoren – Midden-Nederland"
    assert access.collection.name == "Midden-Nederland"
    assert {person.pk for person in coordinators(cast.utrecht)} == {cast.bram.pk, cast.bo.pk}


def test_two_coalitions_of_one_name_have_groups_of_their_own(cast):
    cast.twente.add_child(instance=CoalitionPage(title="Overvecht", slug="overvecht"))
    assert Group.objects.filter(name__startswith="Auteurs – Overvecht").count() == 2
    assert sync_access() == []


def test_a_name_of_250_letters_fits(cast):
    cast.twente.add_child(instance=CoalitionPage(title="b" * 250, slug="b"))
    cast.twente.add_child(instance=CoalitionPage(title="b" * 251, slug="b2"))
    assert sync_access() == []


def test_a_coalition_that_moves_takes_its_people_and_images_along(cast):
    Picture.objects.create(
        title="Koor", file="koor.png", width=1, height=1, collection=cast.overvecht.access.collection
    )
    cast.overvecht.move(cast.twente, "last-child")
    picture = Picture.objects.get()
    moved = CoalitionPage.objects.get(pk=cast.overvecht.pk)
    assert is_member(cast.amina, moved)
    assert {person.pk for person in reviewers(moved)} == {cast.carla.pk, cast.nadia.pk}
    assert images.user_has_permission_for_instance(again(cast.carla), "change", picture)
    assert images.user_has_permission_for_instance(again(cast.amina), "change", picture)
    assert not images.user_has_permission_for_instance(again(cast.bram), "change", picture)
    assert sync_access() == []


def again(person):
    """Without what Wagtail remembered about them."""
    return type(person).objects.get(pk=person.pk)


def test_a_neighbour_cannot_change_the_photos_of_a_coalition(cast):
    picture = Picture.objects.create(
        title="Koor", file="koor.png", width=1, height=1, collection=cast.overvecht.access.collection
    )
    may = {
        name: images.user_has_permission_for_instance(person, "change", picture) for name, person in cast.people.items()
    }
    assert [name for name, allowed in may.items() if allowed] == ["amina", "badr", "bram", "bo", "nadia", "sam"]


def test_a_coalition_that_is_removed_leaves_its_images_to_the_region(cast):
    collection = cast.overvecht.access.collection
    Picture.objects.create(title="Koor", file="koor.png", width=1, height=1, collection=collection)
    authors = cast.overvecht.access.authors.pk
    cast.overvecht.delete()
    assert not Group.objects.filter(pk=authors).exists()
    assert not CoalitionAccess.objects.filter(authors_id=authors).exists()
    assert images.user_has_permission_for_instance(cast.bram, "change", Picture.objects.get())
    assert sync_access() == []


def test_an_empty_collection_goes_with_its_coalition(cast):
    collection = cast.enschede.access.collection.pk
    cast.enschede.delete()
    assert not Collection.objects.filter(pk=collection).exists()


def test_what_somebody_changed_by_hand_is_repaired_and_told(cast):
    strange = Group.objects.create(name="Vrienden")
    grant = GroupPagePermission.objects.filter(group=cast.utrecht.access.coordinators).first()
    GroupPagePermission.objects.create(group=strange, page=cast.utrecht, permission=grant.permission)
    GroupPagePermission.objects.filter(group=cast.enschede.access.authors).delete()
    cast.twente.access.coordinators.permissions.clear()
    said = StringIO()
    call_command("sync_access", stdout=said)
    assert "“Vrienden” had grants that no page gives." in said.getvalue()
    assert "“Auteurs – Enschede” had other grants on pages than it should." in said.getvalue()
    assert "“Coördinatoren – Twente” had other rights than it should." in said.getvalue()
    assert sync_access() == []


def test_the_national_region_has_no_coordinators_but_the_national_editors(cast):
    national = cast.home.add_child(instance=RegionPage(title="Landelijk", slug="landelijk", national=True))
    national.access.coordinators.user_set.add(cast.carla)
    assert [person.pk for person in reviewers(national)] == [cast.nadia.pk]
    assert not is_reviewer(cast.carla, national)


def test_who_is_no_longer_active_is_no_member(cast):
    cast.badr.is_active = False
    cast.badr.save()
    assert [person.pk for person in members(cast.overvecht)] == [cast.amina.pk]


def test_somebody_of_two_coalitions_and_two_regions(cast):
    cast.enschede.access.authors.user_set.add(cast.amina)
    cast.twente.access.coordinators.user_set.add(cast.bram)
    amina, bram = again(cast.amina), again(cast.bram)
    assert is_member(amina, cast.overvecht)
    assert is_member(amina, cast.enschede)
    assert is_reviewer(bram, cast.overvecht)
    assert is_reviewer(bram, cast.enschede)
    assert not is_reviewer(bram, Page.get_first_root_node())
