"""What editors with a token may write of articles: drafts, texts, statistics and quotes.

The rules are the newsroom's own. What changes an article's state (publishing, withdrawing) is left
to people. Changing asks for `If-Match` with the ETag that was read, so that nobody's work is lost.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse

from articles.exports import TABLES, WHOLE_ARTICLES, Column, whole_articles
from articles.models import Article, EditConflict, Quote, Statistic
from articles.newsroom import allows, may_change_text, may_curate, may_see

from . import schemas
from .answers import is_weak, version_in
from .changes import apply, draft_by
from .listing import one
from .problems import Problem
from .routing import router
from .schemas import Id
from .tokens import EditorToken

TOKEN = EditorToken()
STALE = "The record changed since you read it. Read it again, then change it."
WEAK = (
    'A weak ETag, W/"…", never matches as If-Match (RFC 9110, section 13.1.1). '
    "Read the record with your token, which gives a strong one, and send that."
)
REFUSED = dict.fromkeys((400, 401, 403, 404, 412, 422, 428, 429), schemas.Problem)


@router.post("/articles", response={201: schemas.Article} | REFUSED, auth=TOKEN)
def create_article(request: HttpRequest, change: schemas.ArticleChange) -> HttpResponse:
    """Make a draft; headline, body and outlet are needed."""
    if not allows(request.user, "add_article"):
        raise Problem(403, "Your role does not let you add articles.")
    story = draft_by(request.user)
    apply(story, change)
    return written_article(request, story, 201)


@router.patch("/articles/{pk}", response={200: schemas.Article} | REFUSED, auth=TOKEN)
def change_article(request: HttpRequest, pk: Id, change: schemas.ArticleChange) -> HttpResponse:
    """Change an article's text or topics; claims follow the text."""
    story = Article.objects.filter(pk=pk).first()
    if story is None or not may_see(story, request.user):
        raise Problem(404, "There is no such article.")
    if not may_change_text(story, request.user):
        raise Problem(403, "Your role does not let you change this article.")
    update(request, story, change)
    return written_article(request, story)


@router.post("/statistics", response={201: schemas.Statistic} | REFUSED, auth=TOKEN)
def create_statistic(request: HttpRequest, change: schemas.NewStatistic) -> HttpResponse:
    """Record a number of an article; `exact` is needed, its value is read from it."""
    return created(request, Statistic, change)


@router.patch("/statistics/{pk}", response={200: schemas.Statistic} | REFUSED, auth=TOKEN)
def change_statistic(request: HttpRequest, pk: Id, change: schemas.StatisticChange) -> HttpResponse:
    """Change a statistic."""
    return changed(request, Statistic, pk, change)


@router.post("/quotes", response={201: schemas.Quote} | REFUSED, auth=TOKEN)
def create_quote(request: HttpRequest, change: schemas.NewQuote) -> HttpResponse:
    """Record a quote of an article; `exact` is needed."""
    return created(request, Quote, change)


@router.patch("/quotes/{pk}", response={200: schemas.Quote} | REFUSED, auth=TOKEN)
def change_quote(request: HttpRequest, pk: Id, change: schemas.QuoteChange) -> HttpResponse:
    """Change a quote."""
    return changed(request, Quote, pk, change)


def created(request: HttpRequest, model: type[Any], change: Any) -> HttpResponse:
    """Save a new claim of an article that the user may curate."""
    article = Article.objects.filter(pk=change.article_id).first()
    if article is None or not may_see(article, request.user):
        raise Problem(404, "There is no such article.")
    curate(request, article)
    claim = model(article=article)
    apply(claim, change)
    return one(request, columns_of(claim), claim, 201)


def changed(request: HttpRequest, model: type[Any], pk: int, change: Any) -> HttpResponse:
    """Save a claim that the client read in its present version."""
    claim = model.objects.select_related("article").filter(pk=pk).first()
    if claim is None or not may_see(claim.article, request.user):
        raise Problem(404, "There is no such record.")
    curate(request, claim.article)
    update(request, claim, change)
    return one(request, columns_of(claim), claim)


def curate(request: HttpRequest, article: Article) -> None:
    """Raise a 403 unless the user may record claims of the article."""
    if not may_curate(article, request.user):
        raise Problem(403, "Your role does not let you record claims of this article.")


def update(request: HttpRequest, record: Any, change: Any) -> None:
    """Save the change on top of exactly the version that the client read."""
    header = request.headers.get("If-Match", "")
    if not header:
        raise Problem(428, "Send the ETag that you read as If-Match.")
    tags = header.split(",")
    if header.strip() != "*" and record.version not in map(version_in, tags):
        raise Problem(412, WEAK if all(map(is_weak, tags)) else STALE)
    try:
        apply(record, change)
    except EditConflict as conflict:
        raise Problem(412, STALE) from conflict


def written_article(request: HttpRequest, story: Article, status: int = 200) -> HttpResponse:
    """Return the article as it was saved."""
    [saved] = whole_articles(Article.objects.filter(pk=story.pk))
    return one(request, WHOLE_ARTICLES.columns, saved, status)


def columns_of(claim: Statistic | Quote) -> tuple[Column, ...]:
    """Return the columns of the claim's table."""
    return TABLES["statistics" if isinstance(claim, Statistic) else "quotes"].columns
