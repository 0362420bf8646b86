"""The fields of rows agree with the records and with the documentation."""

from pathlib import Path

import pytest

from articles.importers import FIELDS
from articles.importers.fields import ALIASES, LINES, STATUSES, TOPIC_LENGTH
from articles.models import Article, Outlet, Section, Topic

DOCUMENT = Path(__file__).resolve().parents[3] / "docs/importing.md"


def test_what_the_importers_let_through_fits_into_the_records():
    named = {"outlet": Outlet, "domain": Outlet, "section": Section}
    for name, limit in LINES.items():
        if name != "id":
            model, column = (named[name], "name") if name in named else (Article, name)
            assert limit == model._meta.get_field(column).max_length, name
    assert Topic._meta.get_field("name").max_length == TOPIC_LENGTH
    assert set(STATUSES) < set(Article.Status.values)


@pytest.mark.parametrize("name", [*FIELDS, *(name for names in ALIASES.values() for name in names)])
def test_every_field_and_alias_is_documented(name):
    assert f"`{name}`" in DOCUMENT.read_text(encoding="utf-8")
