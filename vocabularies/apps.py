from django.apps import AppConfig


class VocabulariesConfig(AppConfig):
    """The words of the field: terms, development domains, areas."""

    name = "vocabularies"
