"""Addresses in any script: made, read, typed in the admin."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.newsroom import Role
from articles.tests.admin.forms import posted
from articles.tests.make import make_article, make_topic, make_user

pytestmark = pytest.mark.django_db

NAMES = [
    ("हिन्दी", "हिन्दी"),
    ("ทำงาน", "ทำงาน"),
    ("عربيّ", "عربيّ"),
    ("北京", "北京"),
    ("🎉️🎈", "topic"),
]


@pytest.mark.parametrize(("name", "slug"), NAMES)
def test_a_topic_of_any_script_has_a_page_of_its_name(client: Client, name: str, slug: str) -> None:
    topic = make_topic(name=name)
    make_article(topics=[topic])
    assert topic.slug == slug
    response = client.get(topic.get_absolute_url())
    assert response.status_code == 200
    assert name in response.text


@pytest.mark.parametrize(("name", "slug"), NAMES)
def test_an_editor_saves_a_record_with_such_an_address(
    client: Client, name: str, slug: str
) -> None:
    client.force_login(make_user(Role.PUBLISHER))
    topic = make_topic(name=name)
    address = reverse("admin:articles_topic_change", args=[topic.pk])
    data = posted(client.get(address)) | {"description": "Known.", "slug": f"{slug}-2"}
    assert client.post(address, data).status_code == 302
    topic.refresh_from_db()
    assert (topic.description, topic.slug) == ("Known.", f"{slug}-2")


def test_an_address_with_a_space_or_slash_is_refused_with_the_cure(client: Client) -> None:
    client.force_login(make_user(Role.PUBLISHER))
    topic = make_topic(name="Ports")
    address = reverse("admin:articles_topic_change", args=[topic.pk])
    data = posted(client.get(address)) | {"slug": "sea/ports"}
    assert "letters and digits of any script" in client.post(address, data).text
