"""What anybody may read: lists of public records, and each record."""

from django.http import HttpRequest, HttpResponse
from ninja import Query

from articles.exports import TABLES, WHOLE_ARTICLES, Site, whole_articles
from articles.measures import Known, values_document
from articles.models import Article, Metric

from . import schemas
from .answers import as_json
from .listing import chosen, listed, one, root, shown
from .parameters import (
    ArticleParameters,
    ExpertParameters,
    Fields,
    ListParameters,
    MetricParameters,
    QuoteParameters,
    StatisticParameters,
    TopicParameters,
    ValueParameters,
)
from .problems import Problem
from .routing import router
from .schemas import Id, MetricValues, page_schema

WRONG = {400: schemas.Problem, 422: schemas.Problem, 429: schemas.Problem}
MISSING = WRONG | {404: schemas.Problem}


@router.get(
    "/",
    url_name="root",
    response={200: dict[str, str], 400: schemas.Problem, 429: schemas.Problem},
)
def start(request: HttpRequest) -> HttpResponse:
    """The addresses of the lists."""
    return root(request)


@router.get("/articles", response={200: page_schema(schemas.ArticleSummary)} | WRONG)
def articles(request: HttpRequest, parameters: Query[ArticleParameters]) -> HttpResponse:
    """Published articles without their texts."""
    return listed(request, TABLES["articles"], parameters)


@router.get("/articles/{pk}", response={200: schemas.Article} | MISSING, url_name="article")
def article(request: HttpRequest, pk: Id, parameters: Query[Fields]) -> HttpResponse:
    """An article with its text; editors with a token see drafts as well."""
    columns = chosen(WHOLE_ARTICLES.columns, parameters.fields)
    story = whole_articles(Article.objects.visible_to(request.user)).filter(pk=pk).first()
    if story is None:
        raise Problem(404, "There is no such article, or it is not published.")
    return one(request, columns, story)


@router.get("/statistics", response={200: page_schema(schemas.Statistic)} | WRONG)
def statistics(request: HttpRequest, parameters: Query[StatisticParameters]) -> HttpResponse:
    """Reported numbers with the sentences they came from."""
    return listed(request, TABLES["statistics"], parameters)


@router.get("/statistics/{pk}", response={200: schemas.Statistic} | MISSING, url_name="statistic")
def statistic(request: HttpRequest, pk: Id, parameters: Query[Fields]) -> HttpResponse:
    """One reported number."""
    return shown(request, TABLES["statistics"], pk, parameters)


@router.get("/quotes", response={200: page_schema(schemas.Quote)} | WRONG)
def quotes(request: HttpRequest, parameters: Query[QuoteParameters]) -> HttpResponse:
    """Quotes with their speakers."""
    return listed(request, TABLES["quotes"], parameters)


@router.get("/quotes/{pk}", response={200: schemas.Quote} | MISSING, url_name="quote")
def quote(request: HttpRequest, pk: Id, parameters: Query[Fields]) -> HttpResponse:
    """One quote."""
    return shown(request, TABLES["quotes"], pk, parameters)


@router.get("/experts", response={200: page_schema(schemas.Expert)} | WRONG)
def experts(request: HttpRequest, parameters: Query[ExpertParameters]) -> HttpResponse:
    """Experts with their roles over time."""
    return listed(request, TABLES["experts"], parameters)


@router.get("/experts/{pk}", response={200: schemas.Expert} | MISSING)
def expert(request: HttpRequest, pk: Id, parameters: Query[Fields]) -> HttpResponse:
    """One expert."""
    return shown(request, TABLES["experts"], pk, parameters)


@router.get("/organizations", response={200: page_schema(schemas.Organization)} | WRONG)
def organizations(request: HttpRequest, parameters: Query[ListParameters]) -> HttpResponse:
    """Organizations that people speak for or that numbers come from."""
    return listed(request, TABLES["organizations"], parameters)


@router.get("/organizations/{pk}", response={200: schemas.Organization} | MISSING)
def organization(request: HttpRequest, pk: Id, parameters: Query[Fields]) -> HttpResponse:
    """One organization."""
    return shown(request, TABLES["organizations"], pk, parameters)


@router.get("/metrics", response={200: page_schema(schemas.Metric)} | WRONG)
def metrics(request: HttpRequest, parameters: Query[MetricParameters]) -> HttpResponse:
    """What is measured; its values are the statistics with its slug as `metric`."""
    return listed(request, TABLES["metrics"], parameters)


@router.get("/metrics/{pk}", response={200: schemas.Metric} | MISSING)
def metric(request: HttpRequest, pk: Id, parameters: Query[Fields]) -> HttpResponse:
    """One metric."""
    return shown(request, TABLES["metrics"], pk, parameters)


@router.get("/metrics/{pk}/values", response={200: MetricValues} | MISSING)
def metric_values(request: HttpRequest, pk: Id, parameters: Query[ValueParameters]) -> HttpResponse:
    """Every value of a metric, as the archive knew it on a day: the same as its page and files."""
    record = Metric.objects.public().filter(pk=pk).first()
    if record is None:
        raise Problem(404, "There is no such record among the public metrics.")
    known = Known(parameters.as_of, parameters.clock)
    return as_json(request, values_document(record, known, Site.of(request)))


@router.get("/topics", response={200: page_schema(schemas.Topic)} | WRONG)
def topics(request: HttpRequest, parameters: Query[TopicParameters]) -> HttpResponse:
    """Topics with what is broader."""
    return listed(request, TABLES["topics"], parameters)


@router.get("/topics/{pk}", response={200: schemas.Topic} | MISSING)
def topic(request: HttpRequest, pk: Id, parameters: Query[Fields]) -> HttpResponse:
    """One topic."""
    return shown(request, TABLES["topics"], pk, parameters)


@router.get("/outlets", response={200: page_schema(schemas.Outlet)} | WRONG)
def outlets(request: HttpRequest, parameters: Query[ListParameters]) -> HttpResponse:
    """Outlets that published something."""
    return listed(request, TABLES["outlets"], parameters)


@router.get("/outlets/{pk}", response={200: schemas.Outlet} | MISSING)
def outlet(request: HttpRequest, pk: Id, parameters: Query[Fields]) -> HttpResponse:
    """One outlet."""
    return shown(request, TABLES["outlets"], pk, parameters)
