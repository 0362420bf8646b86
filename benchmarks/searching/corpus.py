"""A made-up archive of any size, the same at each run: rows straight into the database.

Words follow Zipf's law over a vocabulary of pronounceable syllables; an article has 300 of them, a
headline of 8, three topics, one of 40 outlets and a date between 1990 and 2026. Every second
article reports a statistic, every third quotes an expert; in a dense archive every one does both.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import accumulate, count, islice

from django.db import connection

from articles.models import (
    Article,
    Expert,
    Metric,
    Outlet,
    Quote,
    Section,
    Statistic,
    TaggedArticle,
    Topic,
)

VOCABULARY = 100_000
WORDS = 300
HEADLINE = 8
TOPICS, OUTLETS, SECTIONS = 500, 40, 12
FIRST = datetime(1990, 1, 1, tzinfo=UTC)
DAYS = 36 * 365
BATCH = 2_000
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


def word(rank: int) -> str:
    """Return the word of a rank of frequency; no two ranks share one."""
    syllables = []
    number = rank + 70
    while number:
        number, place = divmod(number, 70)
        syllables.append(_CONSONANTS[place % 14] + _VOWELS[place // 14])
    return "".join(syllables) + "k"


class Corpus:
    """Makes the texts; the same size and density make the same texts."""

    def __init__(self, articles: int, *, dense: bool = False) -> None:
        self.articles = articles
        self.reporting, self.quoting = (1, 1) if dense else (2, 3)
        self.words = [word(rank) for rank in range(VOCABULARY)]
        self.weights = list(accumulate(1 / (rank + 1) for rank in range(VOCABULARY)))

    def text(self, dice: random.Random, length: int) -> str:
        """Return some words, the common ones often."""
        return " ".join(dice.choices(self.words, cum_weights=self.weights, k=length))

    def load(self) -> None:
        """Write the whole archive."""
        Outlet.objects.bulk_create(Outlet(name=f"Outlet {n}", slug=f"o{n}") for n in range(OUTLETS))
        Section.objects.bulk_create(
            Section(name=f"Section {n}", slug=f"s{n}") for n in range(SECTIONS)
        )
        Topic.objects.bulk_create(
            Topic(name=f"Topic {self.words[n]}", key=f"topic {self.words[n]}", slug=f"t{n}")
            for n in range(TOPICS)
        )
        self._people()
        self._rows(Article, self._articles())
        self._rows(TaggedArticle, self._tags())
        self._rows(Statistic, self._statistics())
        self._rows(Quote, self._quotes())
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def is_complete(self) -> bool:
        """Return whether the whole archive is there: what is written last."""
        return Quote.objects.count() == self.articles // self.quoting

    @property
    def experts(self) -> int:
        return max(10, self.articles // 200)

    @property
    def metrics(self) -> int:
        return max(10, self.articles // 100)

    def _people(self) -> None:
        dice = random.Random(2)
        names = [" ".join(dice.choices(self.words[500:], k=2)).title() for _ in range(self.experts)]
        self._rows(
            Expert,
            (
                Expert(name=name, sort_name=name, key=name.lower(), slug=f"e{n}")
                for n, name in enumerate(names)
            ),
        )
        self._rows(
            Metric,
            (
                Metric(name=f"{self.text(dice, 3)} {n}", slug=f"m{n}", counted=self.text(dice, 2))
                for n in range(self.metrics)
            ),
        )

    @staticmethod
    def _rows(model: type, rows: Iterator) -> None:
        while batch := list(islice(rows, BATCH)):
            model.objects.bulk_create(batch)

    def _articles(self) -> Iterator[Article]:
        dice = random.Random(1)
        for number in range(1, self.articles + 1):
            yield Article(
                pk=number,
                outlet_id=dice.randint(1, OUTLETS),
                section_id=dice.randint(1, SECTIONS),
                headline=self.text(dice, HEADLINE).capitalize(),
                standfirst=self.text(dice, 15).capitalize() + ".",
                body="",
                plain_text=self.text(dice, WORDS).capitalize() + ".",
                language="en",
                published_at=FIRST + timedelta(minutes=dice.randrange(DAYS * 24 * 60)),
                status=Article.Status.PUBLISHED,
                slug=f"a{number}",
            )

    def _tags(self) -> Iterator[TaggedArticle]:
        dice = random.Random(3)
        weights = list(accumulate(1 / (rank + 1) for rank in range(TOPICS)))
        for number in range(1, self.articles + 1):
            for topic in set(dice.choices(range(1, TOPICS + 1), cum_weights=weights, k=3)):
                yield TaggedArticle(content_object_id=number, tag_id=topic)

    def _statistics(self) -> Iterator[Statistic]:
        dice = random.Random(4)
        for number in range(self.reporting, self.articles + 1, self.reporting):
            value = Decimal(dice.randrange(1, 10_000)) * 10 ** dice.randrange(0, 9)
            year = dice.randrange(1990, 2026)
            yield Statistic(
                article_id=number,
                exact=f"{value}",
                start=0,
                end=5,
                value=value,
                interval_low=value,
                interval_high=value,
                unit_code=dice.choice(["CNY", "USD", "percent", "", ""]),
                counted=self.text(dice, 2),
                metric_id=dice.randint(1, self.metrics),
                speaker_id=dice.randint(1, self.experts),
                period_start=f"{year}-01-01",
                period_end=f"{year}-12-31",
                period_precision="year",
            )

    def _quotes(self) -> Iterator[Quote]:
        dice = random.Random(5)
        for number in range(self.quoting, self.articles + 1, self.quoting):
            yield Quote(
                article_id=number,
                exact=self.text(dice, 20),
                start=0,
                end=20,
                speaker_id=dice.randint(1, self.experts),
            )


def phrases(corpus: Corpus, wanted: int) -> Iterator[str]:
    """Yield pairs of neighbouring words that stand in some article."""
    dice = random.Random(9)
    for number in count(1):
        if number > wanted:
            return
        pk = dice.randint(1, corpus.articles)
        words = Article.objects.values_list("plain_text", flat=True).get(pk=pk).split()
        place = dice.randrange(1, len(words) - 2)
        yield f"{words[place]} {words[place + 1]}"
