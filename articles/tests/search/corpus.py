"""A small made-up archive for the tests of engines, the same at each run."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from articles.search.engine import Document, Figure

WORDS = "base station network number cafe café 5G China’s growth growing U.S. Straße"
RUNS = ["人工智能", "基站", "中国移动", "한국어", "能"]
NUMBERS = [3_377_000.0, 1.86e12, 29.0, 805_000_000.0, 4_400.0, -3.0, 0.5]
SPELLED = "3.377 million|337.7万|3,377,000|29%|29 percent|4,400|805 million|5 km".split("|")
UNITS = ["cny", "percent", "base station"]
FIRST_DAY = date(2019, 1, 1)


def documents(seed: int = 7) -> list[Document]:
    """Return articles, statistics, quotes, experts and drafts that refer to each other."""
    dice = random.Random(seed)
    claims = list(_claims(dice))
    articles = [_with_figures(each, claims) for each in _articles(dice)]
    return [*articles, *claims, *_experts(dice)]


def _with_figures(article: Document, claims: list[Document]) -> Document:
    """Return the article with the figures and metrics of its public statistics."""
    mine = [
        each for each in claims if each.kind == "statistics" and article.id in each.links["article"]
    ]
    return replace(
        article,
        figures=tuple(figure for each in mine for figure in each.figures),
        links=article.links | {"metric": tuple(m for each in mine for m in each.links["metric"])},
    )


def _text(dice: random.Random, length: int) -> str:
    words = dice.choices([*WORDS.split(), *RUNS, *SPELLED], k=length)
    return " ".join(words).replace(" 人", "人")


def _day(dice: random.Random) -> date:
    return FIRST_DAY + timedelta(days=dice.randrange(2000))


def _at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _links(dice: random.Random, **counts: int) -> dict[str, tuple[int, ...]]:
    return {name: tuple(dice.sample(range(1, 6), count)) for name, count in counts.items()}


def _articles(dice: random.Random) -> Iterator[Document]:
    for number in range(1, 61):
        day = _day(dice)
        yield Document(
            kind="drafts" if number > 50 else "articles",
            id=number,
            version=dice.randrange(1, 9),
            title=_text(dice, 3),
            lead=_text(dice, dice.randrange(4)),
            text=_text(dice, 8),
            names=(_text(dice, 1),),
            links=_links(dice, topic=dice.randrange(4), expert=1, org=1, outlet=1, section=1),
            language=dice.choice(["en", "zh"]),
            has=tuple(dice.sample(["statistics", "quotes", "correction"], dice.randrange(3))),
            moment=_at_noon(day),
            day=day,
        )


def _claims(dice: random.Random) -> Iterator[Document]:
    for number in range(1, 81):
        kind = dice.choice(["quotes", "statistics", "statistics", "draft_statistics"])
        day, low = _day(dice), dice.choice(NUMBERS)
        year = dice.randrange(2018, 2024)
        period = (date(year, 1, 1), date(year, 12, 31)) if dice.random() < 0.7 else (None, None)
        upper = low + abs(low) * dice.choice([0, 0, 0.5])
        figure = Figure(low, upper, tuple(dice.sample(UNITS, dice.randrange(2))), *period)
        yield Document(
            kind=kind,
            id=number,
            version=1,
            title=_text(dice, 2),
            text=_text(dice, 5),
            context=_text(dice, 2),
            links=_links(dice, topic=1, expert=1, outlet=1, metric=1, section=1)
            | {"article": (dice.randrange(1, 51),)},
            language=dice.choice(["en", "zh"]),
            has=("statistics",),
            moment=_at_noon(day),
            day=day,
            figures=() if kind == "quotes" else (figure,),
        )


def _experts(dice: random.Random) -> Iterator[Document]:
    for number in range(1, 6):
        links = _links(dice, topic=2, org=1)
        yield Document("experts", number, 1, title=_text(dice, 2), lead=_text(dice, 3), links=links)
