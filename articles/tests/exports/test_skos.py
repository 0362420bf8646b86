"""The topics as SKOS: names, synonyms, what is broader, the same in other vocabularies."""

import re

import pytest
from django.test import Client

from articles.exports.skos import iri, text
from articles.tests.make import make_article, make_topic

STRING = re.compile(r'"(?:[^"\\\n\r]|\\["\\nrt])*"')


@pytest.mark.django_db
def test_concepts_are_linked(client: Client) -> None:
    above = make_topic(name="Networks", external_id="medtop:20000763")
    topic = make_topic(name="5G", broader=above, synonyms=["移动网络"])
    make_article(topics=[topic])
    turtle = client.get("/topics.ttl").getvalue().decode()
    assert 'skos:altLabel "移动网络"' in turtle
    assert f"skos:broader <http://testserver{above.get_absolute_url()}>" in turtle
    assert "skos:exactMatch <http://cv.iptc.org/newscodes/mediatopic/20000763>" in turtle
    assert turtle.count("skos:topConceptOf") == 1


@pytest.mark.parametrize("value", ['"', "\\", "a\nb", "\t", "plain", '\\"'])
def test_strings_end_where_they_should(value: str) -> None:
    assert STRING.fullmatch(text(value))


def test_addresses_hold_no_brackets() -> None:
    assert iri("https://a.example/> .") == "<https://a.example/%3E%20.>"
