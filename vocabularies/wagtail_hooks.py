from wagtail import hooks

from vocabularies.viewsets import VocabulariesGroup


@hooks.register("register_admin_viewset")
def vocabularies() -> VocabulariesGroup:
    return VocabulariesGroup()
