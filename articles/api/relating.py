"""Related claims: what the archive already holds on an article, a claim, an expert or a text."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Schema
from pydantic import Field

from articles.claims import related
from articles.exports import Site, json_row
from articles.models import Article, Expert, Quote, Statistic

from . import schemas
from .answers import as_json
from .problems import Problem
from .routing import router
from .schemas import Id, Text

UNREADABLE = dict.fromkeys((400, 422, 429), schemas.Problem)
MISSING = UNREADABLE | {404: schemas.Problem}


class RelatedParameters(Schema):
    """How much to give: what the page shows, or nearly everything."""

    full: bool = False


class PastedText(Schema):
    """A text to hold against the archive."""

    text: Text = Field(min_length=1, max_length=related.MOST_TEXT)


class RelatedGroup(Schema):
    """The claims of one relation, best first; `total` counts all that were found."""

    relation: str
    title: str
    total: int
    items: list[dict[str, Any]]


class RelatedClaims(Schema):
    """Groups in the order in which readers meet them."""

    total: int
    notice: str
    groups: list[RelatedGroup]


@router.get("/articles/{pk}/related", response={200: RelatedClaims} | MISSING)
def article_related(
    request: HttpRequest, pk: Id, parameters: Query[RelatedParameters]
) -> HttpResponse:
    """What other articles claim on the figures and quotes of this one."""
    story = public_or_problem(Article.objects.published(), pk)
    return answer(request, related.for_article(story, full=parameters.full))


@router.get("/statistics/{pk}/related", response={200: RelatedClaims} | MISSING)
def statistic_related(
    request: HttpRequest, pk: Id, parameters: Query[RelatedParameters]
) -> HttpResponse:
    """What other articles claim on the same thing as this figure, with the reason in words."""
    claims = Statistic.objects.public().select_related("article", "metric", "speaker", "producer")
    return answer(
        request, related.for_statistic(public_or_problem(claims, pk), full=parameters.full)
    )


@router.get("/quotes/{pk}/related", response={200: RelatedClaims} | MISSING)
def quote_related(
    request: HttpRequest, pk: Id, parameters: Query[RelatedParameters]
) -> HttpResponse:
    """What other articles report of the speaker and the matter of this quote."""
    claims = Quote.objects.public().select_related("article", "speaker", "organization")
    return answer(request, related.for_quote(public_or_problem(claims, pk), full=parameters.full))


@router.get("/experts/{pk}/related", response={200: RelatedClaims} | MISSING)
def expert_related(
    request: HttpRequest, pk: Id, parameters: Query[RelatedParameters]
) -> HttpResponse:
    """Where the figures of this expert stand against those of others."""
    people = Expert.objects.public()
    return answer(request, related.for_expert(public_or_problem(people, pk), full=parameters.full))


@router.post("/related", response={200: RelatedClaims} | UNREADABLE)
def text_related(
    request: HttpRequest, text: PastedText, parameters: Query[RelatedParameters]
) -> HttpResponse:
    """What is close to a text that is sent; it is not kept, and no key is needed."""
    return answer(request, related.for_text(text.text, full=parameters.full))


def public_or_problem(records: Any, pk: int) -> Any:
    """Return the record of this number, or raise a 404."""
    record = records.filter(pk=pk).first()
    if record is None:
        raise Problem(404, "There is no such public record.")
    return record


def answer(request: HttpRequest, found: related.Related) -> HttpResponse:
    """Return the groups as JSON."""
    site = Site.of(request)
    groups = [
        {
            "relation": group.relation.value,
            "title": group.title,
            "total": group.total,
            "items": [row_of(row, site) for row in group.rows],
        }
        for group in found.groups
    ]
    return as_json(request, {"total": found.total, "notice": found.notice, "groups": groups})


def row_of(row: related.Row, site: Site) -> dict[str, Any]:
    """Return a related claim: what it says, where, by whom, and how it relates."""
    claim = row.claim
    return json_row(
        {
            "kind": row.kind,
            "id": claim.pk,
            "url": site.url(claim),
            "passage_url": site.url(row.url),
            "about": row.about,
            "reason": row.reason,
            "sentence": f"{row.before}{row.words}{row.after}",
            "words": row.words,
            "speaker_name": claim.speaker.name if claim.speaker else None,
            "article_headline": claim.article.headline,
            "outlet_name": claim.article.outlet.name,
            "published_at": claim.article.published_at,
            "copies": [copy.outlet for copy in row.copies],
        }
    )
