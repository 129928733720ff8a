"""A small plot of times against numbers of practices, both axes by factors of ten."""

from collections.abc import Callable, Mapping, Sequence
from math import log10
from pathlib import Path

WIDTH, HEIGHT, MARGIN = 480, 300, 56
COLOURS = ("#1d4f91", "#b3400f")
Points = Sequence[tuple[float, float]]
Place = Callable[[float, float], tuple[float, float]]


def plot(lines: Mapping[str, Points], path: Path) -> None:
    """`lines`: by name the pairs of practices and milliseconds."""
    points = [point for line in lines.values() for point in line]
    left, right = (log10(x) for x in (min(points)[0], max(points)[0]))
    low, high = 0.0, log10(max(y for _, y in points) * 1.3)

    def place(x: float, y: float) -> tuple[float, float]:
        across = (log10(x) - left) / ((right - left) or 1)
        up = (log10(max(y, 1)) - low) / (high - low)
        return MARGIN + across * (WIDTH - 2 * MARGIN), HEIGHT - MARGIN - up * (HEIGHT - 2 * MARGIN)

    parts = [axes(sorted({x for x, _ in points}), [1, 3, 10, 30, 100, 300], 10**high, place)]
    parts += [drawn(name, line, COLOURS[at], place) for at, (name, line) in enumerate(lines.items())]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"'
    title = "<title>Milliseconds for one answer, by number of practices</title>"
    background = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>'
    path.write_text("\n".join([f'{head} font-size="12">', title, background, *parts, "</svg>", ""]))


def axes(across: Sequence[float], up: Sequence[float], most: float, place: Place) -> str:
    words = []
    for x in across:
        at, _ = place(x, 1)
        words.append(f'<text x="{at:.0f}" y="{HEIGHT - MARGIN + 20}" text-anchor="middle">{x:,.0f}</text>')
    for y in (y for y in up if y <= most):
        _, at = place(across[0], y)
        words.append(f'<path d="M{MARGIN} {at:.0f}H{WIDTH - MARGIN}" stroke="#ccc"/>')
        words.append(f'<text x="{MARGIN - 8}" y="{at + 4:.0f}" text-anchor="end">{y}</text>')
    words.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 12}" text-anchor="middle">practices</text>')
    words.append(f'<text x="{MARGIN}" y="{MARGIN - 30}">ms for one answer, median</text>')
    return "\n".join(words)


def drawn(name: str, line: Points, colour: str, place: Place) -> str:
    at = [place(x, y) for x, y in line]
    path = "L".join(f"{x:.0f} {y:.0f}" for x, y in at)
    dots = "".join(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="{colour}"/>' for x, y in at)
    x, y = at[-1]
    label = f'<text x="{x:.0f}" y="{y - 10:.0f}" text-anchor="end" fill="{colour}">{name}</text>'
    return f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}{label}'
