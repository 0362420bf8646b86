"""The archive's own search as one of the engines that are compared."""

from typing import Any

from articles.search.engine import Ids
from articles.search.engine import Question as Asked
from articles.search.engines import get_engine
from articles.search.query import And, parse_query
from articles.search.query.refine import condition

from .questions import Question


class Ours:
    """The engine, asked as `search.find` asks it."""

    name = "newsarchive"

    def __init__(self) -> None:
        self.engine = get_engine()

    @staticmethod
    def ready(parameter: Question | str) -> Any:
        """Return a question as the engine takes it, parsed and with names looked up."""
        return parameter if isinstance(parameter, str) else asked(parameter)

    def top(self, question: Asked) -> object:
        """Return the ten best, ranked, and how many there are."""
        return self.engine.search(question, limit=10)

    def facets(self, question: Asked) -> object:
        """Return the ten commonest topics and the counts by year."""
        return self.engine.facets(question, {"topic": 10, "year": 100})

    def histogram(self, question: Asked) -> object:
        """Return the counts by year."""
        return self.engine.facets(question, {"year": 100})

    def suggest(self, typed: str) -> object:
        """Return the newest headlines with words that begin so, and names."""
        return self.engine.complete(typed, {"articles": 10})


def asked(question: Question) -> Asked:
    """Return the question as the engine takes it, with the topic's name looked up."""
    typed = Question(question.words, question.phrase, 0, 0, question.low, question.high).typed
    parts: list[Any] = [*parse_query(typed).parts]
    if question.topic:
        parts += [Ids("topic", (question.topic,)), condition("year", str(question.year))]
    kind = "statistics" if question.high else "articles"
    return Asked(kind, And(tuple(parts)) if len(parts) > 1 else parts[0])
