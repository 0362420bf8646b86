"""Charts as plain numbers: where a template draws axes, lines and points in an SVG picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from articles.quantities import format_value

TOP, BOTTOM = 14, 26
LABEL_WIDTH = 7.4  # pixels of a character of the axis, at the size set in chart.css
GRIDLINES = 4
YEAR = 365.25
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Point:
    """What the chart is told of one statement; `upper` makes it a bar, `hollow` a projection.

    `mark` is "vintage", "disagrees" or ""; `said` the sentence that it stands in.
    """

    when: date
    value: Decimal
    upper: Decimal | None
    href: str
    title: str
    hollow: bool = False
    joined: bool = True
    mark: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A drawn point; of a range `y2` is the upper end."""

    x: float
    y: float
    y2: float | None
    point: Point


@dataclass(frozen=True, slots=True)
class Thread:
    """An upright line between the statements about one day that differ; `mark` says how."""

    x: float
    y: float
    y2: float
    mark: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of `width` by `height` pixels; `left` is where its plot begins."""

    width: int
    height: int
    left: float
    base: float
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    line: str
    ahead: str
    dots: tuple[Dot, ...]
    threads: tuple[Thread, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear map from [low, high] to pixels [start, end]."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the pixel of a value, to a tenth; the middle when low and high are one."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return round(self.start + share * (self.end - self.start), 1)


def draw(points: Sequence[Point], width: int, height: int) -> Chart | None:
    """Return the chart of the points, which stand in order of date; None when there are none."""
    if not points:
        return None
    ends = [end for p in points for end in (p.value, p.upper) if end is not None]
    steps = nice_steps(min(ends), max(ends))
    labels = [format_value(step) for step in steps]
    left = round(max(len(label) for label in labels) * LABEL_WIDTH + 10, 1)
    days = [p.when.toordinal() for p in points]
    base = height - BOTTOM
    x = Scale(min(days), max(days), left + 12, width - 16)
    y = Scale(float(steps[0]), float(steps[-1]), base, TOP)
    # The points of the line are drawn last, so that they lie above the ones beside it.
    dots = tuple(_dot(p, x, y) for p in sorted(points, key=lambda p: (p.joined, bool(p.mark))))
    by_date = sorted(dots, key=lambda d: d.point.when)
    joined = [d for d in by_date if d.point.joined and not d.point.hollow]
    ahead = [*joined[-1:], *(d for d in by_date if d.point.hollow and d.point.joined)]
    return Chart(
        width,
        height,
        left,
        base,
        across=tuple(_dates(days, x, width - left)),
        up=tuple(Tick(y.at(float(s)), label) for s, label in zip(steps, labels, strict=True)),
        line=_path(joined),
        ahead=_path(ahead),
        dots=dots,
        threads=tuple(_threads(dots)),
    )


def sparkline(values: Sequence[Decimal], width: int, height: int) -> str:
    """Return the path of a line through evenly spaced values, 3 pixels inside the picture."""
    if len(values) < 2:
        return ""
    x = Scale(0, len(values) - 1, 3, width - 3)
    y = Scale(float(min(values)), float(max(values)), height - 3, 3)
    return "M" + " L".join(f"{x.at(i)} {y.at(float(v))}" for i, v in enumerate(values))


@dataclass(frozen=True, slots=True)
class Column:
    """A bar of a histogram, standing on the floor of the picture."""

    x: float
    y: float
    width: float
    height: float


def columns(counts: Sequence[int], width: int, height: int) -> list[Column]:
    """Return a bar for each count, evenly spaced; what is not zero is at least a pixel high."""
    most = max(counts, default=0)
    step = width / max(len(counts), 1)
    bars = []
    for place, number in enumerate(counts):
        tall = max(1.0, round(number / most * height, 1)) if number else 0.0
        bars.append(Column(round(place * step, 1), height - tall, round(step * 0.84, 1), tall))
    return bars


def nice_steps(low: Decimal, high: Decimal) -> list[Decimal]:
    """Return the gridlines: round numbers in even steps, from below `low` to above `high`.

    Zero is among them when the values come within half of it, so that a line does not exaggerate.
    """
    if 0 < low <= high / 2:
        low = Decimal(0)
    elif low / 2 <= high < 0:
        high = Decimal(0)
    if low == high:
        low, high = low - abs(low) / 10, high + (abs(high) / 10 or 1)
    rough = (high - low) / GRIDLINES
    unit = Decimal(1).scaleb(rough.adjusted())
    step = next(unit * n for n in (1, 2, 5, 10) if unit * n >= rough)
    first = (low / step).to_integral_value("ROUND_FLOOR")
    last = (high / step).to_integral_value("ROUND_CEILING")
    return [n * step for n in map(Decimal, range(int(first), int(last) + 1))]


def _dot(point: Point, x: Scale, y: Scale) -> Dot:
    upper = y.at(float(point.upper)) if point.upper is not None else None
    return Dot(x.at(point.when.toordinal()), y.at(float(point.value)), upper, point)


def _threads(dots: Sequence[Dot]) -> Iterable[Thread]:
    """Yield a line from each marked statement beside the line to the one to go by."""
    current = {d.point.when: d for d in dots if d.point.joined and not d.point.hollow}
    for dot in dots:
        middle = current.get(dot.point.when)
        if dot.point.mark and not dot.point.joined and middle is not None:
            yield Thread(dot.x, dot.y, middle.y, dot.point.mark)


def _path(dots: Iterable[Dot]) -> str:
    middles = [f"{d.x} {d.y if d.y2 is None else round((d.y + d.y2) / 2, 1)}" for d in dots]
    return "M" + " L".join(middles) if len(middles) > 1 else ""


def _dates(days: Sequence[int], x: Scale, room: float) -> Iterable[Tick]:
    """Yield the ends of years, or the months of a short time, that find room on the axis.

    A figure for a year or a month stands at its end, so its label stands there as well.
    """
    ends = [date.fromordinal(day) for day in sorted(days)]
    first, last = ends[0], ends[-1]
    yearly = all((day.month, day.day) == (12, 31) for day in ends)
    if yearly or (last - first).days >= 1.5 * YEAR:
        starts = [date(year, 12, 31) for year in range(first.year - 1, last.year + 1)]
    else:
        starts = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13)]
        if all((day + DAY).day == 1 for day in ends):
            starts = [start - DAY for start in (*starts, date(last.year + 1, 1, 1))]
    shown = [day for day in starts if first <= day <= last] or [last]
    form, wide = ("%Y", 46) if yearly else ("%b %Y", 74)
    every = -(-len(shown) * wide // int(room))
    for day in shown[::-1][::every][::-1]:
        yield Tick(x.at(day.toordinal()), format(day, form))
