"""Records that may be one are found, with evidence; what was settled is not asked again."""

from typing import Any

import pytest

from articles import newsroom
from articles.models import MergeKind
from articles.newsroom import Role
from articles.newsroom.names import why_alike
from articles.tests.make import (
    make_affiliation,
    make_article,
    make_expert,
    make_organization,
    make_topic,
    make_user,
)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Ada Okonkwo-Šimić", "ADA OKONKWO SIMIC", "case, accents or signs"),
        ("Zhao Zhiguo", "Zhiguo Zhao", "another order"),
        ("Zhao Zhiguo", "Z. Zhao", ""),
        ("Zhiguo Zhao", "Z. Zhao", "with initials"),
        ("Li Keqiang", "Li Ke Qiang", "but for spaces"),
        ("Volodymyr Zelensky", "Volodimir Zelenskyy", "transliteration"),
        ("Сергей Шойгу", "Sergey Shoigu", "transliteration"),
        ("John Michael Smith", "John Smith", "a word more"),
        ("Angela Merkel", "Angela Merkell", "transliteration"),
        ("Christine Lagarde", "Christina Lagarde", "nearly the same"),
        ("Li Wei", "Wang Wei", ""),
        ("Smith", "John Smith", ""),
        ("赵志国", "赵志刚", ""),
        ("赵志国", "赵治国", ""),
        ("赵志国", "Zhao Zhiguo", "transliteration"),
        ("赵志国", "Zhiguo Zhao", "transliteration"),
        ("欧阳娜娜", "Ouyang Nana", "transliteration"),
        ("曾荫权", "Zeng Yinquan", "transliteration"),
        ("赵志国", "Qian Xuesen", ""),
        ("Αλέξης Τσίπρας", "Alexis Tsipras", "transliteration"),
        ("", "Ada", ""),
    ],
)
def test_names_are_alike_for_a_reason(one: str, other: str, why: str) -> None:
    found = why_alike(one, other)
    assert why in found if why else (found == "" or "initials" in found)
    assert why_alike(other, one) == found


@pytest.mark.django_db
def test_a_name_in_chinese_is_found_beside_its_romanization() -> None:
    chinese, latin = make_expert(name="赵志国"), make_expert(name="Zhao Zhiguo")
    make_expert(name="Qian Xuesen")
    [pair] = newsroom.duplicates(MergeKind.EXPERT)
    assert (pair.low_id, pair.high_id) == (chinese.pk, latin.pk)


@pytest.mark.django_db
class TestDuplicates:
    def test_experts_are_found_by_any_of_their_names(self) -> None:
        one = make_expert(name="Volodymyr Zelensky")
        other = make_expert(name="Someone Else", names=["Володимир Зеленський"])
        make_expert(name="Third Person")
        [pair] = newsroom.duplicates(MergeKind.EXPERT)
        assert (pair.low_id, pair.high_id) == (one.pk, other.pk)
        assert "Zelensky / Володимир Зеленський: another transliteration" in pair.evidence[0]

    def test_the_same_employer_makes_a_pair_more_likely(self) -> None:
        miit = make_organization(name="MIIT")
        make_expert(name="Lee Anna"), make_expert(name="Anna Lee")
        for name in ("Zhiguo Zhao", "Z. Zhao"):
            make_affiliation(make_expert(name=name), organization=miit)
        first, second = newsroom.duplicates(MergeKind.EXPERT)
        assert first.evidence[-1] == "both at MIIT"
        assert second.evidence == ("Lee Anna / Anna Lee: the same words in another order",)

    def test_topics_are_found_by_plural_and_accents(self) -> None:
        make_topic(name="Solar panel"), make_topic(name="Solar panels")
        make_topic(name="Cities"), make_topic(name="City")
        make_topic(name="Gas"), make_topic(name="Grass")
        found = {e for pair in newsroom.duplicates(MergeKind.TOPIC) for e in pair.evidence}
        assert len(found) == 2

    def test_what_is_not_the_same_is_never_suggested_again(self) -> None:
        one, other = make_expert(name="Anna Lee"), make_expert(name="Lee Anna")
        assert newsroom.duplicates(MergeKind.EXPERT)
        entry = newsroom.say_distinct(one, other, make_user(Role.EDITOR), "Father and son")
        assert newsroom.duplicates(MergeKind.EXPERT) == []
        newsroom.forget_distinct(entry, make_user(Role.PUBLISHER))
        assert newsroom.duplicates(MergeKind.EXPERT)

    def test_a_merged_pair_is_gone_and_back_when_undone(self) -> None:
        one, other = (
            make_organization(name="Energy Agency"),
            make_organization(name="Agency Energy"),
        )
        publisher: Any = make_user(Role.PUBLISHER)
        entry = newsroom.merge(one, other, publisher, "Same.")
        assert newsroom.duplicates(MergeKind.ORGANIZATION) == []
        newsroom.unmerge(entry, publisher)
        assert newsroom.duplicates(MergeKind.ORGANIZATION)

    def test_a_topic_nothing_has_is_unused(self) -> None:
        used, above, unused = make_topic(), make_topic(), make_topic()
        make_article(topics=[used])
        used.broader = above
        used.save()
        assert list(newsroom.unused_topics()) == [unused]
