"""What every engine must do: subclass EngineContract and give it an `engine` fixture.

The fixture is an empty engine; the tests write to it what they ask it for.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.search.engine import Document, Engine, Figure, Question, Refused
from articles.search.query import And, Field, Ids, Not, Or, parse_query

from .corpus import documents
from .reference import Reference

TODAY = date(2024, 1, 19)
LINKED = {"topic", "expert", "org", "outlet", "section", "metric"}
LEAVES = """
base station stations growing run 5G 5km $29 cafe CHINA us 人工智能 智能 能 基站 한국 nothing
strasse "base station" "China's growth" "人工" "growth growing" title:station
title:"base station" title:growth sta* gr* 人* 3.377million 29% 3,377,000 4400
topic:1 topic:2,3 expert:1 org:4 outlet:5,1 section:2
lang:zh lang:EN has:quotes has:statistics,correction year:2020 year:..2021 date:2021-03 after:3y
before:2022-06 value:>1bn value:29 value:-5..0.5 value:<=29 unit:CNY unit:percent period:2020
period:2019..2021 metric:1 metric:2,3
""".replace('"base station"', '"base\tstation"').replace('"growth growing"', '"growth\tgrowing"')
LEAVES = LEAVES.replace('"China\'s growth"', '"China\'s\tgrowth"')


def with_ids(node):
    """Return the tree with the names of links, which are numbers here, as ids."""
    if isinstance(node, And | Or):
        return type(node)(tuple(map(with_ids, node.parts)))
    if isinstance(node, Not):
        return Not(with_ids(node.part))
    if isinstance(node, Field) and node.name in LINKED:
        return Ids(node.name, tuple(map(int, node.values)))
    return node


def ask(kind, text):
    """Return the question that a typed query asks of one kind."""
    root = parse_query(text).root
    return Question(kind, with_ids(root) if root else None, TODAY)


def combined(parts):
    return st.one_of(
        st.lists(parts, min_size=2, max_size=4).map(" ".join),
        st.lists(parts, min_size=2, max_size=3).map(lambda some: f"({' OR '.join(some)})"),
        parts.map(lambda part: f"-({part})"),
    )


leaf = st.sampled_from(LEAVES.split()).map(lambda text: text.replace("\t", " "))
queries = st.recursive(leaf, combined, max_leaves=6)


def article(number, **fields):
    day = TODAY - timedelta(days=number)
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Document("articles", number, 1, **{"moment": moment, "day": day} | fields)


class EngineContract:
    """The promises of the protocol `Engine`, as tests."""

    def found(self, engine: Engine, text, kind="articles", **how):
        return list(engine.search(ask(kind, text), **how).ids)

    # -- matching ------------------------------------------------------------------------------

    @example(text='title:"base stations"', kind="articles")
    @settings(
        max_examples=250,
        deadline=None,
        suppress_health_check=[HealthCheck.differing_executors],
    )
    @given(text=queries, kind=st.sampled_from(["articles", "statistics", "quotes", "experts"]))
    def test_it_finds_what_a_naive_evaluator_finds(self, filled, text, kind):
        question = ask(kind, text)
        found = filled.search(question, limit=100)
        assert set(found.ids) == Reference(documents(), filled.stem).ids(question), text
        assert found.total == len(found.ids) == filled.count(question)

    def test_one_sort_finds_what_another_finds(self, filled):
        everything = Question("articles", None, TODAY)
        by_sort = [
            set(filled.search(everything, sort=sort, limit=100).ids)
            for sort in ("relevance", "newest", "oldest")
        ]
        assert by_sort[0] == by_sort[1] == by_sort[2] == set(range(1, 51))

    def test_drafts_answer_only_to_their_own_name(self, filled):
        assert min(filled.search(Question("drafts", None, TODAY), limit=100).ids) > 50

    @pytest.mark.parametrize("text", ["-nothing", "station -station OR 基站", "year:2019..2024"])
    def test_no_other_query_finds_drafts(self, filled, text):
        assert max(self.found(filled, text, limit=100)) <= 50

    @pytest.mark.parametrize("text", ["", "-nothing", "3,377,000 OR 29%", "value:>0", "unit:CNY"])
    def test_no_public_question_finds_a_hidden_claim(self, filled, text):
        hidden = {each.id for each in documents() if each.kind == "draft_statistics"}
        assert not hidden & set(self.found(filled, text, kind="statistics", limit=100))

    @pytest.mark.parametrize(
        ("written", "asked"),
        [
            ("Café society", "cafe"),
            ("Cafe\u0301 society", "Café"),
            ("economies grew", "economy"),
            ("中国移动的基站", "基站"),
            ("中国移动的基站", "移动"),
            ("الأُمم المتحدة", "الامم"),
            ("ارتفع سعر النّفط", "نفط"),
            ("صادرات نفط", "بالنفط"),
            ("الشركات الألمانية", "ألمانية"),
            ("한국어 뉴스입니다", "뉴스"),
            ("x" * 200, "x" * 200),
            ("U.S.-led bloc", "us"),
            ("China’s plan", '"China plan"'),
            ("reached 337.7万个", "3.377 million"),
            ("worth $261.20 billion", "261.2bn USD"),
            ("grew by 5.0 million", "5m"),
            ("a walk of 5 kilometres", "5 km"),
            ("open 24 hours", "24h"),
            ("costs 5 dollars", "$5"),
            ("4G and 5G networks", "5g"),
            ("Đường sắt", "duong sat"),
            ("ışık ve ISPARTA", "ışık ısparta"),
            ("بلغ العدد ٣٬٣٧٧٬٠٠٠ محطة", "3.377 million"),
            ("reached 3,377,000", "٣٬٣٧٧٬٠٠٠"),
        ],
    )
    def test_text_of_any_script_is_found(self, engine, written, asked):
        engine.write([article(1, text=written), article(2, text="something else")])
        assert self.found(engine, asked) == [1]

    def test_a_number_with_a_unit_is_not_any_number_of_the_same_digits(self, engine):
        engine.write([article(1, text="5 people and 24 dogs walked 2 miles")])
        assert [self.found(engine, asked) for asked in ("5 km", "24h", "2t", "5g")] == [[]] * 4

    def test_a_sum_of_money_among_figures_is_not_any_figure_with_its_digits(self, engine):
        dollars = Figure(5.0, 5.0, ("usd",), None, None)
        others = Figure(5.0, 5.0, ("station",), None, None)
        engine.write(
            [
                Document("statistics", 1, 1, text="It costs $5", figures=(dollars,)),
                Document("statistics", 2, 1, text="There are 5 stations", figures=(others,)),
            ]
        )
        assert self.found(engine, "$5", kind="statistics") == [1]

    # -- order ---------------------------------------------------------------------------------

    def test_title_counts_more_than_lead_and_lead_more_than_text(self, engine):
        filler = "one two three four five six"
        engine.write(
            [
                article(1, title=filler, lead=filler, text=f"{filler} needle"),
                article(2, title=filler, lead=f"{filler} needle", text=filler),
                article(3, title=f"{filler} needle", lead=filler, text=filler),
            ]
        )
        assert self.found(engine, "needle") == [3, 2, 1]

    def test_a_title_with_the_words_in_a_row_comes_first(self, engine):
        engine.write(
            [
                article(1, title="power of computing grows", text="plain words"),
                article(2, title="computing power grows of", text="plain words"),
            ]
        )
        assert self.found(engine, "computing power") == [2, 1]

    def test_of_equally_good_articles_the_newer_comes_first(self, engine):
        engine.write([article(number, text="needle") for number in (9, 2000, 1)])
        assert self.found(engine, "needle") == [1, 9, 2000]

    def test_a_much_better_old_article_beats_a_new_one(self, engine):
        engine.write(
            [
                article(1, title="other things", text="many words and one needle among them " * 3),
                article(3000, title="needle", text="needle needle"),
            ]
        )
        assert self.found(engine, "needle") == [3000, 1]

    def test_newest_and_oldest_go_by_moment_and_then_by_id(self, engine):
        same = article(5, text="x")
        engine.write([replace(same, id=number) for number in (3, 1, 2)])
        assert self.found(engine, "x", sort="newest") == [3, 2, 1]
        assert self.found(engine, "x", sort="oldest") == [1, 2, 3]

    def test_conditions_alone_are_answered_newest_first(self, engine):
        engine.write([article(number, language="en") for number in (3, 1, 2)])
        assert self.found(engine, "lang:en") == [1, 2, 3]

    def test_pages_neither_repeat_nor_skip(self, engine):
        engine.write([article(number, text="word " * (number % 5)) for number in range(1, 300)])
        pages = [self.found(engine, "word", offset=start, limit=30) for start in range(0, 300, 30)]
        ids = [number for page in pages for number in page]
        assert sorted(ids) == sorted(set(ids)) == [n for n in range(1, 300) if n % 5]

    # -- counting ------------------------------------------------------------------------------

    def test_facets_count_every_value_exactly(self, filled):
        question = ask("articles", "station")
        counts = filled.facets(question, dict.fromkeys(["topic", "lang", "year", "outlet"], 50))
        for topic, count in counts["topic"].items():
            assert count == filled.count(ask("articles", f"station topic:{topic}"))
        for year, count in counts["year"].items():
            assert count == filled.count(ask("articles", f"station year:{year}"))
        for language, count in counts["lang"].items():
            assert count == filled.count(ask("articles", f"station lang:{language}"))
        assert list(counts["outlet"].values()) == sorted(counts["outlet"].values(), reverse=True)

    def test_facets_stay_exact_over_many_batches_and_values(self, engine):
        for batch in range(5):
            engine.write(
                [
                    article(batch * 100 + n, text="x", links={"topic": (n, 1000 + n % 3)})
                    for n in range(1, 101)
                ]
            )
        assert engine.facets(ask("articles", "x"), {"topic": 3})["topic"] == {
            1001: 170,
            1002: 165,
            1000: 165,
        }

    # -- keeping -------------------------------------------------------------------------------

    def test_writing_again_replaces(self, engine):
        engine.write([article(1, text="old words")])
        engine.write([replace(article(1, text="new words"), version=2)])
        assert self.found(engine, "old") == []
        assert self.found(engine, "new") == [1]
        assert list(engine.versions()) == [(("articles", 1), 2)]

    def test_what_is_removed_is_gone_and_removing_nothing_is_no_error(self, engine):
        engine.write([article(1, text="x"), article(2, text="x")])
        engine.write([], [("articles", 1), ("articles", 77), ("quotes", 2)])
        assert self.found(engine, "x") == [2]

    def test_equal_ids_of_two_kinds_are_two_documents(self, engine):
        quote = replace(article(1, text="x"), kind="quotes")
        engine.write([article(1, text="x"), quote])
        engine.write([], [("quotes", 1)])
        assert self.found(engine, "x") == [1]
        assert self.found(engine, "x", kind="quotes") == []

    def test_a_document_that_cannot_be_written_takes_nothing_of_its_batch_along(self, engine):
        impossible = article(2, links={"topic": (-1,)})
        with pytest.raises(Refused):
            engine.write([article(1, text="x"), impossible])
        assert self.found(engine, "") == []

    def test_versions_name_everything(self, filled):
        expected = sorted((each.kind, each.id, each.version) for each in documents())
        assert sorted((*key, version) for key, version in filled.versions()) == expected

    def test_a_build_answers_only_after_the_switch(self, engine):
        engine.write([article(1, text="old")])
        build = engine.build()
        build.add([article(2, text="new")])
        build.complete()
        assert self.found(engine, "old") == [1]
        build.switch()
        assert self.found(engine, "old OR new") == [2]

    def test_a_discarded_build_leaves_the_index_as_it_was(self, engine):
        engine.write([article(1, text="old")])
        build = engine.build()
        build.add([article(2, text="new")])
        build.discard()
        assert self.found(engine, "old OR new") == [1]

    def test_a_statistic_with_a_range_is_found_by_any_part_of_it(self, engine):
        ranged = Document("statistics", 1, 1, figures=(Figure(2e6, 3e6),), text="x")
        engine.write([ranged])
        asked = ["value:2.5m", "value:1m..2m", "value:>2.9m", "value:2.1m..2.2m"]
        assert [self.found(engine, text, kind="statistics") for text in asked] == [[1]] * 4
        assert self.found(engine, "value:>3m", kind="statistics") == []

    def test_scrolling_yields_everything_newest_first(self, engine):
        engine.write([article(number, text="x") for number in range(1, 30)])
        chunks = list(engine.scroll(ask("articles", "x"), 10))
        assert [number for chunk in chunks for number in chunk] == list(range(1, 30))
        assert [len(chunk) for chunk in chunks] == [10, 10, 9]
