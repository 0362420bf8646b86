"""Which articles are read for claims, when, and what becomes of suggestions after an edit."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.curation import review
from articles.models import Article, Suggestion, UnreadArticle
from articles.tests.make import make_article, make_outlet, make_quote, make_statistic, make_user

pytestmark = pytest.mark.django_db

BODY = """\
Exports rose 5.1 percent to $120 billion in March, the customs office said.

Unemployment fell to 4.2 percent in February, according to the labour ministry.
"""


def exacts(article: Article, **conditions: Any) -> list[str]:
    rows = Suggestion.objects.filter(article=article, kind="statistic", **conditions)
    return [suggestion.exact for suggestion in rows.order_by("start", "pk")]


def open_figures(article: Article, words: str) -> list[Suggestion]:
    return [s for s in review.open_for(article) if s.kind == "statistic" and words in s.exact]


@pytest.fixture
def article() -> Article:
    article = make_article(body=BODY)
    review.suggest(article)
    return article


def edit(article: Article, old: str, new: str) -> None:
    article.refresh_from_db()
    assert old in article.body
    article.body = article.body.replace(old, new)
    article.save()
    review.suggest(article)


# -- when -------------------------------------------------------------------------------------


def test_a_save_queues_the_article_and_reads_it_after_the_commit(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks():
        article = make_article(body=BODY)
        assert article.unread.count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        article.save()
    assert exacts(article, state="open") and not article.unread.exists()


def test_of_many_saves_in_one_transaction_the_rest_waits(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        articles = [make_article(body=BODY) for _ in range(5)]
    assert UnreadArticle.objects.values("article").distinct().count() == 2
    assert review.catch_up(articles[-1])
    assert review.catch_up(articles[-1]) is None


def test_an_import_only_queues(tmp_path: Path, django_capture_on_commit_callbacks: Any) -> None:
    rows = [
        {"id": n, "headline": f"Story {n}", "body": BODY, "date": "2024-04-02"} for n in range(3)
    ]
    file = tmp_path / "stories.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with django_capture_on_commit_callbacks(execute=True):
        call_command("import_articles", file, outlet="Wire")
    assert UnreadArticle.objects.count() == 3 and not Suggestion.objects.exists()
    call_command("suggest_claims")
    assert not UnreadArticle.objects.exists()
    assert Suggestion.objects.values("article").distinct().count() == 3


def test_a_very_long_article_is_read_up_to_a_bound_and_says_so(article: Article) -> None:
    article.body = BODY + "\n\n" + "Nothing here. " * 20_000
    article.save()
    assert review.suggest(article).unread > 50_000
    assert len(exacts(article)) > 1


def test_a_story_in_another_language_is_left_to_the_editor() -> None:
    german = make_article(
        body="Die Ausfuhr stieg um 5,1 Prozent auf 120 Milliarden.", language="de"
    )
    assert review.suggest(german).created == 0


# -- after an edit ----------------------------------------------------------------------------


def test_reading_twice_changes_nothing(article: Article) -> None:
    before = list(Suggestion.objects.values())
    receipt = review.suggest(article)
    assert (receipt.created, receipt.superseded) == (0, 0) and receipt.kept == len(before)
    assert list(Suggestion.objects.values()) == before


def test_open_ones_follow_the_text_and_go_with_their_words(article: Article) -> None:
    edit(article, "Exports rose", "A new start.\n\nExports rose")
    article.refresh_from_db()
    for suggestion in review.open_for(article):
        assert article.plain_text[suggestion.start : suggestion.end] == suggestion.exact
    edit(article, "4.2 percent", "a low level")
    assert any("4.2" in words for words in exacts(article, state="superseded"))
    assert not any("4.2" in words for words in exacts(article, state="open"))


def test_words_that_come_back_are_open_again(article: Article) -> None:
    before = exacts(article, state="open")
    edit(article, "4.2 percent", "a low level")
    edit(article, "a low level", "4.2 percent")
    assert exacts(article, state="open") == before


def test_an_open_one_says_what_the_finders_say_of_the_new_text(article: Article) -> None:
    edit(article, "in February", "in January")
    [suggestion] = open_figures(article, "4.2")
    assert suggestion.proposed["period_start"] == "2024-01-01"


@pytest.mark.parametrize("decision", ["rejected", "accepted"])
def test_decided_ones_stay_decided_whatever_stands_around_them(decision: str) -> None:
    article, editor = make_article(body=BODY), make_user("editor")
    review.suggest(article)
    [suggestion] = open_figures(article, "4.2")
    {"rejected": review.reject, "accepted": review.accept}[decision](suggestion, editor)
    edit(article, "Unemployment fell to 4.2 percent", "In all, joblessness fell to 4.2 percent")
    edit(article, "in February, according to the labour", "in that month, says the labour")
    assert exacts(article, state=decision) == [suggestion.exact]
    assert not open_figures(article, "4.2")


def test_what_is_recorded_already_is_not_proposed() -> None:
    article = make_article(body=BODY)
    make_statistic(article, exact="4.2 percent")
    make_quote(article, exact="Exports rose 5.1 percent to $120 billion in March", kind="indirect")
    review.suggest(article)
    assert not any("4.2" in words for words in exacts(article))
    assert not Suggestion.objects.filter(article=article, kind="quote", start__lt=60).exists()


# -- the command ------------------------------------------------------------------------------


def test_the_command_reads_what_waits_and_reports(capsys: pytest.CaptureFixture[str]) -> None:
    make_article(body=BODY)
    call_command("suggest_claims")
    assert "1 articles read" in capsys.readouterr().out
    call_command("suggest_claims")
    assert "0 articles read" in capsys.readouterr().out


def test_all_reads_again_and_a_selection_leaves_the_rest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ours = make_outlet(name="Ours")
    make_article(body=BODY, outlet=ours), make_article(body=BODY)
    call_command("suggest_claims", outlet="ours")
    assert UnreadArticle.objects.count() == 1
    call_command("suggest_claims", all=True)
    assert "2 articles read" in capsys.readouterr().out.splitlines()[-1]
    call_command("suggest_claims", "--all", "--since", "2025-01-01")
    assert "0 articles read" in capsys.readouterr().out
    with pytest.raises(CommandError, match="no outlet “nobody”"):
        call_command("suggest_claims", outlet="nobody")


def test_an_interrupted_run_is_resumed(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        make_article(body=BODY)
    call_command("suggest_claims", all=True)
    assert review.enqueue(Article.objects.all()) == 3

    def stop_after_one(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        review.read_waiting(progress=stop_after_one)
    assert UnreadArticle.objects.count() == 2
    capsys.readouterr()
    call_command("suggest_claims", all=True, resume=True)
    assert "2 articles read" in capsys.readouterr().out


# -- any text ---------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["5 percent", "$1.2 billion", "Li Wei said", "“it works,”", "in 2023", "the bank", ".", "\n\n"]
)
STORIES = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


class AnyText(TestCase):
    """Whatever is written and edited, suggestions stand on the words they name, each once."""

    @settings(max_examples=40, deadline=None)
    @given(st.lists(STORIES, min_size=2, max_size=3), st.randoms())
    def test_suggestions_stand_on_their_words(self, texts: list[str], chance: Any) -> None:
        article, editor = make_article(body=texts[0]), make_user("editor")
        rejected: set[int] = set()
        for text in texts:
            article.body = text
            article.save()
            review.suggest(article)
            article.refresh_from_db()
            for suggestion in self.open_ones(article):
                if chance.random() < 0.3:
                    review.reject(suggestion, editor)
                    rejected.add(suggestion.pk)
        still = Suggestion.objects.filter(pk__in=rejected, state="rejected")
        assert still.count() == len(rejected)

    def open_ones(self, article: Article) -> Iterator[Suggestion]:
        seen = set()
        for suggestion in review.open_for(article):
            assert article.plain_text[suggestion.start : suggestion.end] == suggestion.exact
            assert (key := (suggestion.kind, suggestion.start, suggestion.end)) not in seen
            seen.add(key)
            yield suggestion
