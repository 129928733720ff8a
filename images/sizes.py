"""The sizes in which readers see a picture. Every other rendition is Wagtail's own, for the admin, and never public."""

from dataclasses import dataclass

FORMAT = "format-webp"


@dataclass(frozen=True)
class Size:
    """`specs`: the smallest first, the one for a browser without choice last. `sizes`: how wide it is shown, for the
    browser that chooses.
    """

    specs: tuple[str, ...]
    sizes: str


def _size(sizes: str, *operations: str) -> Size:
    return Size(tuple(f"{operation}|{FORMAT}" for operation in operations), sizes)


# On a card; across the head of a page; in a text, where a portrait stays a portrait.
SIZES = {
    "kaart": _size("188px", "fill-188x141", "fill-376x282"),
    "kop": _size("(min-width: 48rem) 704px, 100vw", "fill-448x252", "fill-704x396", "fill-1408x792"),
    "verhaal": _size("(min-width: 48rem) 704px, 100vw", "max-448x560", "max-704x880", "max-1408x1760"),
}
PUBLIC_SPECS = frozenset(spec for size in SIZES.values() for spec in size.specs)
