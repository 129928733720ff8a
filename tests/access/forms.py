"""Filling a form as a browser does: what stands in it is sent along."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client

Fields = dict[str, Any]


def fields_of(html: str, form: str = "form") -> Fields:
    """What a browser would send of the first form that matches, without its buttons."""
    found = BeautifulSoup(html, "html.parser").select_one(form)
    assert found is not None, "There is no such form."
    fields: Fields = {}
    for tag in found.select("input, textarea, select"):
        name = tag.get("name")
        if name and not tag.has_attr("disabled"):
            for value in values(tag):
                fields.setdefault(str(name), []).append(value)
    return {name: value[0] if len(value) == 1 else value for name, value in fields.items()}


def values(tag: Tag) -> list[str]:
    if tag.name == "textarea":
        return [tag.text]
    if tag.name == "select":
        return [str(option.get("value", option.text)) for option in tag.select("option[selected]")]
    if tag.get("type") in ("submit", "button", "image", "file"):
        return []
    if tag.get("type") in ("checkbox", "radio") and not tag.has_attr("checked"):
        return []
    return [str(tag.get("value", "on" if tag.get("type") == "checkbox" else ""))]


def send(client: Client, address: str, form: Fields, **changed: Any) -> Any:
    """A page's form with something changed in it, and a button pressed."""
    return client.post(address, {**form, "story-count": "0", **changed})
