"""What is asked about: the claims, and the words to search with."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias

from articles.claims.figure import Figure
from articles.models import Quote, Statistic, claim_key

# What names a claim: its kind, "statistic" or "quote", and its number.
Key: TypeAlias = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Own:
    """A figure asked about, with the record it comes from where there is one."""

    figure: Figure
    statistic: Statistic | None = None

    @property
    def key(self) -> Key | None:
        """Return what names the record, None where there is none."""
        return claim_key(self.statistic) if self.statistic else None

    @property
    def anchor(self) -> str:
        """Return the name of the passage within its article's page, or ""."""
        return self.statistic.fragment if self.statistic else ""


@dataclass(frozen=True)
class Subject:
    """What is asked about. Claims of `article` and of `speaker` are known and never come back."""

    figures: tuple[Own, ...] = ()
    quotes: tuple[Quote, ...] = ()
    topics: frozenset[int] = frozenset()
    text: str = ""
    article: int | None = None
    speaker: int | None = None

    @cached_property
    def metrics(self) -> frozenset[int]:
        """Return the metrics of the figures."""
        return frozenset(own.figure.metric for own in self.figures if own.figure.metric)

    @cached_property
    def speakers(self) -> frozenset[int]:
        """Return who speaks in the claims."""
        of_figures = (own.figure.speaker for own in self.figures)
        of_quotes = (quote.speaker_id for quote in self.quotes)
        return frozenset(filter(None, (*of_figures, *of_quotes))) - {self.speaker}

    @cached_property
    def period_ends(self) -> frozenset[date]:
        """Return the last days of the figures' periods."""
        return frozenset(own.figure.period.end for own in self.figures if own.figure.period)
