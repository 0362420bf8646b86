"""Claims whose words are gone: both texts side by side, and the three ways out."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Statistic
from articles.tests.make import make_article, make_statistic, make_user

pytestmark = pytest.mark.django_db

BODY = "The network grew. It had 3.377 million base stations in December, officials said."
EDITED = "Some 3.377 million stations stood at the end. The ministry has 3.4 million in mind."


@pytest.fixture
def editor(client: Client) -> Any:
    user = make_user("editor")
    client.force_login(user)
    return user


@pytest.fixture
def orphan() -> Statistic:
    statistic = make_statistic(make_article(body=BODY))
    statistic.article.body = EDITED
    statistic.article.save()
    statistic.refresh_from_db()
    assert statistic.anchor_state == "orphaned"
    return statistic


def address(statistic: Statistic) -> str:
    return reverse("admin:articles_statistic_orphan", args=[statistic.pk])


def decide(client: Client, statistic: Statistic, decision: str, words: str = "") -> Any:
    start = statistic.article.plain_text.find(words) if words else 0
    place = f"{start}:{start + len(words)}" if words else ""
    data = {"decision": decision, "version": statistic.version, "place": place}
    response = client.post(address(statistic), data)
    statistic.refresh_from_db()
    return response


def test_both_texts_stand_side_by_side_with_the_words_marked(
    client: Client, editor: Any, orphan: Statistic
) -> None:
    page = client.get(address(orphan))
    assert page.context["sides"].before == "The network grew. It had "
    html = page.content.decode()
    assert "<mark>3.377 million</mark> base stations in December" in html
    assert len(page.context["places"]) == 1


def test_it_is_pinned_to_the_words_an_editor_chose(
    client: Client, editor: Any, orphan: Statistic
) -> None:
    assert decide(client, orphan, "pin", "3.377 million stations").status_code == 302
    assert (orphan.anchor_state, orphan.exact) == ("same", "3.377 million stations")
    text = orphan.article.plain_text
    assert text[orphan.start : orphan.end] == orphan.exact
    assert orphan.history.first().history_user == editor


@pytest.mark.parametrize(
    ("words", "message"),
    [("3.4 million", "another number"), ("stood at the end", "holds no number"), ("", "Choose")],
)
def test_it_is_never_pinned_to_another_number(
    client: Client, editor: Any, orphan: Statistic, words: str, message: str
) -> None:
    response = decide(client, orphan, "pin", words)
    assert message in response.content.decode()
    assert orphan.anchor_state == "orphaned"


def test_other_words_are_looked_for_and_absent_ones_said_to_be(
    client: Client, editor: Any, orphan: Statistic
) -> None:
    assert len(client.get(address(orphan), {"words": "million"}).context["places"]) == 2
    html = client.get(address(orphan), {"words": "five <b>"}).content.decode()
    assert "“five &lt;b&gt;” does not stand in the article" in html


def test_one_that_is_kept_leaves_the_queue_and_readers_are_told(
    client: Client, editor: Any, orphan: Statistic
) -> None:
    queue = reverse("admin:articles_statistic_next", args=["orphaned-figures"])
    assert client.get(queue)["Location"].startswith(address(orphan))
    decide(client, orphan, "leave")
    assert client.get(queue)["Location"] == reverse("admin:index")
    assert "unverified" in client.get(orphan.article.get_absolute_url()).content.decode()


def test_one_that_lost_its_words_again_is_in_the_queue_again(
    client: Client, editor: Any, orphan: Statistic
) -> None:
    decide(client, orphan, "leave")
    article = orphan.article
    for body in (BODY, EDITED):
        article.refresh_from_db()
        article.body = body
        article.save()
    orphan.refresh_from_db()
    assert (orphan.anchor_state, orphan.left_orphaned) == ("orphaned", False)


def test_one_that_is_removed_is_hidden_and_can_be_brought_back(
    client: Client, editor: Any, orphan: Statistic
) -> None:
    decide(client, orphan, "remove")
    assert orphan.withdrawn and Statistic.objects.filter(pk=orphan.pk).exists()


def test_who_decides_second_is_told(client: Client, editor: Any, orphan: Statistic) -> None:
    decide(client, orphan, "leave")
    response = client.post(
        address(orphan), {"decision": "remove", "version": orphan.version - 1, "place": ""}
    )
    assert "saved by somebody else" in response.content.decode()
