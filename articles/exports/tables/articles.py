"""The table of articles, and the columns with their texts that only single articles show."""

from django.db.models import QuerySet

from articles.models import Article, Topic

from .column import Table, address, attribute, topics_column, with_topics

METADATA = (
    attribute("id", "integer", "Number of the article in the archive", "pk"),
    address("url", "Permanent address"),
    attribute("slug", "text", "Readable part of the address"),
    attribute("headline", "text", "Headline"),
    attribute("standfirst", "text", "What the story says, in a sentence or two"),
    attribute("byline", "text", "Who wrote it, as printed"),
    attribute("dateline", "text", "Where it was written"),
    attribute("outlet", "text", "Slug of the outlet", "outlet.slug"),
    attribute("outlet_name", "text", "Name of the outlet", "outlet.name"),
    attribute("section", "text", "Slug of the section", "section.slug"),
    attribute("language", "text", "BCP 47 language of the text"),
    attribute("published_at", "datetime", "When it was published"),
    attribute("modified_at", "datetime", "When the archive's copy last changed"),
    attribute("canonical_url", "url", "Where it first appeared"),
    attribute("image_url", "url", "Address of the lead image"),
    attribute("version", "integer", "Grows by one with each change of the archive's copy"),
    topics_column(),
)
TEXTS = (
    attribute("body", "text", "The text in Markdown"),
    attribute("plain_text", "text", "The text that passages point into"),
)


def _records() -> QuerySet[Article]:
    stories = Article.objects.published().for_cards().order_by("pk")
    # All canonical topics of a published article are public.
    return with_topics(stories, Topic.objects.canonical())


def whole_articles(stories: QuerySet[Article]) -> QuerySet[Article]:
    """Return the articles with what their whole rows need; all topics, for editors' drafts."""
    related = stories.select_related("outlet", "section").defer("body_html")
    return with_topics(related.order_by("pk"), Topic.objects.canonical())


def _whole() -> QuerySet[Article]:
    return whole_articles(Article.objects.published())


ARTICLES = Table("articles", "Articles: all but their texts", METADATA, _records)
WHOLE_ARTICLES = Table("articles", "Articles with their texts", METADATA + TEXTS, _whole)
