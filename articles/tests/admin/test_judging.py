"""Judging in the admin and beside related claims: confirm, reject, correct, pick, take back."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Judgement, Statistic
from articles.newsroom import Role, judge
from articles.tests.make import (
    make_article,
    make_metric,
    make_quote,
    make_statistic,
    make_user,
)
from articles.tests.views.pages import get_page

pytestmark = pytest.mark.django_db
PAIR = "/admin/articles/judgement/pair/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user(Role.EDITOR))
    return client


@pytest.fixture
def pair() -> tuple[Statistic, Statistic]:
    metric = make_metric(name="Stations")
    return make_statistic(metric=metric), make_statistic(metric=metric)


def names(one: Any, other: Any) -> dict[str, str]:
    sides = {"one": one, "other": other}
    return {side: f"{claim._meta.model_name}-{claim.pk}" for side, claim in sides.items()}


def test_a_row_of_the_sidebar_is_confirmed_in_its_place(editor: Client, pair: Any) -> None:
    address = pair[0].article.get_absolute_url()
    page = get_page(editor, address)
    assert f'name="one" value="statistic-{pair[0].pk}"' in page
    assert "Confirm: same figure" in page
    data = names(*pair) | {"verdict": "confirmed", "relation": "same_figure"}
    done = editor.post(PAIR, data | {"next": f"{address}#related"})
    assert done.url == f"{address}#related"
    assert "confirmed by the editors" in get_page(editor, address)
    assert "confirmed by the editors" in get_page(Client(), address)


def test_a_rejected_pair_is_gone_for_readers_from_both_sides(editor: Client, pair: Any) -> None:
    data = names(*pair) | {"verdict": "rejected", "reason": "Another network."}
    editor.post(PAIR, data)
    for mine, other in (pair, reversed(pair)):
        page = get_page(Client(), mine.article.get_absolute_url())
        assert f"#statistic-{other.pk}" not in page


def test_a_wire_story_is_rejected_with_all_its_printings(editor: Client) -> None:
    metric = make_metric(name="Stations")
    own = make_statistic(metric=metric)
    body = "Observers counted 3.19 million stations at the end of the year."
    prints = [
        make_statistic(make_article(body=body), exact="3.19 million", metric=metric)
        for _ in range(3)
    ]
    address = own.article.get_absolute_url()
    page = get_page(editor, address)
    assert "Reject all 3" in page
    copies = re.findall(r'name="copy" value="([^"]+)"', page)
    data = {"one": f"statistic-{own.pk}", "verdict": "rejected", "reason": "Another network."}
    [other] = {f"statistic-{each.pk}" for each in prints} - {c.partition("#")[2] for c in copies}
    editor.post(PAIR, data | {"other": other, "copy": copies})
    assert Judgement.objects.filter(verdict="rejected", reason="Another network.").count() == 3
    assert "#statistic-" not in get_page(Client(), address).partition('id="related"')[2]


def test_judging_leads_back_to_the_section_as_it_was_narrowed(editor: Client, pair: Any) -> None:
    address = pair[0].article.get_absolute_url()
    narrowed = f"about=statistic-{pair[0].pk}&amp;show=same#related"
    page = get_page(editor, address, about=f"statistic-{pair[0].pk}", show="same")
    assert f'name="next" value="{address}?{narrowed}"' in page


def test_readers_are_offered_no_judging(pair: Any) -> None:
    page = get_page(Client(), pair[0].article.get_absolute_url())
    assert f"#statistic-{pair[1].pk}" in page
    assert "judgement" not in page


def test_a_contributor_is_offered_no_judging(client: Client, pair: Any) -> None:
    client.force_login(make_user(Role.CONTRIBUTOR))
    assert "judgement" not in get_page(client, pair[0].article.get_absolute_url())
    assert client.post(PAIR, names(*pair) | {"verdict": "confirmed"}).status_code == 403


def test_a_rejection_without_a_reason_is_asked_for_one(editor: Client, pair: Any) -> None:
    answer = editor.post(PAIR, names(*pair) | {"verdict": "rejected"})
    assert "Say why the two have nothing" in answer.content.decode()
    assert not Judgement.objects.exists()


def test_the_page_of_a_pair_shows_both_sides_and_the_history(editor: Client, pair: Any) -> None:
    by = make_user(Role.EDITOR)
    judge(*pair, "confirmed", "newer", "", by)
    judge(*pair, "corrected", "revised", "By the yearbook.", by)
    page = get_page(editor, f"{PAIR}?one=statistic-{pair[0].pk}&other=statistic-{pair[1].pk}")
    assert page.count("<blockquote") == 2
    assert "The archive itself says: <strong>same figure" in page
    assert "Corrected: revised" in page
    assert "superseded" in page
    assert page.count("Take back") == 1


def test_a_relation_reads_from_the_claim_that_was_named_first(editor: Client, pair: Any) -> None:
    judge(*pair, "confirmed", "newer", "", make_user(Role.EDITOR))
    page = get_page(editor, f"{PAIR}?one=statistic-{pair[1].pk}&other=statistic-{pair[0].pk}")
    assert "Confirmed: older" in page


def test_a_judgement_is_taken_back(editor: Client, pair: Any) -> None:
    made = judge(*pair, "rejected", "", "Another network.", make_user(Role.EDITOR))
    address = reverse("admin:articles_judgement_withdraw", args=[made.pk])
    editor.post(address, {"reason": "The same one."})
    made.refresh_from_db()
    assert made.end_reason == "The same one."
    told = editor.post(address, follow=True).content.decode()
    assert "no longer stands" in told
    assert f"#statistic-{pair[1].pk}" in get_page(Client(), pair[0].article.get_absolute_url())


@pytest.mark.parametrize(
    "form", ["statistic-{}", "/statistics/{}/", "http://x/articles/a/#statistic-{}"]
)
def test_a_claim_is_picked_by_hand_by_its_address(editor: Client, form: str) -> None:
    quote, statistic = make_quote(), make_statistic()
    page = get_page(
        editor,
        f"{PAIR}?one=quote-{quote.pk}&other=" + form.format(statistic.pk).replace("#", "%23"),
    )
    assert page.count("<blockquote") == 2
    data = names(quote, statistic) | {
        "verdict": "picked",
        "relation": "similar",
        "reason": "One talk.",
    }
    editor.post(PAIR, data)
    shown = get_page(Client(), quote.get_absolute_url())
    assert "related by hand" in shown
    assert "One talk." in shown


def test_a_claim_is_found_by_words_to_be_picked(editor: Client) -> None:
    quote, statistic = make_quote(), make_statistic(counted="5G base stations")
    page = get_page(editor, f"{PAIR}?one=quote-{quote.pk}&q=stations")
    assert f"other=statistic-{statistic.pk}" in page
    assert "other=quote-" not in page


@pytest.mark.parametrize("named", ["statistic-999", "elephant", "statistic-" + "9" * 30, ""])
def test_what_names_no_claim_is_told(editor: Client, named: str) -> None:
    statistic = make_statistic()
    page = get_page(editor, f"{PAIR}?one=statistic-{statistic.pk}&other={named}")
    assert ("names no other figure" in page) == bool(named)
    assert editor.get(f"{PAIR}?one={named}").status_code == 200
    assert editor.post(PAIR, {"one": named, "verdict": "confirmed"}).status_code == 200


def test_nobody_is_sent_to_another_site(editor: Client, pair: Any) -> None:
    data = names(*pair) | {"verdict": "confirmed", "relation": "newer"}
    done = editor.post(PAIR, data | {"next": "https://evil.example/"})
    assert done.url == f"{PAIR}?one=statistic-{pair[0].pk}"


def test_the_log_lists_what_was_judged_and_lets_nobody_change_it(editor: Client, pair: Any) -> None:
    made = judge(*pair, "rejected", "", "=cmd", make_user(Role.EDITOR))
    assert "3.377 million" in get_page(editor, reverse("admin:articles_judgement_changelist"))
    assert (
        editor.post(reverse("admin:articles_judgement_delete", args=[made.pk])).status_code == 403
    )


def test_the_page_of_a_claim_leads_to_relating_it(editor: Client, pair: Any) -> None:
    page = get_page(editor, reverse("admin:articles_statistic_change", args=[pair[0].pk]))
    assert f"{PAIR}?one=statistic-{pair[0].pk}" in page
