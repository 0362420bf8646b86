"""The section as readers get it: the partials rendered with real related claims."""

import re
from datetime import UTC, datetime

import pytest
from django.template.loader import render_to_string

from articles.claims import related
from articles.tests.claims.records import figure, story
from articles.tests.make import make_article, make_expert, make_metric, make_outlet, make_statistic
from articles.views.sidebar import Section

pytestmark = pytest.mark.django_db


def section(found: related.Related, url: str = "") -> str:
    beside = Section(found, address="/articles/a/", everything=url)
    return render_to_string("articles/_related.html", {"related": found, "section": beside})


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_row_shows_sentence_relation_reason_speaker_outlet_and_date() -> None:
    metric = make_metric()
    own = figure(metric, "3.377 million", 2023)
    article = make_article(
        body="By December there were 2.312 million stations.",
        outlet=make_outlet(name="Meridian Wire"),
        published_at=datetime(2023, 1, 18, 12, tzinfo=UTC),
    )
    speaker = make_expert(name="Zhao Zhiguo")
    older = figure(
        metric, "2.312 million", 2022, article, speaker=speaker, speaker_role="chief engineer"
    )
    html = section(related.for_article(own.article))
    assert f'href="{article.get_absolute_url()}#statistic-{older.pk}"' in html
    assert "<strong>2.312 million</strong>" in html
    assert '<span class="chip chip--older">Older figures</span></h3>' in html
    assert f'data-about="statistic-{own.pk}"' in html
    for words in ("Zhao Zhiguo , chief engineer", "Meridian Wire", "18 January 2023", "+46.1 %"):
        assert words in text_of(html)


def test_words_of_a_story_are_never_markup() -> None:
    metric = make_metric()
    own = figure(metric, "3.377 million", 2023)
    body = "At `<b>` there were 2.312 million stations."
    figure(metric, "2.312 million", 2022, story(body), speaker=make_expert(name="<i>A</i>"))
    html = section(related.for_article(own.article))
    assert "&lt;b&gt;" in html and "<b>" not in html and "<i>" not in html


def test_a_story_in_arabic_is_set_in_its_language_and_direction() -> None:
    metric = make_metric()
    own = figure(metric, "3.377 million", 2023)
    arabic = story("بلغ العدد 2.312 million محطة.", language="ar")
    figure(metric, "2.312 million", 2022, arabic)
    html = section(related.for_article(own.article))
    assert 'class="related__sentence" lang="ar" dir="rtl"' in html


def test_what_does_not_fit_is_one_link_away() -> None:
    metric = make_metric()
    own = figure(metric, "3.377 million", 2023)
    for year in range(2003, 2023):
        figure(metric, f"{year - 1900},100", year)
    html = section(related.for_article(own.article), "/articles/a/related/")
    assert '<a href="/articles/a/related/#related-older">All 20</a>' in html


def test_an_empty_section_gives_its_advice() -> None:
    html = section(related.for_article(make_statistic().article))
    assert "no metric yet" in html
    assert "<ol" not in html
