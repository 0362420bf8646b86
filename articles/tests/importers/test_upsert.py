"""Records become articles, once."""

from dataclasses import replace

import pytest

from articles.importers import (
    ArticleRecord,
    Outcome,
    ReadOptions,
    Receipt,
    RowError,
    UpsertOptions,
    upsert,
)
from articles.importers.upsert import writer
from articles.models import Article, ImportedOriginal, OutboxRow, Outlet, Section, Topic
from articles.tests.importers.reading import json_line, record_of
from articles.tests.make import make_article, make_statistic, make_topic

pytestmark = pytest.mark.django_db

EXAMPLE = ReadOptions(outlet="The Example Times")


def a_record(number: int = 1, **fields: object) -> ArticleRecord:
    defaults = {
        "id": number,
        "headline": f"Headline {number}",
        "published_at": "2024-01-19T21:52:00+08:00",
        "topics": ["Ports"],
        "section": "Economy",
    }
    return record_of("jsonl", json_line(**(defaults | fields)), EXAMPLE)


def imported(*records: ArticleRecord | RowError, **options: object) -> Receipt:
    return upsert(records, UpsertOptions(**options), "a.jsonl")


def counts(receipt: Receipt) -> dict[str, int]:
    return {str(outcome): n for outcome, n in receipt.counts.items() if n}


def test_a_record_becomes_an_article_with_all_it_says():
    assert counts(imported(a_record(standfirst="Why", byline="Ana Ruiz"), topics=("Sea",))) == {
        "created": 1
    }
    article = Article.objects.get()
    assert (article.outlet.name, article.section.name) == ("The Example Times", "Economy")
    assert (article.standfirst, article.byline, article.status) == ("Why", "Ana Ruiz", "published")
    assert set(article.topics.names()) == {"Ports", "Sea"}
    assert (article.slug, article.plain_text) == ("headline-1", "A text.")


def test_the_exact_bytes_and_the_history_are_kept():
    imported(a_record())
    original = ImportedOriginal.objects.get()
    assert bytes(original.content) == a_record().original
    assert (original.source, original.format) == ("a.jsonl:1", "jsonl")
    entry = Article.objects.get().history.get()
    assert (entry.history_type, entry.history_change_reason) == ("+", "imported from a.jsonl")


def test_a_second_run_changes_nothing():
    records = [a_record(n, canonical_url=f"https://x.org/{n}") for n in range(5)]
    imported(*records)
    before = list(Article.objects.order_by("pk").values())
    assert counts(imported(*records)) == {"unchanged": 5}
    assert list(Article.objects.order_by("pk").values()) == before


def test_a_changed_row_updates_its_article_and_keeps_the_old_text_in_history():
    imported(a_record())
    assert counts(imported(a_record(text="New text."))) == {"updated": 1}
    article = Article.objects.get()
    assert (article.plain_text, article.version, article.status) == ("New text.", 2, "published")
    assert [entry.body for entry in article.history.all()] == ["New text.", "A text."]
    assert article.originals.count() == 2


def test_what_an_editor_changed_is_not_overwritten():
    imported(a_record())
    edit(headline="A better headline")
    receipt = imported(a_record(text="New text."))
    assert counts(receipt) == {"skipped": 1}
    assert "edited since import" in str(receipt.reasons[0])
    assert "--overwrite" in str(receipt.reasons[0])
    assert Article.objects.get().headline == "A better headline"


def test_an_edited_article_is_unchanged_as_long_as_the_file_is():
    imported(a_record())
    edit(headline="A better headline")
    assert counts(imported(a_record())) == {"unchanged": 1}


@pytest.mark.parametrize("text", ["A text.", "New text."])
def test_overwrite_takes_the_version_of_the_file(text):
    imported(a_record())
    edit(headline="A better headline")
    assert counts(imported(a_record(text=text), overwrite=True)) == {"updated": 1}
    assert counts(imported(a_record(text=text), overwrite=True)) == {"unchanged": 1}
    article = Article.objects.get()
    assert (article.headline, article.plain_text) == ("Headline 1", text)
    assert "A better headline" in [entry.headline for entry in article.history.all()]


def test_curated_topics_and_status_are_no_edits_and_stay():
    imported(a_record(), status="draft")
    edit(status="published").topics.add(make_topic(name="Curated"))
    assert counts(imported(a_record(text="New text."), status="draft")) == {"updated": 1}
    assert Article.objects.get().status == "published"
    assert set(Article.objects.get().topics.names()) == {"Ports", "Curated"}


def test_a_topic_that_the_file_adds_is_added_even_to_an_edited_article():
    imported(a_record())
    edit(headline="A better headline")
    assert counts(imported(a_record(), topics=("Sea",))) == {"updated": 1}
    assert set(Article.objects.get().topics.names()) == {"Ports", "Sea"}
    assert Article.objects.get().headline == "A better headline"


def test_a_topic_that_an_editor_took_away_does_not_come_back():
    imported(a_record())
    Article.objects.get().topics.clear()
    assert counts(imported(a_record())) == {"unchanged": 1}
    assert not Article.objects.get().topics.exists()


def test_a_withdrawn_article_is_left_alone():
    imported(a_record())
    edit(status="withdrawn", withdrawal_reason="It was wrong.")
    receipt = imported(a_record(text="New text."), overwrite=True)
    assert "withdrawn" in receipt.reasons[0].text


def test_an_article_written_here_is_not_taken_over_by_its_address():
    make_article(canonical_url="https://x.org/a")
    record = a_record(canonical_url="https://x.org/a")
    assert counts(imported(record)) == {"skipped": 1}
    assert counts(imported(record, overwrite=True)) == {"updated": 1}
    assert Article.objects.get().headline == "Headline 1"


def test_two_rows_of_one_article_do_not_fight():
    rows = [a_record(1, text="One."), a_record(1, text="Two."), a_record(1, text="One.")]
    receipt = imported(*rows)
    assert counts(receipt) == {"created": 1, "skipped": 1, "unchanged": 1}
    assert "a.jsonl:1" in receipt.reasons[0].text
    assert counts(imported(*rows)) == {"unchanged": 2, "skipped": 1}


def test_names_find_what_is_there_by_case_synonym_and_former_name():
    ports = make_topic(name="Harbours", synonyms=["Ports"])
    imported(a_record(1))
    outlet = Outlet.objects.get()
    outlet.name = "The Times"
    outlet.save()
    imported(a_record(2, section="ECONOMY", topics=["harbours"]))
    imported(replace(a_record(3), outlet="The example times"))
    assert (Outlet.objects.count(), Section.objects.count()) == (2, 1)
    assert [tag.tag for tag in ports.tagged_articles.all()] == [ports] * 3
    assert Topic.objects.count() == 1


def test_a_row_without_a_date_can_only_be_a_draft():
    record = a_record(published_at=None)
    receipt = imported(record)
    assert (receipt.failed, receipt.reasons[0].line) == (1, 1)
    assert "--status draft" in receipt.reasons[0].text
    assert counts(imported(record, status="draft")) == {"created": 1}


def test_a_row_that_cannot_be_an_article_leaves_nothing_behind():
    bad = a_record(1, section="Nowhere", topics=["Nothing"], text="x" * 2_000_001)
    receipt = imported(bad, a_record(2))
    assert counts(receipt) == {"failed": 1, "created": 1}
    assert not Section.objects.filter(name="Nowhere").exists()
    assert not Topic.objects.filter(name="Nothing").exists()


def test_a_row_that_the_database_refuses_fails_alone():
    imported(a_record(1, canonical_url="https://x.org/1"), a_record(2))
    records = [a_record(n) for n in range(3, 9)]
    clash = a_record(2, canonical_url="https://x.org/1")
    receipt = imported(*records[:3], clash, *records[3:])
    assert counts(receipt) == {"created": 6, "failed": 1}
    assert "database refuses" in receipt.reasons[0].text


def test_row_errors_are_counted_with_their_reasons():
    receipt = imported(RowError(7, "text", "too odd", "Fix it."), a_record())
    assert counts(receipt) == {"failed": 1, "created": 1}
    assert str(receipt.reasons[0]) == "a.jsonl:7: failed: text: too odd. Fix it."
    assert receipt.counts[Outcome.FAILED] == receipt.failed


def test_claims_follow_the_text_of_an_updated_article():
    text = "The number of base stations reached 3.377 million at the end of the year."
    imported(a_record(text=text))
    statistic = make_statistic(Article.objects.get())
    imported(a_record(text=f"A new first paragraph.\n\n{text}"))
    statistic.refresh_from_db()
    assert statistic.anchor_state == "moved"
    assert statistic.article.plain_text[statistic.start : statistic.end] == "3.377 million"
    imported(a_record(text="It fell."))
    statistic.refresh_from_db()
    assert statistic.anchor_state == "orphaned"


def test_the_search_index_is_told_of_what_was_written_and_of_nothing_else():
    imported(a_record(1), a_record(2))
    OutboxRow.objects.all().delete()
    imported(a_record(1, text="New text."), a_record(2), a_record(3))
    articles = [Article.objects.get(headline=f"Headline {n}").pk for n in (1, 3)]
    told = set(OutboxRow.objects.values_list("kind", "record_id"))
    left = {("outlets", Outlet.objects.get().pk), ("sections", Section.objects.get().pk)}
    assert told == {("articles", pk) for pk in articles} | left


def test_queries_grow_with_batches_not_with_rows(django_assert_max_num_queries, monkeypatch):
    records = [a_record(n, topics=[f"Topic {n}"]) for n in range(100)]
    with django_assert_max_num_queries(44):
        imported(*records)
    with django_assert_max_num_queries(12):
        imported(*records)
    monkeypatch.setattr(writer, "BATCH_ROWS", 50)
    assert counts(imported(*records)) == {"unchanged": 100}


def test_non_latin_names_get_addresses_of_their_own():
    imported(a_record(headline="港口疏浚", topics=["港口"], section="经济"))
    assert Article.objects.get().slug == "港口疏浚"
    assert (Topic.objects.get().slug, Section.objects.get().slug) == ("港口", "经济")


def edit(**fields: object) -> Article:
    article = Article.objects.get()
    for name, value in fields.items():
        setattr(article, name, value)
    article.clean()
    article.save()
    return article
