"""Dutch, analysed once and in Python, for every engine: `analyse` for what is indexed, `ask` for what is asked."""

from search.dutch.analysis import analyse
from search.dutch.asking import ask
from search.dutch.folding import fold
from search.dutch.question import SHORT_WORD, Layer, Match, Question, Unit
from search.dutch.synonyms import Synonyms, product_synonyms
from search.dutch.tokens import Tokens

__all__ = [
    "SHORT_WORD",
    "Layer",
    "Match",
    "Question",
    "Synonyms",
    "Tokens",
    "Unit",
    "analyse",
    "ask",
    "fold",
    "product_synonyms",
]
