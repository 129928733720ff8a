"""The analyser: words a second, of texts whose words it has seen and of words that it sees for the first time."""

import sys
import time
from collections.abc import Sequence

from install.telling import tell
from search.dutch import analyse
from search.dutch.folding import words_of
from search.page_facts import Facts


def analysed(practices: Sequence[Facts]) -> None:
    """Says both."""
    texts = [text for one in practices for text in (one.title, one.summary, one.prose)]
    running = sum(len(analyse(text).words) for text in texts)
    tell(f"the analyser, words it has seen: {running / seconds_of(texts):,.0f} a second, {running:,} in all")
    words = sorted({word.raw for text in texts for word in words_of(text)})
    forget_words()
    analyse("school")  # the dictionaries, which are read once
    tell(f"the analyser, words it has not seen: {len(words) / seconds_of(words):,.0f} a second, {len(words):,} in all")


def seconds_of(texts: Sequence[str]) -> float:
    start = time.process_time()
    for text in texts:
        analyse(text)
    return time.process_time() - start


def forget_words() -> None:
    """Empty what the analyser keeps of words; its word lists stay."""
    modules = [module for name, module in sys.modules.items() if name.startswith("search.dutch.")]
    for kept in (kept for module in modules for kept in vars(module).values() if hasattr(kept, "cache_parameters")):
        if kept.cache_parameters()["maxsize"] is not None:
            kept.cache_clear()
