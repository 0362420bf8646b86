"""An article as IPTC ninjs 3.1 (https://iptc.org/std/ninjs/)."""

from collections.abc import Iterable, Sequence
from typing import Any

from articles.models import Article, Quote, Statistic, Topic

from .site import Site
from .values import MEDIA_TOPIC, WIKIDATA, concept, filled

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
PROVIDER_ROLE = "provider"


def ninjs_item(
    article: Article,
    site: Site,
    topics: Iterable[Topic] = (),
    statistics: Sequence[Statistic] = (),
    quotes: Sequence[Quote] = (),
) -> dict[str, Any]:
    """Return a published article with text, topics and the people and organizations in it."""
    return filled(
        {"uri": site.url(article), "standard": STANDARD, "type": "text"}
        | _record(article)
        | _content(article)
        | _sources(article, site)
        | _named(list(topics), statistics, quotes, site)
    )


def _record(article: Article) -> dict[str, Any]:
    published = article.published_at
    return {
        "representationType": "full",
        "version": str(article.version),
        "firstCreated": article.created_at.isoformat(),
        "versionCreated": article.modified_at.isoformat(),
        "contentCreated": published.isoformat() if published else None,
        "pubStatus": "usable",
        "language": article.language,
    }


def _content(article: Article) -> dict[str, Any]:
    return {
        "title": article.headline,
        "headlines": [{"role": "main", "value": article.headline}],
        "descriptions": _texts(("summary", "text/plain", article.standfirst)),
        "bodies": _texts(
            ("main", "text/plain", article.plain_text),
            ("richtext", "text/html", article.body_html),
        ),
        "associations": _image(article),
    }


def _sources(article: Article, site: Site) -> dict[str, Any]:
    outlet, elsewhere = article.outlet, article.canonical_url
    named = filled({"name": outlet.name, "role": PROVIDER_ROLE}) | {"uri": site.url(outlet)}
    return {
        "by": article.byline,
        "located": article.dateline,
        "infoSources": [named],
        "altIds": [{"role": "canonical", "value": elsewhere}] if elsewhere else [],
    }


def _named(
    topics: Sequence[Topic], statistics: Sequence[Statistic], quotes: Sequence[Quote], site: Site
) -> dict[str, Any]:
    return {
        "subjects": [_subject(t, site) for t in topics if t.kind != Topic.Kind.PLACE],
        "places": [_subject(t, site) for t in topics if t.kind == Topic.Kind.PLACE],
        "people": _people([*statistics, *quotes], site),
        "organisations": _organisations(statistics, quotes, site),
    }


def _texts(*texts: tuple[str, str, str]) -> list[dict[str, str]]:
    return [
        {"role": role, "contentType": kind, "value": value} for role, kind, value in texts if value
    ]


def _subject(topic: Topic, site: Site) -> dict[str, str]:
    """Return a topic; one that is a Media Topic is named by the IPTC's own address."""
    known = concept(topic.external_id)
    uri = known if known.startswith(MEDIA_TOPIC) else site.url(topic)
    return {"name": topic.name, "rel": "about", "uri": uri}


def _people(claims: Iterable[Any], site: Site) -> list[dict[str, str]]:
    speakers = {c.speaker.pk: c.speaker for c in claims if c.speaker is not None}
    return [
        {
            "name": s.name,
            "rel": "mentions",
            "uri": WIKIDATA + s.wikidata_id if s.wikidata_id else site.url(s),
        }
        for s in speakers.values()
    ]


def _organisations(
    statistics: Iterable[Statistic], quotes: Iterable[Quote], site: Site
) -> list[dict[str, str]]:
    named = [*(s.producer for s in statistics), *(q.organization for q in quotes)]
    organizations = {o.pk: o for o in named if o is not None}
    return [{"name": o.name, "rel": "mentions", "uri": site.url(o)} for o in organizations.values()]


def _image(article: Article) -> list[dict[str, Any]]:
    if not article.image_url:
        return []
    text = article.image_caption
    image = {
        "uri": article.image_url,
        "type": "picture",
        "name": "lead",
        "descriptions": _texts(("caption", "text/plain", text)),
        "copyrightNotice": article.image_credit,
        "renditions": [{"name": "main", "href": article.image_url}],
    }
    return [filled(image)]
