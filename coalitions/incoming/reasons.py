"""The sentence with which somebody says why, or what was done."""

from django.utils.translation import gettext as _

from coalitions.refusal import Refused

LONGEST = 500


def a_sentence(said: str, when_empty: str) -> str:
    """What was said, without white space around it. Raises Refused for nothing, with those words, and for too much."""
    sentence = said.strip()
    if not sentence:
        raise Refused(when_empty)
    if len(sentence) > LONGEST:
        raise Refused(_("Keep the sentence below 500 characters."))
    return sentence
