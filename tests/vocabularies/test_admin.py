"""An editor keeps the words: changes, reorders and hides them, and deletes none."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from vocabularies.models import Area, Domain, Term


def sector(slug: str) -> Term:
    return Term.objects.get(vocabulary="sector", slug=slug)


def change(editor: Client, term: Term, **values: str) -> int:
    fields = {
        "name": term.name,
        "slug": term.slug,
        "parent": term.parent_id or "",
        "merged_into": term.merged_into_id or "",
    }
    return editor.post(reverse("woorden_sector:edit", args=[term.pk]), {**fields, **values}).status_code


def test_a_list_holds_its_own_vocabulary(editor: Client) -> None:
    html = editor.get(reverse("woorden_sector:index")).content.decode()
    assert sector("po").name in html
    assert Term.objects.get(vocabulary="tijdstip", slug="na-schooltijd").name not in html


def test_a_term_is_renamed_and_hidden(editor: Client) -> None:
    assert change(editor, sector("po"), name="Basisschool", hidden="on") == 302
    assert (sector("po").name, sector("po").hidden) == ("Basisschool", True)


def test_a_slug_stays(editor: Client) -> None:
    assert change(editor, sector("po"), slug="iets-anders", name="Basisschool") == 302
    assert sector("po").name == "Basisschool"


def test_a_new_term_gets_its_slug_from_its_name(editor: Client) -> None:
    address = reverse("woorden_sector:add")
    values = {"name": "Hoger onderwijs", "slug": "", "parent": "", "merged_into": ""}
    assert editor.post(address, values).status_code == 302
    assert sector("hoger-onderwijs").vocabulary == "sector"
    assert editor.post(address, values).status_code == 200, "it is there already"
    assert Term.objects.filter(name="Hoger onderwijs").count() == 1


def test_a_term_never_belongs_to_itself(editor: Client) -> None:
    assert change(editor, sector("vo"), parent=str(sector("vmbo").pk)) == 200
    assert sector("vo").parent is None
    assert change(editor, sector("havo"), merged_into=str(sector("vwo").pk)) == 302
    assert change(editor, sector("vwo"), merged_into=str(sector("havo").pk)) == 200


def test_terms_are_dragged_into_order(editor: Client) -> None:
    html = editor.get(f"{reverse('woorden_sector:index')}?ordering=order").content.decode()
    assert re.search(r"data-(w-)?orderable", html)
    address = reverse("woorden_sector:reorder", args=[sector("mbo").pk])
    assert editor.post(f"{address}?position=0").status_code == 200
    assert Term.objects.filter(vocabulary="sector").order_by("order").first() == sector("mbo")


@pytest.mark.parametrize("name", ["woorden_sector", "ontwikkelgebieden", "gebieden"])
def test_nothing_is_deleted(editor: Client, name: str) -> None:
    model = {"woorden_sector": Term, "ontwikkelgebieden": Domain, "gebieden": Area}[name]
    row = model.objects.earliest("pk")
    assert editor.post(reverse(f"{name}:delete", args=[row.pk])).status_code in {302, 403}
    assert model.objects.filter(pk=row.pk).exists()
    assert "verwijderen" not in editor.get(reverse(f"{name}:index")).content.decode().lower()


def test_a_term_deleted_in_code_is_hidden(words: None) -> None:
    sector("po").delete()
    assert sector("po").hidden
