"""BibTeX and BibLaTeX.

Read by bibtexparser 2 (MIT, stable, one dependency, which is also how LaTeX becomes letters). It goes through a file
without recursion, and keeps the sources around one that is broken; pybtex (MIT, beta) gives up a whole file for one
brace, and would bring a YAML parser along.
"""

import re
from collections.abc import Iterator, Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import default_parse_stack
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import Block, ParsingFailedBlock
from bibtexparser.model import Entry as Source
from pylatexenc.latex2text import LatexNodes2Text

from evidence.importing.entry import AND_OTHERS, LONGEST, LONGEST_LINE, Entry, entry

BLOCK = re.compile(r"@\w{1,40}[ \t]{0,40}[{(]")
LATEX = re.compile(r"[\\{}$~]|--|``|''")
LATEX_BY_LETTER = 2
"""How many signs LaTeX may take for a letter, on average; longer texts are cut before they are turned into letters."""
DECODER = LatexNodes2Text(math_mode="text", keep_comments=True)
UNESCAPED_PERCENT = re.compile(r"(?<!\\)%")
ESCAPED_IN_ADDRESSES = re.compile(r"\\([_%&#~{}])|\\url\{|[{}]")
KINDS = {
    **dict.fromkeys(("manual",), "handreiking"),
    **dict.fromkeys(("legislation", "legal", "jurisdiction"), "beleidsstuk"),
}
"""A type says how a source was published, seldom what kind of knowledge it is; where it does not, a person says so."""
PUBLISHED_BY_OTHERS = {"article", "book", "inbook", "incollection", "inproceedings", "conference", "collection"}


def read_bibtex(text: str) -> tuple[list[Entry], int]:
    """The sources, and how many pieces of the file could not be read."""
    found = parse_string(text, parse_stack=[])
    library = Library()
    library.add([_with_own_key(number, block) for number, block in enumerate(found.blocks)])
    for step in default_parse_stack():
        library = step.transform(library)
    broken = [block for block in library.failed_blocks if block.ignore_error_block is None]
    return [_entry(block) for block in library.entries], len(broken)


def _with_own_key(number: int, block: Block) -> Block:
    """That a key stands in the file twice is no reason to lose what it is of."""
    kept: Block = block.ignore_error_block or block if isinstance(block, ParsingFailedBlock) else block
    if isinstance(kept, Source):
        kept.key = str(number)
        return kept
    return block


def _entry(block: Source) -> Entry:
    fields = {name.casefold(): str(value) for name, value in block.items()}
    kind = block.entry_type.casefold()
    return entry(
        title=_title(fields),
        authors=_names(fields.get("author") or fields.get("editor") or ""),
        year=fields.get("year") or fields.get("date") or "",
        kind=KINDS.get(kind, ""),
        institute=letters(_institute(kind, fields), LONGEST_LINE),
        doi=_address(fields.get("doi", "")),
        isbn=fields.get("isbn", ""),
        link=_address(fields.get("url", "")),
        abstract=letters(fields.get("abstract", ""), LONGEST),
        language=fields.get("langid") or fields.get("language") or "",
    )


def _title(fields: Mapping[str, str]) -> str:
    title, below = (letters(fields.get(name, ""), LONGEST_LINE) for name in ("title", "subtitle"))
    return f"{title}: {below}" if title and below else title


def _institute(kind: str, fields: Mapping[str, str]) -> str:
    own = fields.get("institution") or fields.get("school") or fields.get("organization") or ""
    return own or ("" if kind in PUBLISHED_BY_OTHERS else fields.get("publisher", ""))


def _names(text: str) -> Iterator[str]:
    for name in split_multiple_persons_names(text[: 2 * LONGEST]):
        if name == "others":
            yield AND_OTHERS
        else:
            yield letters(parse_single_name_into_parts(name, strict=False).merge_first_name_first, LONGEST_LINE)


def letters(text: str, longest: int) -> str:
    """What LaTeX writes with signs: accents, dashes, quotes. A percent sign is one, also where LaTeX sees a comment."""
    text = text[: LATEX_BY_LETTER * longest]
    if not LATEX.search(text):
        return text
    return str(DECODER.latex_to_text(UNESCAPED_PERCENT.sub(r"\\%", text)))


def _address(text: str) -> str:
    """An address is no LaTeX: in it, % and ~ mean something else."""
    return ESCAPED_IN_ADDRESSES.sub(lambda found: found[1] or "", text[: 2 * LONGEST_LINE])
