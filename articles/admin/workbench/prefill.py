"""Selected words -> the fields of what they would become, read by the finders."""

from functools import lru_cache
from typing import Any

from django.utils import timezone

from articles.curation import review
from articles.models import Article
from articles.quantities import UnitKind, find, parse
from articles.text import find_passage, sentence_around

Fields = dict[str, Any]
Span = tuple[int, int]
# What figures of one sentence share when only one of them was understood.
_SHARED = (
    *("period_start", "period_end", "period_precision", "period_is_point", "place"),
    *("speaker_name", "speaker_role", "producer_name", "is_projection"),
)
MARKS = '"“”„«»「」 '


@lru_cache(maxsize=16)
def _proposals(text: str, published: Any) -> tuple[review.Proposal, ...]:
    return tuple(review.propose(text, published))


def proposals(article: Article) -> tuple[review.Proposal, ...]:
    """Return what the finders see in the article; asked again for the same text it is known."""
    published = timezone.localdate(article.published_at) if article.published_at else None
    return _proposals(article.plain_text, published)


def place_of(article: Article, words: str, prefix: str = "", suffix: str = "") -> Span | None:
    """Return where selected words stand in the article's text, None when they do not."""
    found = find_passage(article.plain_text, words, prefix, suffix)
    return (found.start, found.end) if found else None


def prefill(article: Article, kind: str, span: Span) -> Fields:
    """Return the fields for a new record of the words at a place of the text."""
    words = article.plain_text[slice(*span)]
    near = [p for p in proposals(article) if _shared(p, span) > 0]
    same = max((p for p in near if p.kind == kind), key=lambda p: _shared(p, span), default=None)
    fields = dict(same.fields) if same else {}
    if kind == "expert":
        return _voice(words, fields, article, span)
    if kind == "statistic":
        fields = _figure(words, fields, article, span)
    elif not fields:
        fields = {"kind": _quote_kind(words, article, span)} | _speaker(article, span)
    place = _trimmed(article, span) if kind == "quote" else span
    return fields | {"exact": article.plain_text[slice(*place)], "start": place[0], "end": place[1]}


def _shared(proposal: review.Proposal, span: Span) -> int:
    return min(span[1], proposal.end) - max(span[0], proposal.start)


def _figure(words: str, fields: Fields, article: Article, span: Span) -> Fields:
    """Return a figure's fields: number and unit from its words, the rest from its sentence."""
    read = parse(words) or next((each.quantity for each in find(words)), None)
    shared = {} if fields else _of_sentence(article, span)
    if read is None:
        return shared | fields
    unit = read.unit
    number = {
        "value": f"{read.value.normalize():f}",
        "value_upper": None if read.upper is None else f"{read.upper.normalize():f}",
        "approximation": read.approximation.value,
        "unit_code": unit.code,
    }
    if unit.kind is UnitKind.COUNT and not fields.get("counted"):
        number["counted"] = unit.name
    return shared | fields | number


def _of_sentence(article: Article, span: Span) -> Fields:
    """Return period, place and source that the figures and quotes of the sentence have."""
    fields: Fields = {}
    for other in _in_sentence(article, span, "statistic"):
        for name in _SHARED:
            if other.fields.get(name) and not fields.get(name):
                fields[name] = other.fields[name]
    return _speaker(article, span) | fields


def _speaker(article: Article, span: Span) -> Fields:
    """Return who speaks in the sentence of the words."""
    names = ("speaker_name", "speaker_role", "organization_name", "cue")
    for quote in _in_sentence(article, span, "quote"):
        found = {name: quote.fields.get(name) for name in names if quote.fields.get(name)}
        if found.get("speaker_name") or found.get("organization_name"):
            return found
    return {}


def _in_sentence(article: Article, span: Span, kind: str) -> list[review.Proposal]:
    sentence = sentence_around(article.plain_text, *span)
    return [p for p in proposals(article) if p.kind == kind and _shared(p, sentence) > 0]


def _quote_kind(words: str, article: Article, span: Span) -> str:
    before = article.plain_text[max(0, span[0] - 1) : span[0]]
    return "direct" if set(f"{before}{words[:1]}") & set('"“„«「') else "indirect"


def _trimmed(article: Article, span: Span) -> Span:
    """Return the place without the quotation marks around its words."""
    words = article.plain_text[slice(*span)]
    bare = words.strip(MARKS)
    if not bare or set(bare) & set('"“”'):
        return span
    start = span[0] + words.index(bare)
    return start, start + len(bare)


def _voice(words: str, fields: Fields, article: Article, span: Span) -> Fields:
    """Return a person's name, role and affiliation."""
    known = fields or next(
        (p.fields for p in proposals(article) if p.kind == "expert" and p.fields["name"] == words),
        {},
    )
    return {"type": "person", "name": words.strip()} | known
