"""Figures kept before "nearly" was a word of its own are read again."""

from importlib import import_module

import pytest
from django.apps import apps

from articles.curation import review
from articles.models import OutboxRow, Statistic, Suggestion
from articles.tests.make import make_article, make_statistic

pytestmark = pytest.mark.django_db
part = import_module("articles.migrations.0017_nearly").part


def kept_as_under(exact: str) -> Statistic:
    statistic = make_statistic(make_article(body=f"There were {exact}."), exact=exact)
    for rows in (Statistic.objects.filter(pk=statistic.pk), statistic.history.all()):
        rows.update(approximation="under")
    return statistic


@pytest.mark.parametrize(
    ("exact", "now"),
    [
        ("nearly 12,000 flats", "nearly"),
        ("just under 20 percent", "nearly"),
        ("Almost one in six", "nearly"),
        ("less than 12,000 flats", "under"),
        ("12,000 flats", "under"),
    ],
)
def test_figures_and_their_histories_are_read_again(exact: str, now: str) -> None:
    statistic = kept_as_under(exact)
    OutboxRow.objects.all().delete()
    part(apps, None)
    statistic.refresh_from_db()
    assert statistic.approximation == now
    assert {row.approximation for row in statistic.history.all()} == {now}
    assert OutboxRow.objects.filter(kind="statistics").exists() == (now == "nearly")


def test_what_was_proposed_is_read_again() -> None:
    article = make_article(body="Exports rose to nearly $120 billion and fell below $90 billion.")
    review.suggest(article)
    for row in Suggestion.objects.filter(kind="statistic"):
        row.proposed["approximation"] = "under"
        row.save()
    part(apps, None)
    found = Suggestion.objects.filter(kind="statistic").values_list("exact", "proposed")
    assert {words: fields["approximation"] for words, fields in found} == {
        "nearly $120 billion": "nearly",
        "below $90 billion": "under",
    }
