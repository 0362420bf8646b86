"""Lists in the admin find what the index finds, drafts included."""

from datetime import UTC, datetime

import pytest

from articles import search
from articles.models import Article
from articles.tests.make import make_article, make_editor, make_quote, make_statistic


@pytest.fixture
def editor(client, db):
    search.rebuild()
    client.force_login(make_editor(is_superuser=True))
    return client


def found(client, kind, term):
    search.drain()
    page = client.get(f"/admin/articles/{kind}/", {"q": term})
    return set(page.context["cl"].queryset.values_list("pk", flat=True))


def test_articles_are_found_by_their_text_and_unfinished_words(editor):
    draft = make_article(headline="Plain", body="A needle in café hay.", status="draft")
    public = make_article(headline="Needles")
    make_article(headline="Other")
    assert found(editor, "article", "needle") == {draft.pk, public.pk}
    assert found(editor, "article", "cafe need") == {draft.pk}
    assert found(editor, "article", "needle -hay") == {public.pk}


def test_claims_of_drafts_are_found_by_value_and_words(editor):
    article = make_article(status="draft")
    statistic, quote = make_statistic(article), make_quote(article)
    assert found(editor, "statistic", "value:>3m") == {statistic.pk}
    assert found(editor, "quote", "industr") == {quote.pk}


def test_without_an_index_the_database_is_searched(editor, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    article = make_article(headline="Needle", status="draft")
    page = editor.get("/admin/articles/article/", {"q": "needle"})
    assert [row.pk for row in page.context["cl"].queryset] == [article.pk]


def test_a_list_names_no_years_before_it_is_narrowed(editor):
    for year in (2022, 2023):
        make_article(headline="Needles", published_at=datetime(year, 1, 19, tzinfo=UTC))
    search.drain()
    addresses = ("", "?q=needle", "?published_at__year=2023")
    pages = [editor.get(f"/admin/articles/article/{each}").content.decode() for each in addresses]
    assert ["published_at__year=2022" in page for page in pages] == [False, True, False]
    assert "published_at__month=1" in pages[2]


def test_languages_are_named_and_picked(editor, django_assert_num_queries):
    for language in ("de", "en", "en", "zh-Hans"):
        make_article(language=language)
    with django_assert_num_queries(4):
        assert Article.objects.languages() == ["de", "en", "zh-Hans"]
    page = editor.get("/admin/articles/article/", {"language": "zh-Hans"})
    assert page.context["cl"].result_count == 1
