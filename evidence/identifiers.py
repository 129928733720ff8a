"""DOIs and ISBNs: whether they have the form, and how they are written."""

import re

from stdnum import isbn
from stdnum.exceptions import ValidationError as NoIsbn

DOI = re.compile(r"10\.\d{4,9}/\S+")
"""The form that Crossref advises to check by; what stands behind the slash is free."""
BEFORE_A_DOI = re.compile(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def clean_doi(text: str) -> str | None:
    """The DOI without an address around it; empty for nothing, None for what is no DOI."""
    doi = BEFORE_A_DOI.sub("", text.strip())
    if not doi:
        return ""
    return doi if DOI.fullmatch(doi) else None


def clean_isbn(text: str) -> str | None:
    """The ISBN of thirteen digits; empty for nothing, None where the check digit does not fit."""
    if not text.strip():
        return ""
    try:
        number: str = isbn.validate(text, convert=True)
    except NoIsbn:
        return None
    return number
