"""Where in the database a text stands."""

from django.apps import apps


def tables_with(text: str) -> set[str]:
    """Every table that holds it, in whatever column, as `app.Model`."""
    return {
        model._meta.label
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
        for row in model._base_manager.values_list(*[field.attname for field in model._meta.concrete_fields])
        if text.casefold() in repr(row).casefold()
    }
