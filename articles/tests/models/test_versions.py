"""A record's version grows with each save, and an old copy is refused."""

import pytest

from articles.models import Article, EditConflict
from articles.tests.make import make_article, make_expert, make_outlet

pytestmark = pytest.mark.django_db


def test_each_save_adds_one_to_the_version() -> None:
    outlet = make_outlet()
    assert outlet.version == 1
    outlet.save()
    outlet.save(update_fields=["name"])
    outlet.refresh_from_db()
    assert outlet.version == 3


def test_a_copy_read_before_the_last_save_is_refused() -> None:
    article = make_article(headline="First words")
    mine, theirs = (Article.objects.get(pk=article.pk) for _ in range(2))
    theirs.headline = "Their words"
    theirs.save()
    mine.headline = "My words"
    with pytest.raises(EditConflict, match="saved by somebody else"):
        mine.save()
    assert Article.objects.get().headline == "Their words"
    assert mine.version == 1


def test_a_save_that_fails_leaves_the_version_as_it_was() -> None:
    make_expert(slug="taken")
    other = make_expert()
    other.slug = "taken"
    with pytest.raises(Exception, match="(?i)unique"):
        other.save()
    assert other.version == 1


def test_every_save_is_in_the_history() -> None:
    article = make_article(headline="Before")
    article.headline = "After"
    article.save()
    assert list(article.history.values_list("headline", flat=True)) == ["After", "Before"]
