"""Small line charts as SVG, for docs/: no library is needed, and the same figures make the same file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10
from pathlib import Path

WIDTH, HEIGHT, GAP = 330, 210, 24
LEFT, RIGHT, TOP, BOTTOM = 46, 12, 30, 34
COLOURS = ("#1f5a96", "#b3541e", "#3c7a3c")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A series of points with its name."""

    name: str
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Chart:
    """``title`` says what is measured and in what; ``limit`` is drawn as a line across, with its name."""

    title: str
    lines: Sequence[Line]
    limit: float | None = None
    below: str = "documents"


def write_charts(path: Path, charts: Sequence[Chart], title: str) -> None:
    """Writes the charts side by side, two in a row."""
    rows = ceil(len(charts) / 2)
    width, height = 2 * WIDTH + GAP, rows * HEIGHT + (rows - 1) * GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="sans-serif" font-size="11" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for number, chart in enumerate(charts):
        x, y = (number % 2) * (WIDTH + GAP), (number // 2) * (HEIGHT + GAP)
        parts.append(f'<g transform="translate({x} {y})">{_chart(chart)}</g>')
    path.write_text("\n".join([*parts, "</svg>", ""]), encoding="utf-8")


def _chart(chart: Chart) -> str:
    points = [point for line in chart.lines for point in line.points]
    right = max(x for x, _ in points)
    top = _round_up(max([*(y for _, y in points), chart.limit or 0.0]))

    def place(point: Point) -> tuple[float, float]:
        x = LEFT + (WIDTH - LEFT - RIGHT) * point[0] / right
        return round(x, 1), round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * point[1] / top, 1)

    parts = [f'<text x="{LEFT}" y="14" font-weight="bold">{escape(chart.title)}</text>']
    for quarter in range(5):
        value = top * quarter / 4
        _, y = place((0, value))
        parts.append(f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 5}" y="{y + 4}" text-anchor="end">{value:,.4g}</text>')
    for part in (0.5, 1):
        x, y = place((right * part, 0))
        parts.append(f'<text x="{x}" y="{y + 15}" text-anchor="end">{right * part:,.0f}</text>')
    parts.append(f'<text x="{LEFT}" y="{HEIGHT - BOTTOM + 15}">{escape(chart.below)}</text>')
    if chart.limit is not None:
        _, y = place((0, chart.limit))
        parts.append(f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#888" stroke-dasharray="4 3"/>')
        parts.append(f'<text x="{WIDTH - RIGHT}" y="{y - 4}" text-anchor="end" fill="#666">limit</text>')
    for number, line in enumerate(chart.lines):
        colour = COLOURS[number % len(COLOURS)]
        drawn = " ".join(f"{x},{y}" for x, y in map(place, line.points))
        parts.append(f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="1.6"/>')
        key = LEFT + number * 95
        parts.append(f'<text x="{key}" y="{HEIGHT - 4}" fill="{colour}">{escape(line.name)}</text>')
    return "".join(parts)


def _round_up(value: float) -> float:
    """The next of 1, 2, 4, 5, 8 times a power of ten, so that a quarter of it can be read."""
    step = 10.0 ** floor(log10(value)) if value > 0 else 1.0
    return next(factor * step for factor in (1, 2, 4, 5, 8, 10) if factor * step >= value * 0.999999)
