"""A query's tree as a query of tantivy, built piece by piece; its own parser is never used."""

from collections.abc import Callable, Iterable

import tantivy

from articles.search.engine import DRAFTS, Question
from articles.search.folding import fold
from articles.search.query import (
    After,
    And,
    Before,
    During,
    Field,
    Ids,
    Node,
    Not,
    Number,
    Or,
    Phrase,
    Value,
    Word,
    spellings,
)

from . import schema
from .conditions import Native
from .words import Words

CLAIMS = ("statistics", "quotes")
JOINED_BY = {"articles": "article", "experts": "expert", "drafts": "article"}
FIGURES: tuple[str, ...] = ("statistics", "draft_statistics")
FIGURE_FIELDS = ("metric", "unit")
CLAIM_FIELDS = ("outlet", "section", "lang", "has")

Joined = Callable[[Native, str], tuple[int, ...]]


class Translator(Words):
    """Makes the query for the whole tree of one question.

    `joined` returns the distinct ids in a link field of the documents that a query finds.
    """

    def __init__(self, tantivy_schema: tantivy.Schema, question: Question, joined: Joined) -> None:
        super().__init__(tantivy_schema, question)
        self.joined = joined

    def query(self, root: Node | None) -> Native:
        """Return the query for the documents of the kind that the tree matches."""
        kind = self.unscored(self.term("kind", self.kind))
        if root is None:
            return kind
        found = self.node(root)
        if self.names_the_kind(root):
            return found
        return self.all_of([found, kind])

    def names_the_kind(self, node: Node) -> bool:
        """Return whether whatever matches is of the kind: its words are in the kind's own field."""
        if self.kind in DRAFTS.values():
            return False
        if isinstance(node, And):
            return any(map(self.names_the_kind, node.parts))
        if isinstance(node, Or):
            return all(map(self.names_the_kind, node.parts))
        return isinstance(node, Word | Phrase | Number)

    def node(self, node: Node) -> Native:
        """Return the query for one node."""
        match node:
            case And():
                return self.conjunction(node.parts)
            case Or():
                return self.any_of(self.node(part) for part in node.parts)
            case Not():
                return self.without([self.node(node.part)])
            case Word():
                return self.word(node)
            case Phrase():
                return self.phrase(node)
            case Number():
                return self.number(node)
            case _ if self.is_joined(node):
                return self.join([node])
            case _:
                return self.unscored(self.filter(node))

    def conjunction(self, parts: Iterable[Node]) -> Native:
        """Return the query for all parts; what is said of a claim is said of one and the same."""
        claims, wanted, unwanted = [], [], []
        for part in parts:
            if self.is_joined(part):
                claims.append(part)
            elif isinstance(part, Not):
                unwanted.append(self.node(part.part))
            else:
                wanted.append(self.node(part))
        if claims:
            wanted.append(self.join(claims))
        if not unwanted:
            return self.all_of(wanted)
        return self.without(unwanted, self.all_of(wanted) if wanted else None)

    def is_joined(self, node: Node) -> bool:
        """Return whether the condition is one on the claims of the records asked for.

        An article or an expert has the numbers of their statistics; an expert was quoted in the
        outlets and at the times of their claims.
        """
        if self.kind not in JOINED_BY:
            return False
        return is_about_figures(node) or (self.kind == "experts" and is_about_sayings(node))

    def join(self, conditions: list[Node]) -> Native:
        """Return the query for the records that a claim with all the conditions belongs to.

        An article has the ends, units and metrics of all its figures. That is enough for one
        condition with one end, and spares the long way for those that very many articles meet.
        """
        if self.kind != "experts" and len(conditions) == 1 and has_one_end(conditions[0]):
            kind = self.unscored(self.term("kind", self.kind))
            return self.all_of([kind, self.unscored(self.filter(conditions[0]))])
        kinds = FIGURES[:1] if any(map(is_about_figures, conditions)) else CLAIMS
        if self.kind in DRAFTS.values():
            kinds = tuple(DRAFTS[kind] for kind in kinds)
        claims = self.any_of(self.term("kind", kind) for kind in kinds)
        found = self.all_of([claims, *map(self.filter, conditions)])
        ids = self.joined(found, JOINED_BY[self.kind])
        keys = [schema.key_number((self.kind, record_id)) for record_id in ids]
        return self.unscored(tantivy.Query.term_set_query(self.schema, "key", keys))

    def number(self, number: Number) -> Native:
        """Return the query for any spelling of a number and for statistics with its value."""
        field = schema.exact(self.kind)
        rows = [schema.PLAIN.analyze(fold(text)) for text in self.texts(number)]
        written = [self.row(field, row) for row in rows]
        if self.kind not in (*FIGURES, *JOINED_BY):
            return self.any_of(written)
        conditions: list[Node] = [Value(number.value, number.value)]
        if number.unit:
            conditions.append(Field("unit", (number.unit,)))
        if self.kind in JOINED_BY:
            return self.any_of([*written, self.join(conditions)])
        kind = self.term("kind", self.kind)
        found = self.all_of([kind, *map(self.filter, conditions)])
        return self.any_of([*written, self.unscored(found)])

    def texts(self, number: Number) -> Iterable[str]:
        """Return the spellings to look for; among figures the unit tells better than a bare 5."""
        others = spellings(number.value, number.unit)
        is_bare = all(map(str.isdigit, schema.PLAIN.analyze(fold(number.text))))
        if is_bare and number.unit and self.kind in FIGURES:
            return others
        return dict.fromkeys((number.text, *others))


def is_about_figures(node: Node) -> bool:
    """Return whether the condition is one on a statistic's number."""
    if isinstance(node, Field | Ids):
        return node.name in FIGURE_FIELDS
    return isinstance(node, Value) or (isinstance(node, During) and node.name == "period")


def has_one_end(node: Node) -> bool:
    """Return whether any figure that meets the condition does so by a single number or name."""
    if isinstance(node, Value):
        return node.low is None or node.high is None
    return isinstance(node, Field | Ids)


def is_about_sayings(node: Node) -> bool:
    """Return whether the condition is one on where and when a claim was made."""
    if isinstance(node, Field | Ids):
        return node.name in CLAIM_FIELDS
    return isinstance(node, During | After | Before)
