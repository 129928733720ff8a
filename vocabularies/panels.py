"""Parts of the form of a page that carries terms."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel


def missed_words(field: str) -> FieldRowPanel:
    """Beside the choice of a field: what stands not in it, and what is meant by that."""
    return FieldRowPanel([FieldPanel(f"{field}_{part}", disable_comments=True) for part in ("missed", "meant")])
