"""A naive evaluator of queries over a handful of documents, to hold the engines against.

It looks at each document on its own, straight from the meaning of the query language, and shares
with the engines only the folding of signs and the stemmer.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from articles.search.engine import Document, Question
from articles.search.folding import fold_words
from articles.search.query import (
    After,
    And,
    Before,
    During,
    Field,
    Ids,
    Not,
    Number,
    Or,
    Phrase,
    Value,
    Word,
    days,
    spellings,
)

_TOKEN = re.compile(r"[^\W_]+")
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]+")


def cut(text: str) -> list[str]:
    """Return the words, every sign of an unspaced script being one."""
    spaced = _CJK.sub(lambda run: f" {' '.join(run[0])} ", fold_words(text))
    return _TOKEN.findall(spaced)


class Reference:
    """Answers questions by looking at every document."""

    def __init__(self, documents: Sequence[Document], stem: Any) -> None:
        self.documents = documents
        self.stem = stem

    def ids(self, question: Question) -> set[int]:
        """Return the ids of the documents that match."""
        mine = [each for each in self.documents if each.kind == question.kind]
        if question.root is None:
            return {each.id for each in mine}
        return {each.id for each in mine if self.matches(each, question.root, question.today)}

    def matches(self, document: Document, node: Any, today: date) -> bool:
        """Return whether one document is what the node asks for."""
        match node:
            case And():
                claims = [part for part in node.parts if is_of_claims(document.kind, part)]
                rest = [part for part in node.parts if part not in claims]
                return all(self.matches(document, part, today) for part in rest) and (
                    not claims or self.has_claim(document, claims, today)
                )
            case Or():
                return any(self.matches(document, part, today) for part in node.parts)
            case Not():
                return not self.matches(document, node.part, today)
            case Word() | Phrase():
                return self.says(document, node)
            case Number():
                return self.has_number(document, node, today)
            case _ if is_of_claims(document.kind, node):
                return self.has_claim(document, [node], today)
        return meets(document, node, today)

    def says(self, document: Document, node: Word | Phrase) -> bool:
        wanted = cut(node.text)
        if not wanted:
            return False
        if isinstance(node, Phrase) and node.in_title:
            # These words somewhere, and in the title in any form: titles are kept as stems only.
            return self.says(document, replace(node, in_title=False)) and self.says(
                document, Word(node.text, in_title=True)
            )
        parts = [document.title]
        whole = isinstance(node, Word) and len(wanted) == 1 and not _CJK.match(wanted[0])
        loose = whole and not node.prefix or node.in_title
        if not node.in_title:
            parts += [document.lead, document.text, *document.names]
            parts += [document.context] if loose or is_pair(node) else []
        prefix = isinstance(node, Word) and node.prefix and not _CJK.match(wanted[-1])
        form = self.stem if loose else str
        return any(stands(list(map(form, wanted)), list(map(form, cut(p))), prefix) for p in parts)

    def has_number(self, document: Document, node: Number, today: date) -> bool:
        texts = list(spellings(node.value, node.unit))
        is_bare = all(word.isdigit() for word in cut(node.text))
        if not (is_bare and node.unit and document.kind == "statistics"):
            texts.append(node.text)
        if any(self.says(document, Phrase(text)) for text in texts):
            return True
        conditions: list[Any] = [Value(node.value, node.value)]
        if node.unit:
            conditions.append(Field("unit", (node.unit,)))
        if document.kind == "statistics":
            return all(meets(document, condition, today) for condition in conditions)
        return self.has_claim(document, conditions, today)

    def has_claim(self, document: Document, conditions: list[Any], today: date) -> bool:
        """Return whether one statistic, or quote, of the document meets all conditions."""
        if document.kind not in ("articles", "experts"):
            return False
        link = "article" if document.kind == "articles" else "expert"
        kinds = ["statistics", "quotes"]
        if any(is_figure(condition) for condition in conditions):
            kinds = ["statistics"]
        return any(
            claim.kind in kinds
            and document.id in claim.links.get(link, ())
            and all(meets(claim, condition, today) for condition in conditions)
            for claim in self.documents
        )


def is_pair(node: Word | Phrase) -> bool:
    """Return whether the word is two signs of an unspaced script, which are indexed as one word."""
    return isinstance(node, Word) and len(cut(node.text)) == 2 and bool(_CJK.fullmatch(node.text))


def stands(wanted: list[str], words: list[str], prefix: bool) -> bool:
    """Return whether the wanted words stand in a row, the last possibly as a beginning."""
    for start in range(len(words) - len(wanted) + 1):
        row = words[start : start + len(wanted)]
        last = row[-1].startswith(wanted[-1]) if prefix else row[-1] == wanted[-1]
        if last and row[:-1] == wanted[:-1]:
            return True
    return False


def is_figure(node: Any) -> bool:
    """Return whether the condition is on a statistic's number."""
    named = isinstance(node, Ids | Field) and node.name in ("metric", "unit")
    return named or isinstance(node, Value) or (isinstance(node, During) and node.name == "period")


def is_of_claims(kind: str, node: Any) -> bool:
    """Return whether the condition is on the claims of a document of this kind."""
    if kind == "articles":
        return is_figure(node)
    named = isinstance(node, Ids | Field) and node.name in ("outlet", "section", "lang", "has")
    return kind == "experts" and (
        is_figure(node) or named or isinstance(node, During | After | Before)
    )


def meets(document: Document, node: Any, today: date) -> bool:
    """Return whether a document itself meets a condition that is no matter of words."""
    figure = next(iter(document.figures), None)
    if isinstance(node, Ids):
        itself = {"expert": "experts"}.get(node.name) == document.kind
        ids = (document.id,) if itself else document.links.get(node.name, ())
        return bool(set(node.ids) & set(ids))
    if isinstance(node, Value):
        return figure is not None and between(figure, node)
    if isinstance(node, Field):
        units = figure.units if figure else ()
        values = {"lang": (document.language,), "has": document.has, "unit": units}[node.name]
        return bool({value.casefold() for value in node.values} & set(values))
    start, end = days(node, today)
    if node.name == "period" if isinstance(node, During) else False:
        first = figure.first_day if figure else None
        last = figure.last_day if figure else None
    else:
        first = last = document.day
    if first is None or last is None:
        return False
    return (start is None or start <= first) and (end is None or last < end)


def between(figure: Any, value: Value) -> bool:
    """Return whether a figure, or part of its range, lies within the bounds."""
    low = None if value.low is None else float(value.low)
    high = None if value.high is None else float(value.high)
    above = low is None or (figure.high >= low if value.low_included else figure.high > low)
    below = high is None or (figure.low <= high if value.high_included else figure.low < high)
    return above and below
