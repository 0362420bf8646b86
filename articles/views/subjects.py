"""Topics: the index from A to Z and the page of one topic."""

from collections.abc import Collection
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import search
from articles.forms import ListForm, TopicsForm
from articles.models import (
    Article,
    Expert,
    TaggedArticle,
    Topic,
    TopicSynonym,
    prepared,
    topic_key,
)

from .addresses import at_address, first_or_404
from .cards import metric_cards
from .coverage import Coverage, coverage_of
from .letters import make_listed
from .measures import metrics_about
from .paging import MAX_PAGES, PER_PAGE, Page, by_ids, turn
from .people import expert_rows
from .sources import stories
from .tree import broader_of, covered_by, is_grown, tree_of

EXPERTS = 12
NARROWER = 60
COMMON, FEW = 3000, 200  # stories on a topic


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """List the topics by letter, with the number of articles of each, or show them as a tree."""
    form = TopicsForm(request.GET)
    if form.values["view"] == "tree" and not form.values["q"]:
        return render(request, "articles/topics_tree.html", tree_context(form))
    records = Topic.objects.select_related("broader")
    index = make_listed("topics", records, form, topics_by_id, topics_named)
    counts = article_counts(index.page.items)
    rows = [(topic, counts.get(topic.pk, 0)) for topic in index.page]
    context = {"label": "Topics", "index": index, "rows": rows, "has_tree": is_grown()}
    return render(request, "articles/topics.html", context)


def topics_named(typed: str) -> tuple[Q, Q]:
    """Return the conditions that a name begins with what was typed, and that one holds it."""
    key = topic_key(typed)
    named = TopicSynonym.objects.filter(key__contains=key).values("topic")
    return Q(key__startswith=key), Q(key__contains=key) | Q(pk__in=named)


@prepared
def topics_by_id(ids: Collection[int]) -> QuerySet[Topic]:
    """Return the public ones of some topics as the index shows them, in no order."""
    found = Topic.objects.public().filter(pk__in=ids).order_by().select_related("broader")
    return found.only("slug", "name", "broader__name")


def tree_context(form: TopicsForm) -> dict[str, Any]:
    """Return the tree below the topic that was asked for; below an unknown one, the whole."""
    slug = form.values["under"]
    found = topic_at(slug=slug) if slug else []
    under = found[0] if found else None
    return {
        "under": under,
        "above": broader_of(under) if under else [],
        "tree": tree_of(under, form.values["page"], article_counts),
    }


def article_counts(records: list[Topic]) -> dict[int, int]:
    """Return by id how many published articles are on each topic.

    In the index stories on a narrower topic are on the broader ones as well, as on a topic's page;
    while the index rests, only those that have the topic itself are counted.
    """
    try:
        return search.count_linked("articles", "topic", [record.pk for record in records])
    except search.SearchUnavailable:
        tagged = Article.objects.published().filter(tagged_topics__tag__in=records)
        return dict(tagged.order_by().values_list("tagged_topics__tag").annotate(Count("pk")))


@at_address("topic", lambda: Topic.objects.public())
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a topic: its place among the topics, key figures, experts, articles."""
    record = first_or_404(topic_at(slug=slug))
    covered = covered_by(record)
    page = page_about(record, covered, ListForm(request.GET).values["page"])
    coverage = coverage_of("topic", record.slug)
    context = {
        "topic": record,
        "above": broader_of(record),
        "narrower": narrower.part(0, NARROWER, topic=record.pk),
        "synonyms": synonyms_of(topic=record.pk),
        "cards": metric_cards(metrics_about(topics=covered)),
        "experts": expert_rows(experts_on(covered, coverage)),
        "coverage": coverage,
        "related_topics": related_topics(covered, coverage),
        "page": page,
    }
    return render(request, "articles/topic.html", context)


@prepared
def topic_at(slug: str) -> QuerySet[Topic]:
    """Return the topic that readers find at an address."""
    return Topic.objects.public().filter(slug=slug).select_related("broader")


@prepared
def narrower(topic: int) -> QuerySet[Topic]:
    """Return the public topics just below one, by name."""
    below = Topic.objects.public().filter(broader=topic).order_by("name")
    return below.only("slug", "name")


@prepared
def synonyms_of(topic: int) -> QuerySet[TopicSynonym]:
    """Return the other names of a topic."""
    return TopicSynonym.objects.filter(topic=topic).order_by("name").only("name")


def experts_on(topic_ids: list[int], coverage: Coverage) -> list[Expert]:
    """Return the experts whom most stories on the topic quote, or those whose topic it is."""
    slugs = coverage.slugs("expert")
    if slugs:
        return sorted(experts_at(slugs=slugs), key=lambda person: slugs.index(person.slug))
    return list(Expert.objects.public().filter(topics__in=topic_ids).distinct()[:EXPERTS])


@prepared
def experts_at(slugs: Collection[str]) -> QuerySet[Expert]:
    """Return the public experts at some addresses as a list shows them, in no order."""
    return Expert.objects.public().filter(slug__in=slugs).order_by().only("slug", "name")


def related_topics(topic_ids: list[int], coverage: Coverage) -> list[Topic]:
    """Return the topics that most stories on these topics have as well."""
    slugs = coverage.slugs("topic")
    others = (topic for topic in topics_at(slugs=slugs) if topic.pk not in topic_ids)
    return sorted(others, key=lambda other: slugs.index(other.slug))


@prepared
def topics_at(slugs: Collection[str]) -> QuerySet[Topic]:
    """Return the public topics at some addresses as a list shows them, in no order."""
    return Topic.objects.public().filter(slug__in=slugs).order_by().only("slug", "name")


def page_about(record: Topic, topic_ids: list[int], number: int) -> Page:
    """Return a page of the published articles on a topic, newest first.

    Where there are more than a few, the index lists them: a database would count and sort them all.
    """
    if tagged.count(FEW, topics=topic_ids) < FEW:
        return turn(listed_about, stories, number, topics=topic_ids, common=False)
    try:
        return page_of_linked("topic", record.pk, number)
    except search.SearchUnavailable:
        common = is_common(topic_ids)
        return turn(listed_about, stories, number, topics=topic_ids, common=common)


def page_of_linked(link: str, pk: int, number: int) -> Page:
    """Return a page of the published articles that the index links to a record."""
    number = min(number, MAX_PAGES)
    found = search.newest_linked("articles", link, pk, (number - 1) * PER_PAGE, PER_PAGE)
    if not found.ids and number > 1:
        return page_of_linked(link, pk, max(1, -(-found.total // PER_PAGE)))
    total = min(found.total, PER_PAGE * MAX_PAGES)
    pages = max(1, -(-total // PER_PAGE))
    items = by_ids(stories(ids=found.ids), list(found.ids))
    return Page(items, number, pages, total, more=found.total > total)


def is_common(topic_ids: list[int]) -> bool:
    """Return whether so many articles have one of the topics that they are better read by date."""
    return tagged.count(COMMON, topics=topic_ids) >= COMMON


@prepared
def tagged(topics: Collection[int]) -> QuerySet[Any]:
    """Return that articles have one of some topics."""
    return TaggedArticle.objects.filter(tag__in=topics)


@prepared
def listed_about(topics: Collection[int], common: bool) -> QuerySet[Any]:
    """Return the ids of the published articles with one of some topics, newest first."""
    return articles_about(topics, common).values_list("pk", flat=True)


def articles_about(topics: Collection[int], common: bool) -> QuerySet[Article]:
    """Return the published articles with one of some topics, newest first.

    Two forms of one question: a rare topic is looked up and its articles sorted; of a common one
    the articles are read by date, and soon there are enough.
    """
    tagged = TaggedArticle.objects.filter(tag__in=topics)
    if common:
        found = Article.objects.filter(Exists(tagged.filter(content_object=OuterRef("pk"))))
    else:
        found = Article.objects.filter(pk__in=tagged.values("content_object"))
    return found.published().newest()
