"""What editors say two claims are to each other: durable, in both directions, with history."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from articles.claims import Relation
from articles.models import Judgement, Quote, Statistic, claim_key
from articles.newsroom import NotPossible, Role, judge, withdraw_judgement
from articles.tests.make import make_quote, make_statistic, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Any:
    return make_user(Role.EDITOR)


@pytest.fixture
def pair() -> tuple[Statistic, Statistic]:
    return make_statistic(), make_statistic()


def test_a_judgement_reads_the_same_whichever_claim_was_named_first(editor: Any, pair: Any) -> None:
    earlier, later = pair
    made = judge(later, earlier, "corrected", "older", "The count is of 2022.", editor)
    assert made.first == claim_key(earlier)
    assert made.relation == Relation.NEWER
    assert made.seen_from(claim_key(later)) == Relation.OLDER
    assert made.seen_from(claim_key(earlier)) == Relation.NEWER
    assert made.other(claim_key(later)) == claim_key(earlier)


def test_a_judgement_is_found_from_both_claims(editor: Any, pair: Any) -> None:
    made = judge(*pair, "confirmed", "same_figure", "", editor)
    for claim in pair:
        assert list(Judgement.objects.for_claim(claim)) == [made]
    assert not Judgement.objects.for_claim(make_statistic()).exists()


def test_a_quote_and_a_figure_of_one_number_are_two_claims(editor: Any) -> None:
    statistic = make_statistic()
    quote = make_quote(pk=statistic.pk)
    judge(quote, statistic, "picked", "same_speaker", "Both from the briefing.", editor)
    assert Judgement.objects.for_claim(quote).get().first == ("quote", quote.pk)
    assert Judgement.objects.for_claims([("quote", quote.pk + 1)]).count() == 0


def test_the_next_judgement_of_a_pair_supersedes_the_one_before(editor: Any, pair: Any) -> None:
    first = judge(*pair, "confirmed", "disagrees", "", editor)
    second = judge(*reversed(pair), "rejected", "", "Different towns.", editor)
    first.refresh_from_db()
    assert (first.superseded_by, first.ended_by) == (second, editor)
    assert second.relation == "none"
    assert second.seen_from(claim_key(pair[0])) is None
    assert list(Judgement.objects.of_pair(*map(claim_key, pair))) == [second, first]
    assert list(Judgement.objects.for_claim(pair[0])) == [second]


def test_the_same_judgement_twice_is_one(editor: Any, pair: Any) -> None:
    one = judge(*pair, "confirmed", "newer", "", editor)
    assert judge(*reversed(pair), "confirmed", "older", " ", editor) == one
    assert Judgement.objects.count() == 1


def test_a_judgement_taken_back_stays_in_the_history(editor: Any, pair: Any) -> None:
    made = judge(*pair, "confirmed", "newer", "", editor)
    withdraw_judgement(made, editor, "Too early.")
    made.refresh_from_db()
    assert (made.ended_by, made.end_reason, made.superseded_by) == (editor, "Too early.", None)
    assert not Judgement.objects.for_claim(pair[0]).exists()
    with pytest.raises(NotPossible, match="no longer stands"):
        withdraw_judgement(made, editor)


@pytest.mark.parametrize(
    ("verdict", "relation", "reason", "told"),
    [
        ("rejected", "", " ", "Say why"),
        ("corrected", "newer", "", "Say why"),
        ("picked", "similar", "", "in common"),
        ("confirmed", "unrelated", "", "Choose what"),
        ("confirmed", "none", "", "Choose what"),
        ("approved", "newer", "", "no judgement"),
    ],
)
def test_a_judgement_that_says_too_little_is_refused(
    editor: Any, pair: Any, verdict: str, relation: str, reason: str, told: str
) -> None:
    with pytest.raises(NotPossible, match=told):
        judge(*pair, verdict, relation, reason, editor)
    assert not Judgement.objects.exists()


def test_a_claim_is_not_judged_against_itself(editor: Any, pair: Any) -> None:
    with pytest.raises(NotPossible, match="one claim"):
        judge(pair[0], Statistic.objects.get(pk=pair[0].pk), "confirmed", "newer", "", editor)


def test_contributors_judge_nothing(pair: Any, editor: Any) -> None:
    contributor = make_user(Role.CONTRIBUTOR)
    with pytest.raises(PermissionDenied):
        judge(*pair, "confirmed", "newer", "", contributor)
    made = judge(*pair, "confirmed", "newer", "", editor)
    with pytest.raises(PermissionDenied):
        withdraw_judgement(made, contributor)


def test_the_database_keeps_one_standing_judgement_of_a_pair(editor: Any, pair: Any) -> None:
    made = judge(*pair, "confirmed", "newer", "", editor)
    made.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save(force_insert=True)


def test_the_words_of_a_judged_claim_outlive_it(editor: Any) -> None:
    quote, statistic = make_quote(), make_statistic(counted="5G base stations")
    made = judge(statistic, quote, "picked", "same_speaker", "One briefing.", editor)
    Quote.objects.all().delete()
    made.refresh_from_db()
    assert made.first_words.startswith("The expanding network")
    assert made.second_words == "3.377 million 5G base stations"
