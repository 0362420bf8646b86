"""Every passage is an annotation that points at exactly its words."""

import pytest
from django.test import Client

from articles.models import Article

from .story import make_story

pytestmark = pytest.mark.django_db


def test_selectors_find_the_words_in_the_plain_text(client: Client) -> None:
    story = make_story()
    page = client.get(f"{story.get_absolute_url()}annotations.jsonld").json()
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len(page["items"]) == 2
    for item in page["items"]:
        quote, position = item["target"]["selector"]
        words = story.plain_text[position["start"] : position["end"]]
        assert words == quote["exact"]
        around = quote.get("prefix", "") + words + quote.get("suffix", "")
        assert around in story.plain_text


def test_orphaned_passages_are_not_annotations(client: Client) -> None:
    story = make_story()
    article = Article.objects.get(pk=story.pk)
    article.body = "Nothing of it is left."
    article.save()
    page = client.get(f"{story.get_absolute_url()}annotations.jsonld").json()
    assert page["items"] == []
