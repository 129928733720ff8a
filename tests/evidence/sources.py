"""Sources that tests put into the library."""

from typing import Any

from evidence.models import EvidenceIndexPage, EvidencePage
from vocabularies.models import Term, Vocabulary


def a_source(library: EvidenceIndexPage, **others: Any) -> EvidencePage:
    """A public source with everything that publication asks for."""
    page = EvidencePage(
        **{
            "title": "Muziek en taal",
            "kind": Term.objects.filter(vocabulary=Vocabulary.KNOWLEDGE).first(),
            "authors": "Anna Voorbeeld",
            "year": 2020,
            "summary": "Onderzoek op twaalf scholen.",
            "says": "Kinderen maken meer muziek.",
            "says_not": "Niets over het voortgezet onderwijs.",
            "link": "https://bron.example/muziek",
            **others,
        }
    )
    library.add_child(instance=page)
    return page
