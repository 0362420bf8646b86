"""What a page's head says to whoever shares or cites it."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from articles.exports import article_meta, page_meta
from articles.tests.make import make_article

from .story import SITE, make_story

pytestmark = pytest.mark.django_db


def test_an_article_can_be_shared_and_cited() -> None:
    story = make_story()
    said = [(m.key, m.content) for m in article_meta(story, SITE, story.topics.all())]
    assert ("og:type", "article") in said
    assert ("og:url", SITE.url(story)) in said
    assert ("citation_author", "Ruiz, Ana") in said
    assert ("citation_author", "王伟") in said
    assert ("citation_publication_date", "2024/01/19") in said
    assert ("DC.subject", "China") in said


def test_what_is_not_known_is_not_said() -> None:
    assert all(m.content for m in article_meta(make_article(), SITE))
    assert "og:image" not in {m.key for m in article_meta(make_article(), SITE)}


def test_a_page_without_a_record_has_title_and_address() -> None:
    said = {m.key: m.content for m in page_meta("/topics/", SITE, "Topics")}
    assert said["og:title"] == "Topics"
    assert said["og:url"] == "https://archive.example/topics/"


def test_texts_are_escaped_and_citations_linked() -> None:
    story = make_article(headline='"><b>')
    request = RequestFactory().get("/")
    template = Template("{% load machine %}{% meta_tags article %}")
    html = template.render(Context({"article": story, "request": request}))
    assert 'content="&quot;&gt;&lt;b&gt;"' in html
    assert f"{story.get_absolute_url()}cite.ris" in html
