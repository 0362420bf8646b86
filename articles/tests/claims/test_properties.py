"""What must hold for any two figures."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.claims import Change, Figure, Relation, compare
from articles.claims.agreement import Agreement, agreement, near, wide
from articles.periods import Period, Precision
from articles.quantities import Approximation, Interval, Quantity, Unit, UnitKind

UNITS = [
    Unit("", UnitKind.NONE, "", ""),
    Unit("", UnitKind.COUNT, "base station", ""),
    Unit("CNY", UnitKind.CURRENCY, "yuan", "¥"),
    Unit("percent", UnitKind.PERCENT, "percent", "%"),
    Unit("percentage_point", UnitKind.PERCENTAGE_POINT, "percentage point", ""),
    Unit("basis_point", UnitKind.BASIS_POINT, "basis point", ""),
    Unit("km", UnitKind.MEASURE, "kilometre", "km"),
    Unit("[mi_i]", UnitKind.MEASURE, "mile", "mi"),
]
COUNTED = [
    "",
    "base stations",
    "5G base stations",
    "rural base stations",
    "base stations built for trains",
    "people killed",
]
HALF = Decimal("0.5")
NEARLY_NOTHING = Quantity(
    Decimal(0), None, UNITS[0], Approximation.NEARLY, "", Interval(-HALF, HALF)
)
# A first run reads the tables of units, and other work may share the machine.
unhurried = settings(deadline=None)
days = st.dates(date(2015, 1, 1), date(2026, 12, 31))


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    exponent = draw(st.integers(-2, 9))
    step = Decimal(1).scaleb(exponent)
    value = draw(st.integers(-3000, 3000)) * step
    upper = draw(st.none() | st.integers(1, 500).map(lambda n: value + n * step))
    interval = Interval(value - step / 2, (upper or value) + step / 2)
    hedge = Approximation.EXACT if upper else draw(st.sampled_from(list(Approximation)))
    return Quantity(value, upper, draw(st.sampled_from(UNITS)), hedge, "", interval)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(days)
    length = draw(st.sampled_from([0, 27, 30, 89, 180, 364, 365]))
    end = start + timedelta(days=length)
    precision = Precision.SPAN if length else Precision.DAY
    return Period(start, end, precision, draw(st.booleans()))


changes = st.builds(
    Change,
    amount=st.integers(0, 9999).map(lambda n: Decimal(n) / 10),
    unit=st.sampled_from(["percent", "percentage_point", ""]),
    up=st.booleans(),
    base=st.none() | periods(),
    approximation=st.sampled_from(list(Approximation)),
)
identifiers = st.none() | st.integers(1, 2)
figures = st.builds(
    Figure,
    quantity=quantities(),
    counted=st.sampled_from(COUNTED),
    metric=identifiers,
    measure=st.sampled_from(["", "5G base stations, China"]),
    place=st.sampled_from(["", "China", "UK", "United Kingdom"]),
    period=st.none() | periods(),
    projection=st.booleans(),
    change=st.none() | changes,
    equivalents=st.lists(quantities(), max_size=1).map(tuple),
    speaker=identifiers,
    producer=identifiers,
    source=st.sampled_from(["", "Ministry"]),
    topics=st.frozensets(st.integers(1, 3), max_size=2),
    said_on=st.none() | days,
)


@st.composite
def twins(draw: st.DrawFn) -> tuple[Figure, Figure]:
    """Draw two figures which share most of what makes figures comparable."""
    a, b = draw(figures), draw(figures)
    kept = {"metric": 1, "place": a.place, "counted": a.counted, "projection": a.projection}
    period = draw(st.sampled_from([a.period, b.period]))
    return replaced(a, **kept), replaced(b, period=period, **kept)


def replaced(figure: Figure, **fields: object) -> Figure:
    names = Figure.__dataclass_fields__
    return Figure(**({name: getattr(figure, name) for name in names} | fields))


@unhurried
@given(figures, figures)
def test_each_side_sees_the_inverse_for_the_same_reason(a: Figure, b: Figure) -> None:
    there, back = compare(a, b), compare(b, a)
    assert back.relation == there.relation.inverse
    assert back.reason == there.reason


@unhurried
@given(twins())
def test_twins_too_see_the_inverse_for_the_same_reason(pair: tuple[Figure, Figure]) -> None:
    there, back = compare(*pair), compare(*reversed(pair))
    assert back.relation == there.relation.inverse
    assert back.reason == there.reason


@unhurried
@given(figures)
def test_a_figure_never_contradicts_itself(figure: Figure) -> None:
    relation = compare(figure, figure).relation
    if figure.metric is None:
        assert relation not in (Relation.NEWER, Relation.OLDER) and not relation.is_conflict
    else:
        assert relation == Relation.SAME_FIGURE


@unhurried
@given(figures, figures)
def test_without_one_metric_there_is_no_conflict(a: Figure, b: Figure) -> None:
    if a.metric is None or a.metric != b.metric:
        assert not compare(a, b).relation.is_conflict


@unhurried
@given(twins())
def test_a_disagreement_survives_no_common_reading(pair: tuple[Figure, Figure]) -> None:
    a, b = pair
    if compare(a, b).relation == Relation.DISAGREES:
        assert agreement(a.quantity, b.quantity) == Agreement.APART
        assert a.period is not None and b.period is not None


@unhurried
@given(quantities(), st.integers(0, 8))
@example(NEARLY_NOTHING, 5)
def test_rounding_never_makes_a_conflict(q: Quantity, digits: int) -> None:
    """Any number inside the rounding interval of another agrees with it or stays unclear."""
    inside = q.interval.low + (q.interval.high - q.interval.low) * digits / 8
    step = (q.interval.high - q.interval.low) / 1000
    interval = Interval(inside - step, inside + step)
    finer = Quantity(inside, None, q.unit, Approximation.EXACT, "", interval)
    assert agreement(q, finer) != Agreement.APART


@unhurried
@given(quantities())
def test_the_wide_reading_holds_the_near_one(q: Quantity) -> None:
    assert wide(q).low <= near(q).low <= q.value
    assert q.value <= near(q).high <= wide(q).high


@unhurried
@given(quantities(), quantities())
def test_percent_is_never_held_against_percentage_points(a: Quantity, b: Quantity) -> None:
    kinds = {a.unit.kind, b.unit.kind}
    if kinds == {UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT}:
        assert agreement(a, b) is None


@unhurried
@given(twins())
def test_every_relation_but_none_has_a_reason_in_one_line(pair: tuple[Figure, Figure]) -> None:
    comparison = compare(*pair)
    assert comparison.reason or comparison.relation == Relation.UNRELATED
    assert "\n" not in comparison.reason
