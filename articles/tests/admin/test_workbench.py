"""The workbench without scripts: every decision is a form that is posted and leads on."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import search
from articles.curation import review
from articles.models import Article, Expert, Metric, Suggestion
from articles.newsroom import Role
from articles.tests.make import (
    make_article,
    make_editor,
    make_expert,
    make_metric,
    make_quote,
    make_statistic,
    make_user,
)

pytestmark = pytest.mark.django_db

BODY = """\
The number of 5G base stations across the country reached 3.377 million at the end of 2023.

“The network has supported industry and it will grow,” said Zhao Zhiguo, chief engineer of the \
Ministry of Industry and Information Technology.

5G drove economic output of 1.86 trillion yuan in 2023, up 29 percent from 2022, Zhao said.
"""


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_editor())
    return client


@pytest.fixture
def article() -> Article:
    article = make_article(body=BODY)
    review.catch_up(article)
    return article


def page(article: Article, name: str = "workbench") -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def proposal(article: Article, kind: str, words: str = "") -> Suggestion:
    return article.suggestions.get(kind=kind, exact__contains=words)


def decide(client: Client, article: Article, do: str, at: Any = "", **data: Any) -> Any:
    key = f"suggestion-{at.pk}" if isinstance(at, Suggestion) else at
    return client.post(page(article, "curate"), {"do": do, "at": key} | data)


def posted(form: Any) -> dict[str, Any]:
    """Return what a browser sends for a form that is left as it is."""
    data = {"fields": "1"}
    for field in form:
        value = field.field.prepare_value(field.value())
        if value not in (None, "", False):
            data[field.html_name] = value
    return data


def edited(client: Client, article: Article, at: str, **typed: Any) -> Any:
    """Open the form of a row, type into it, and send it."""
    response = client.get(page(article), {"at": at, "edit": ""})
    return decide(client, article, "accept", at, **posted(response.context["form"]) | typed)


def test_text_and_list_show_the_same_proposals(editor: Client, article: Article) -> None:
    html = editor.get(page(article)).content.decode()
    for suggestion in review.open_for(article):
        assert f'id="row-suggestion-{suggestion.pk}"' in html
        assert f"at-suggestion-{suggestion.pk}" in html


def test_accepting_leads_on_to_the_next_proposal(editor: Client, article: Article) -> None:
    first, second = review.open_for(article)[:2]
    response = decide(editor, article, "accept", first)
    assert response.url == f"{page(article)}?at=suggestion-{second.pk}"
    first.refresh_from_db()
    assert first.state == "accepted"


def test_rejecting_and_undoing_leaves_it_open(editor: Client, article: Article) -> None:
    suggestion = proposal(article, "statistic", "3.377")
    decide(editor, article, "reject", suggestion)
    suggestion.refresh_from_db()
    assert suggestion.state == "rejected"
    decide(editor, article, "undo")
    suggestion.refresh_from_db()
    assert suggestion.state == "open"


def test_decisions_are_undone_the_last_first(editor: Client, article: Article) -> None:
    for suggestion in article.suggestions.filter(kind="statistic"):
        decide(editor, article, "accept", suggestion)
    assert article.statistics.count() == 2
    decide(editor, article, "undo")
    assert [s.counted for s in article.statistics.all()] == ["5G base stations"]
    decide(editor, article, "undo")
    assert not article.statistics.exists()
    assert "Nothing to undo" in decide(editor, article, "undo").content.decode()


def test_a_changed_field_is_accepted_with_the_change(editor: Client, article: Article) -> None:
    metric = make_metric(name="5G base stations, China")
    suggestion = proposal(article, "statistic", "3.377")
    edited(editor, article, f"suggestion-{suggestion.pk}", metric=metric.name, period="2022")
    statistic = article.statistics.get()
    assert (statistic.metric, str(statistic.period.end)) == (metric, "2022-12-31")
    suggestion.refresh_from_db()
    assert suggestion.state == "changed"


def test_a_form_left_as_proposed_accepts_as_proposed(editor: Client, article: Article) -> None:
    suggestion = proposal(article, "statistic", "1.86")
    edited(editor, article, f"suggestion-{suggestion.pk}")
    suggestion.refresh_from_db()
    assert suggestion.state == "accepted"
    assert article.statistics.get().change_amount == 29


def test_an_unknown_name_is_asked_about_and_recorded_when_ticked(
    editor: Client, article: Article
) -> None:
    at = f"suggestion-{proposal(article, 'statistic', '3.377').pk}"
    refused = edited(editor, article, at, metric="5G masts")
    assert "No metric is called “5G masts”" in refused.content.decode()
    assert 'value="5G masts"' in refused.content.decode()
    edited(editor, article, at, metric="5G masts", create_metric="on")
    assert article.statistics.get().metric == Metric.objects.get(name="5G masts")
    decide(editor, article, "undo")
    assert not Metric.objects.exists()


def test_what_was_missed_is_recorded_from_its_words(editor: Client, article: Article) -> None:
    article.suggestions.all().delete()
    response = editor.get(page(article), {"new": "statistic", "words": "1.86 trillion yuan"})
    form = response.context["form"]
    assert form["period"].value() == "2023"
    assert form["change_amount"].value() == "29"
    sent = posted(form) | {"kind_of": "statistic", "counted": "economic output"}
    decide(editor, article, "enter", **sent)
    statistic = article.statistics.get()
    assert (statistic.unit_code, statistic.counted) == ("CNY", "economic output")
    decide(editor, article, "undo")
    assert not article.statistics.exists()


def test_a_number_nobody_took_is_one_click_away(editor: Client) -> None:
    article = make_article(body="The office opened 12 parks. It rained.")
    review.catch_up(article)
    article.suggestions.all().delete()
    html = editor.get(page(article)).content.decode()
    assert "?new=statistic&amp;start=18&amp;end=26" in html
    assert ">12 parks</a>" in html


def test_a_quote_with_changed_words_is_refused_and_the_words_are_found(
    editor: Client, article: Article
) -> None:
    response = editor.get(page(article), {"new": "quote", "words": "The network has supported"})
    sent = posted(response.context["form"]) | {
        "kind_of": "quote",
        "exact": "The grid has supported industry",
    }
    html = decide(editor, article, "enter", **sent).content.decode()
    assert "is not in the article" in html
    assert "The article says: ““The network has supported industry" in html
    assert not article.quotes.exists()


def test_words_of_another_article_are_found_there(editor: Client, article: Article) -> None:
    other = make_article(headline="The other story", body="“Nobody said this here,” she said.")
    search.rebuild()
    response = editor.get(page(article), {"new": "quote", "words": "The network has supported"})
    sent = posted(response.context["form"]) | {"kind_of": "quote", "exact": "Nobody said this here"}
    html = decide(editor, article, "enter", **sent).content.decode()
    assert "Not in this article." in html
    assert "Found in “The other story”." in html
    assert reverse("admin:articles_article_change", args=[other.pk]) in html
    assert not article.quotes.exists()


def test_the_arithmetic_is_shown_beside_the_proposal(editor: Client, article: Article) -> None:
    at = f"suggestion-{proposal(article, 'statistic', '1.86').pk}"
    html = editor.get(page(article), {"at": at}).content.decode()
    assert "a base between 1.432 and 1.451 trillion for 2022" in html


def test_a_slip_is_told_while_it_is_typed_and_stops_nobody(
    editor: Client, article: Article
) -> None:
    metric = make_metric(name="5G base stations")
    old = make_article(body="There were 2.312 million stations at the end of 2022.")
    make_statistic(old, exact="2.312 million", metric=metric)
    at = f"suggestion-{proposal(article, 'statistic', '3.377').pk}"
    form = editor.get(page(article), {"at": at, "edit": ""}).context["form"]
    typed = posted(form) | {"metric": metric.name, "value": "3377000000"}
    told = editor.post(page(article, "checks"), {"at": at} | typed).content.decode()
    assert "The words say 3.377 million, the value says 3.377 billion" in told
    assert "Million, billion or trillion?" in told
    assert decide(editor, article, "accept", at, **typed).status_code == 302


def test_the_second_of_two_decisions_is_refused(editor: Client, article: Article) -> None:
    suggestion = proposal(article, "statistic", "3.377")
    review.reject(suggestion, make_editor(username="pia"))
    html = decide(editor, article, "accept", suggestion, seen_version=1).content.decode()
    assert "decided already" in html
    assert not article.statistics.exists()


def test_an_edit_conflict_shows_the_difference(editor: Client, article: Article) -> None:
    statistic = make_statistic(article, counted="masts", speaker=make_expert(name="Li Na"))
    at = f"statistic-{statistic.pk}"
    form = editor.get(page(article), {"at": at, "edit": ""}).context["form"]
    statistic.counted = "towers"
    statistic.save()
    typed = posted(form) | {"counted": "stations"}
    html = decide(editor, article, "accept", at, **typed).content.decode()
    assert "towers" in html
    assert "Saved by somebody else" in html
    statistic.refresh_from_db()
    assert statistic.counted == "towers"


def test_an_accepted_figure_is_edited_and_taken_back(editor: Client, article: Article) -> None:
    statistic = make_statistic(article, counted="masts")
    edited(editor, article, f"statistic-{statistic.pk}", counted="stations")
    statistic.refresh_from_db()
    assert statistic.counted == "stations"
    assert statistic.history.first().history_change_reason == "changed at the workbench"
    decide(editor, article, "undo")
    statistic.refresh_from_db()
    assert statistic.counted == "masts"


def test_an_accepted_quote_is_withdrawn_and_taken_back(editor: Client, article: Article) -> None:
    quote = make_quote(article, exact="The network has supported industry")
    decide(editor, article, "reject", f"quote-{quote.pk}")
    quote.refresh_from_db()
    assert quote.withdrawn
    decide(editor, article, "undo")
    quote.refresh_from_db()
    assert not quote.withdrawn


def test_of_two_people_of_one_name_the_editor_chooses(editor: Client, article: Article) -> None:
    make_expert(name="Zhao Zhiguo"), make_expert(name="Zhao Zhiguo")
    suggestion = proposal(article, "expert", "Zhao Zhiguo")
    html = decide(editor, article, "accept", suggestion).content.decode()
    assert "2 experts have the name Zhao Zhiguo" in html
    second = Expert.objects.order_by("pk").last()
    edited(editor, article, f"suggestion-{suggestion.pk}", record=str(second.pk))
    assert Expert.objects.count() == 2
    suggestion.refresh_from_db()
    assert suggestion.expert == second


def test_a_person_of_the_article_is_offered_first(editor: Client, article: Article) -> None:
    make_expert(name="Aaron Aardvark")
    found = editor.get(page(article, "choices"), {"field": "speaker", "q": ""}).json()["choices"]
    assert found[0]["value"] == "Zhao Zhiguo"


def test_the_metric_of_what_is_counted_is_offered_first(editor: Client, article: Article) -> None:
    for name, counted in (("Base rates", "base"), ("5G masts, China", "5G base stations")):
        make_metric(name=name, counted=counted)
    asked = {"field": "metric", "q": "", "counted": "5G base stations"}
    found = editor.get(page(article, "choices"), asked).json()["choices"]
    assert [choice["value"] for choice in found] == ["5G masts, China", "Base rates"]


def test_periods_of_the_text_are_offered_first(editor: Client, article: Article) -> None:
    found = editor.get(page(article, "choices"), {"field": "period", "q": ""}).json()["choices"]
    assert found[0] == {"value": "end 2023", "note": "end of 2023"}


def test_a_fragment_is_the_inner_part_alone(editor: Client, article: Article) -> None:
    html = editor.get(page(article), headers={"X-Fragment": "workbench"}).content.decode()
    assert html.lstrip().startswith('<div class="bench"')
    refused = editor.post(page(article, "curate"), {"do": "accept"}, headers={"X-Fragment": "1"})
    assert refused.status_code == 422


def test_the_page_asks_the_database_no_more_for_more_proposals(editor: Client) -> None:
    counts = []
    for times in (1, 6):
        body = "\n\n".join(f"Shop {n} sold {n}50 cars in 2023." for n in range(1, times + 1))
        article = make_article(body=body)
        review.catch_up(article)
        editor.get(page(article))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            editor.get(page(article))
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[1] < 45


def test_the_queue_of_suggestions_leads_to_the_workbench(editor: Client, article: Article) -> None:
    address = reverse("admin:articles_article_next", args=["suggestions"])
    assert editor.get(address).url == f"{page(article)}?_queue=suggestions"


def test_the_article_leads_editors_to_the_workbench(editor: Client, article: Article) -> None:
    change = reverse("admin:articles_article_change", args=[article.pk])
    for address in (change, article.get_absolute_url()):
        assert f'href="{page(article)}"' in editor.get(address).content.decode()
    assert page(article) not in Client().get(article.get_absolute_url()).content.decode()


def test_nobody_curates_the_draft_of_another(client: Client, article: Article) -> None:
    client.force_login(make_user(Role.CONTRIBUTOR))
    assert client.get(page(article)).status_code == 403
    assert decide(client, article, "accept", review.open_for(article)[0]).status_code == 403
    assert not article.statistics.exists()


def test_text_in_any_script_is_marked_and_escaped(editor: Client) -> None:
    article = make_article(
        headline="<b>台积电</b>", body="台积电营收达 337.7万 元。", language="zh"
    )
    html = editor.get(page(article)).content.decode()
    assert "&lt;b&gt;台积电&lt;/b&gt;" in html
    assert 'lang="zh"' in html
