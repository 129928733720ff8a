"""A picture as a page shows it. Consent is asked each time: a page that still names a picture does not show it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from images.models import Picture, PictureRendition
from images.sizes import SIZES


@dataclass(frozen=True)
class Shown:
    """What an `img` needs. `width` and `height` are those of the largest, so that its place is kept."""

    src: str
    srcset: str
    sizes: str
    width: int
    height: int
    alt: str


def shown(picture: Picture | None, size: str) -> Shown | None:
    """In a size of `images.sizes`, made when it is not there yet; None where there is nothing that may be shown."""
    if picture is None or not picture.may_be_public:
        return None
    made = picture.get_renditions(*SIZES[size].specs)
    return _shown(picture, list(made.values()), size)


def shown_already(picture_ids: Iterable[int | None], size: str) -> dict[int, Shown]:
    """For lists: in one question to the database, those that have this size and may be shown, by id. The worker makes
    the size of every picture on a public page.
    """
    rows = PictureRendition.objects.filter(
        image_id__in={pk for pk in picture_ids if pk}, filter_spec__in=SIZES[size].specs
    ).select_related("image")
    made: defaultdict[int, list[PictureRendition]] = defaultdict(list)
    for rendition in rows:
        made[rendition.image_id].append(rendition)
    return {
        pk: _shown(renditions[0].image, renditions, size)
        for pk, renditions in made.items()
        if renditions[0].image.may_be_public
    }


def _shown(picture: Picture, renditions: list[PictureRendition], size: str) -> Shown:
    by_width = sorted(renditions, key=lambda rendition: rendition.width)
    largest = by_width[-1]
    return Shown(
        src=by_width[len(by_width) // 2].url if len(by_width) > 2 else by_width[0].url,
        srcset=", ".join(f"{rendition.url} {rendition.width}w" for rendition in by_width),
        sizes=SIZES[size].sizes,
        width=largest.width,
        height=largest.height,
        alt=picture.description,
    )
