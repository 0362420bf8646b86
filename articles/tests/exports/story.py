"""A story with everything that exports can show, and a draft that none may show."""

from datetime import UTC, date, datetime

from articles.exports import Site
from articles.models import Article, Correction
from articles.tests.make import (
    make_affiliation,
    make_article,
    make_expert,
    make_metric,
    make_organization,
    make_outlet,
    make_quote,
    make_section,
    make_statistic,
    make_topic,
)

SITE = Site("News Archive", "https://archive.example")
CANARY = "Xylophonequark"


def make_story() -> Article:
    """Return a published article with topics, a statistic, a quote and a correction."""
    country = make_topic(name="China", kind="place", external_id="medtop:20000763")
    networks = make_topic(
        name="5G & “networks”", synonyms=["移动网络"], description="<b>Mobile</b>"
    )
    article = make_article(
        headline="5G reaches 3.377 million stations & more",
        standfirst="A <count> of stations.",
        byline="By Ana Ruiz and 王伟",
        dateline="Beijing",
        section=make_section(name="Economy"),
        outlet=make_outlet(name="The Harbour Ledger"),
        language="en-GB",
        image_url="https://images.example/5g.jpg",
        image_caption="A mast",
        image_credit="Ledger",
        canonical_url="https://ledger.example/5g",
        topics=[country, networks],
    )
    ministry = make_organization(name="Ministry of Industry", short_name="MIIT")
    speaker = make_expert(
        name="Zhao Zhiguo", names=["赵志国"], wikidata_id="Q42", topics=[networks]
    )
    make_affiliation(speaker, organization=ministry, start="2021-03")
    make_statistic(
        article,
        metric=make_metric(name="5G base stations, China", counted="5G base stations"),
        speaker=speaker,
        producer=ministry,
        counted="5G base stations",
        place="China",
        period_start=date(2023, 1, 1),
        period_end=date(2023, 12, 31),
        period_precision="year",
        period_is_point=True,
        topics=[networks],
    )
    make_quote(article, speaker=speaker, speaker_role="chief engineer", topics=[networks])
    Correction.objects.create(
        article=article, text="It said 3.4.", published_at=datetime(2024, 1, 20, tzinfo=UTC)
    )
    return article


def make_secret() -> Article:
    """Return a draft, and beside it records that only the draft names; all hold the canary."""
    topic = make_topic(name=f"{CANARY} topic")
    draft = make_article(
        headline=f"{CANARY} headline",
        status="draft",
        topics=[topic],
        outlet=make_outlet(name=f"{CANARY} outlet"),
    )
    speaker = make_expert(name=f"{CANARY} speaker", topics=[topic])
    metric = make_metric(name=f"{CANARY} metric", topics=[topic])
    make_statistic(draft, metric=metric, speaker=speaker)
    make_quote(draft, organization=make_organization(name=f"{CANARY} institute"))
    return draft
