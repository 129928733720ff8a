"""How many slips of the finger part two words."""

from collections.abc import Sequence


def slips_between(first: str, second: str, most: int) -> int:
    """Letters more, less or other, and neighbours that changed places; `most` + 1 where there are more than `most`."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: Sequence[int] = ()
    row: Sequence[int] = range(len(second) + 1)
    for at in range(1, len(first) + 1):
        before, row = row, _next_row(first[:at], second, row, before)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _next_row(first: str, second: str, row: Sequence[int], before: Sequence[int]) -> list[int]:
    """The slips between `first` and every start of `second`, from those of one and of two letters less."""
    found = [len(first)]
    for at, letter in enumerate(second, 1):
        least = min(row[at] + 1, found[-1] + 1, row[at - 1] + (first[-1] != letter))
        if at > 1 and before and first[-2:] == letter + second[at - 2]:
            least = min(least, before[at - 2] + 1)
        found.append(least)
    return found
