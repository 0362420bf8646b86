"""What a field offers while it is typed in, the likely first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.models import Article, Expert, Metric, Organization, Statistic, Suggestion, topic_key
from articles.periods import Period, format_period, parse_period, write_period
from articles.quantities import find, unit_for_code

from .prefill import proposals
from .words import period_of

MOST = 8
MOST_READ = 300  # records that are weighed
FIELDS = {
    "metric": "metrics",
    "speaker": "experts",
    "producer": "organizations",
    "organization": "organizations",
    "affiliation": "organizations",
    "period": "periods",
    "change_base": "periods",
    "unit_code": "units",
    "equivalent_unit_code": "units",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list: what the field takes, and what tells it from others."""

    value: str
    note: str = ""


def choices_for(article: Article, field: str, typed: str, data: Any) -> list[Choice]:
    """Return what a field offers; `data` is the rest of the form, which says what is likely."""
    offer = {
        "metrics": metrics,
        "experts": experts,
        "organizations": organizations,
        "periods": periods,
        "units": units,
    }[FIELDS[field]]
    return offer(article, typed.strip(), data)[:MOST]


def _holds(names: Iterable[str], typed: str) -> Q:
    """Return the condition that each typed word stands in one of the columns."""
    condition = Q()
    for word in typed.split()[:6]:
        in_one = Q()
        for name in names:
            in_one |= Q(**{f"{name}__icontains": word})
        condition &= in_one
    return condition


def metrics(article: Article, typed: str, data: Any) -> list[Choice]:
    """Return metrics by what is counted, the unit, the article's topics, and the place."""
    counted, unit = topic_key(data.get("counted", "")), data.get("unit_code", "").strip()
    topics = set(article.topics.values_list("pk", flat=True))
    found = Metric.objects.filter(_holds(["name", "counted", "place"], typed))
    if not typed:
        likely = Q(topics__in=topics) | Q(unit_code=unit) if unit else Q(topics__in=topics)
        words = [w for w in counted.split() if len(w) > 2][:6]
        for word in words:
            likely |= Q(counted__icontains=word) | Q(name__icontains=word)
        found = found.filter(likely)
    rows = list(found.distinct().prefetch_related("topics")[:MOST_READ])  # type: ignore[misc]

    def score(metric: Metric) -> tuple[float, str]:
        own = set(topic_key(f"{metric.counted} {metric.name}").split())
        shared = len(own & set(counted.split())) / max(1, len(set(counted.split())))
        of_topics = len(topics & {topic.pk for topic in metric.topics.all()})
        right_unit = metric.unit_code == unit
        place = metric.place and metric.place.casefold() == data.get("place", "").casefold()
        return -(3 * shared + right_unit + min(of_topics, 2) / 2 + bool(place) / 2), metric.name

    return [
        Choice(metric.name, ", ".join(filter(None, [metric.unit_code or "count", metric.place])))
        for metric in sorted(rows, key=score)
    ]


def experts(article: Article, typed: str, data: Any) -> list[Choice]:
    """Return who is named in this article first, then the experts of the archive."""
    here = _named_here(article, typed, "person")
    known = (
        Expert.objects.canonical().filter(_holds(["name"], typed))
        if typed
        else Expert.objects.none()
    )
    if typed:
        by_alias = Expert.objects.canonical().filter(_holds(["names__name"], typed))
        known = known | by_alias
    speaking = Expert.objects.canonical().filter(
        Q(statistics__article=article) | Q(quotes__article=article)
    )
    rows = [e for e in speaking.distinct() if _matches(e.name, typed)]
    rows += [e for e in known.distinct().order_by("sort_name")[:MOST] if e not in rows]
    return _once([*_told(rows), *here])


def _told(rows: list[Expert]) -> list[Choice]:
    names = Counter(expert.name for expert in rows)
    found = Expert.objects.filter(pk__in=[e.pk for e in rows])
    roles = {e.pk: e for e in found.prefetch_related("affiliations__organization")}
    choices = []
    for expert in rows:
        role = next(iter(roles[expert.pk].affiliations.all()), "")
        name = f"{expert.name} [{expert.pk}]" if names[expert.name] > 1 else expert.name
        choices.append(Choice(name, str(role)))
    return choices


def _named_here(article: Article, typed: str, kind: str) -> list[Choice]:
    """Return the people or organizations proposed in this article and not decided."""
    waiting = article.suggestions.filter(
        kind=Suggestion.Kind.EXPERT, state=Suggestion.State.OPEN
    ).order_by("start")
    return [
        Choice(s.proposed["name"], s.proposed.get("role") or "proposed in this article")
        for s in waiting
        if s.proposed.get("type", "person") == kind and _matches(s.proposed["name"], typed)
    ]


def _matches(name: str, typed: str) -> bool:
    key = topic_key(name)
    return all(word in key for word in topic_key(typed).split())


def _once(choices: list[Choice]) -> list[Choice]:
    first: dict[str, Choice] = {}
    for choice in choices:
        first.setdefault(topic_key(choice.value), choice)
    return list(first.values())


def organizations(article: Article, typed: str, data: Any) -> list[Choice]:
    """Return who is named as a source in this article first, then the archive's organizations."""
    here = _named_here(article, typed, "organization")
    known: QuerySet[Organization] = Organization.objects.canonical()
    if typed:
        known = known.filter(_holds(["name"], typed) | _holds(["short_name"], typed))
    else:
        known = known.filter(Q(produced_statistics__article=article) | Q(quotes__article=article))
    rows = known.distinct().order_by("name")[:MOST]
    return _once([*(Choice(o.name, o.short_name or o.place) for o in rows), *here])


def periods(article: Article, typed: str, data: Any) -> list[Choice]:
    """Return what is typed when it is a period, then the periods of this article, then its time."""
    read = parse_period(typed) if typed else None
    found: list[Period] = [read] if read else []
    place = (_number(data.get("start")), _number(data.get("end")))
    of_text = [
        (p, period_of(p.fields, "period")) for p in proposals(article) if p.kind == "statistic"
    ]
    near = sorted(of_text, key=lambda pair: abs(pair[0].start - (place[0] or 0)))
    found += [period for _, period in near if period]
    found += [s.period for s in article.statistics.all() if s.period]
    if article.published_at:
        found += _around(timezone.localdate(article.published_at))
    choices = [Choice(write_period(period), format_period(period)) for period in found]
    wanted = typed.casefold()
    return [c for c in _once(choices) if wanted in f"{c.value} {c.note}".casefold()]


def _around(day: date) -> list[Period]:
    """Return the periods that a story of this day is likely about."""
    month = day.replace(day=1) - timedelta(days=1)
    quarter = (day.month - 1) // 3
    last_quarter = f"{day.year}-Q{quarter}" if quarter else f"{day.year - 1}-Q4"
    texts = [
        *(f"{day.year - 1}", f"end {day.year - 1}", last_quarter, f"{month:%Y-%m}"),
        *(f"{day.year}", f"{day.year - 2}", f"{day:%Y-%m-%d}"),
    ]
    return [period for text in texts if (period := parse_period(text))]


def _number(text: Any) -> int | None:
    return int(text) if str(text or "").isdecimal() else None


def units(article: Article, typed: str, data: Any) -> list[Choice]:
    """Return the units of this article, then those the archive uses most."""
    codes = Counter(f.quantity.unit.code for f in find(article.plain_text[:20_000]))
    used = Statistic.objects.exclude(unit_code="").values_list("unit_code", flat=True)
    often = Counter(used.order_by("-pk")[:MOST_READ])
    order = [code for code, _ in codes.most_common()] + [code for code, _ in often.most_common()]
    order += ["percent", "percentage_point", "CNY", "USD", "EUR", "km", "t", "kW.h"]
    known = [(code, unit_for_code(code)) for code in dict.fromkeys(order) if code]
    choices = [Choice(code, unit.name) for code, unit in known if unit]
    wanted = typed.casefold()
    return [c for c in choices if wanted in f"{c.value} {c.note}".casefold()]
