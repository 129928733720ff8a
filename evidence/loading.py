"""The levels, registers and library we start with. Loading adds what is missing and changes nothing an editor did."""

import json
from pathlib import Path
from typing import Any

from django.db import transaction

from evidence.models import EvidenceIndexPage, RecognitionLevel, Register
from vocabularies.models import Term, Vocabulary

DATA = json.loads((Path(__file__).parent / "data" / "erkenning.json").read_text())


@transaction.atomic
def load() -> None:
    """The levels and registers that are missing; a level needs its term."""
    terms = {term.slug: term for term in Term.objects.filter(vocabulary=Vocabulary.RECOGNITION)}
    for row in [row for row in DATA["niveaus"] if row["slug"] in terms]:
        rules = {"number": row["nummer"], "years": row["jaren"]}
        RecognitionLevel.objects.get_or_create(term=terms[row["slug"]], defaults=rules)
    for row in DATA["registers"]:
        Register.objects.get_or_create(name=row["naam"], defaults={"url": row["url"]})


def the_library(home: Any) -> EvidenceIndexPage:
    """The library below this home page, made where there is none."""
    found: EvidenceIndexPage | None = EvidenceIndexPage.objects.first()
    if found is not None:
        return found
    row = DATA["bibliotheek"]
    made: EvidenceIndexPage = home.add_child(
        instance=EvidenceIndexPage(title=row["titel"], slug="kennis", intro=row["inleiding"])
    )
    return made
