"""The questions: classes of queries, each a list that is the same at each run."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from .corpus import TOPICS, Corpus, phrases, word

EACH = 20


@dataclass(frozen=True)
class Question:
    """A query in parts that every engine can be asked."""

    words: tuple[str, ...] = ()
    phrase: str = ""
    topic: int = 0
    year: int = 0
    low: int = 0
    high: int = 0

    @property
    def typed(self) -> str:
        """Return the query as a reader types it."""
        parts = [*self.words]
        if self.phrase:
            parts.append(f'"{self.phrase}"')
        if self.topic:
            parts.append(f"topic:t{self.topic - 1}")
        if self.year:
            parts.append(f"year:{self.year}")
        if self.high:
            parts.append(f"value:{self.low}..{self.high} unit:CNY")
        return " ".join(parts)


def questions(corpus: Corpus) -> dict[str, list[Question]]:
    """Return the questions by class. Common words are among the 200 most frequent."""
    dice = random.Random(11)

    def common() -> str:
        return word(dice.randrange(3, 200))

    def times() -> Iterator[int]:
        return iter(range(EACH))

    return {
        "common word": [Question((common(),)) for _ in times()],
        "two words": [Question((common(), common())) for _ in times()],
        "six words": [Question(tuple(common() for _ in range(6))) for _ in times()],
        "rare word": [Question((word(dice.randrange(20_000, 60_000)),)) for _ in times()],
        "phrase": [Question(phrase=phrase) for phrase in phrases(corpus, EACH)],
        "filtered": [
            Question((common(),), topic=dice.randint(1, TOPICS), year=dice.randint(1990, 2025))
            for _ in times()
        ],
        "number range": [
            Question(low=low, high=low * 2) for low in (dice.randrange(10, 10**9) for _ in times())
        ],
    }
