"""Spellings that are one to a reader are one in the index."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.search.folding import fold, fold_in_place, fold_wanted


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Café", "cafe"),
        ("Cafe\u0301", "cafe"),
        ("Straße", "strasse"),
        ("China’s", "china"),
        ("U.S.-led", "us-led"),
        ("3.5 i.e.", "3.5 ie"),
        ("29%", "29 percent "),
        ("29 per cent", "29 percent"),
        ("Ёлка", "елка"),
        ("Ğıdır İstanbul ışık", "gidir istanbul isik"),
        ("Đường Łódź Ørsted", "duong lodz orsted"),
        ("Þór œuvre", "thor oeuvre"),
        ("١٢٣ ۱۲۳ १२३ １２３", "123 123 123 123"),
        ("مُحَمَّد", "محمد"),
        ("إلى الأمم", "الي امم"),
        ("النفط والنّفط للنفط بالنفط نفط", "نفط نفط نفط نفط نفط"),
        ("ألمانية الألمانية", "مانيه مانيه"),
        ("اليد لله", "اليد لله"),
        ("Ｆｕｌｌ　ｗｉｄｔｈ", "full width"),
        ("人工智能5G", "人工 工智 智能 能 5g"),
        ("能", "能"),
        ("한국어 뉴스", "한국 국어 어 뉴스 스"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("人工智能", "人工 工智 智能"),
        ("能", "能"),
        ("5G基站", "5g 基站"),
        ("基站5G。", "基站 站 5g。"),
        ("基站。", "基站"),
        ("base", "base"),
    ],
)
def test_a_wanted_word_ends_with_its_last_pair(text, folded):
    assert fold_wanted(text) == folded


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_composed_and_decomposed_text_fold_alike(text):
    nfc, nfd = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert fold(nfc) == fold(nfd)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters() | st.sampled_from("النفط وبّ\u0301ßæ…"), max_size=80))
def test_what_is_folded_in_place_keeps_the_place_of_every_sign(text):
    folded, places = fold_in_place(text)
    assert len(folded) == len(places)
    assert list(places) == sorted(places)
    assert all(0 <= place < len(text) for place in places)
    assert all(sign in fold_in_place(text[p])[0] for sign, p in zip(folded, places, strict=True))
