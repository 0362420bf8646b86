"""Whether two names may be one: each rule with the words an editor is told."""

import unicodedata
from difflib import SequenceMatcher

from anyascii import anyascii

from articles.models import topic_key

# Scientific transliteration is not what newspapers print; these are the letters as English-language
# papers write them (BGN/PCGN romanization of Russian, 1947, without its diacritics).
_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ"
_WRITTEN = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g"
_CYRILLIC = dict(zip(_LETTERS, _WRITTEN.split(), strict=True))
_SOUNDS = [
    ("sch", "sh"), ("tch", "ch"), ("ph", "f"), ("kh", "h"), ("gh", "g"), ("ck", "k"), ("q", "k"),
    ("w", "v"), ("iy", "i"), ("ij", "i"), ("yi", "i"), ("y", "i"), ("j", "i"), ("ou", "u"),
    ("oe", "o"), ("ae", "a"), ("ue", "u"), ("ee", "i"), ("oo", "u"), ("x", "ks"), ("z", "s"),
]  # fmt: skip
ALIKE = 0.85
# Surnames that are read otherwise than the same sign elsewhere, and those of two signs.
_SURNAMES = {
    **{"单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "区": "ou"},
    **{"翟": "zhai", "盖": "ge", "缪": "miao", "朴": "piao", "單": "shan", "區": "ou"},
}
_TWO_SIGN_SURNAMES = set("欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 夏侯 东方 慕容 令狐 皇甫".split())
MOST_SIGNS = 4  # longer ones are no names of persons


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, case and accents folded, signs out: “Zhao, Z.” is zhao z."""
    kept = "".join(c if c.isalnum() else " " for c in topic_key(name))
    return tuple(kept.split())


def latin(name: str) -> str:
    """Return a name's folded words in Latin letters; a Chinese name as surname and given name."""
    words = unicodedata.normalize("NFC", " ".join(words_of(name))).split()
    return " ".join(_pinyin(word) if is_han(word) else _romanized(word) for word in words)


def is_han(word: str) -> bool:
    """Return whether a word is written in Chinese characters alone."""
    return bool(word) and all("\u3400" <= c <= "\u9fff" for c in word)


def _romanized(word: str) -> str:
    letters = (_CYRILLIC.get(letter) or anyascii(letter).lower() for letter in word)
    return "".join(letters).replace("-", "")


def _pinyin(word: str) -> str:
    """Return Chinese characters as they are read, without tones: 赵志国 is “zhao zhiguo”."""
    split = 2 if word[:2] in _TWO_SIGN_SURNAMES and len(word) > 2 else 1
    read = [anyascii(sign).lower() for sign in word]
    read[0] = _SURNAMES.get(word[0], read[0])
    if not 1 < len(word) <= MOST_SIGNS:
        return "".join(read)
    return f"{''.join(read[:split])} {''.join(read[split:])}"


def sound(name: str) -> str:
    """Return a coarse form in which usual transliterations of one name are the same."""
    text = latin(name)
    for written, heard in _SOUNDS:
        text = text.replace(written, heard)
    return "".join(c for i, c in enumerate(text) if i == 0 or c != text[i - 1])


def bucket_keys(name: str) -> set[str]:
    """Return keys of which names that may be one share at least one."""
    words = words_of(name)
    if not words:
        return set()
    heard = sound(name).split()
    ordered = " ".join(sorted(heard))
    initials = {f"{w}/{v[0]}" for w in heard for v in heard if v is not w and len(w) > 1}
    return {ordered, ordered.replace(" ", "")} | initials


def why_alike(one: str, other: str) -> str:
    """Return why two names may be one, in words for an editor; "" when they are not alike."""
    mine, theirs = words_of(one), words_of(other)
    if not mine or not theirs:
        return ""
    if mine == theirs:
        return "the same name but for case, accents or signs"
    if sorted(mine) == sorted(theirs):
        return "the same words in another order"
    if "".join(mine) == "".join(theirs):
        return "the same but for spaces"
    if _initials_fit(mine, theirs):
        return "the same with initials"
    if is_han("".join(mine)) and is_han("".join(theirs)):
        return ""  # other signs that are read alike are other names
    if sorted(sound(one).split()) == sorted(sound(other).split()):
        return "another transliteration"
    if sound(one).replace(" ", "") == sound(other).replace(" ", ""):
        return "another transliteration, spaced differently"
    if set(mine) < set(theirs) or set(theirs) < set(mine):
        return "one name has a word more" if min(len(mine), len(theirs)) > 1 else ""
    return "spelt nearly the same" if _nearly(mine, theirs) else ""


def _nearly(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Return whether each word is spelt nearly as its counterpart: Health is not Education."""
    if len(mine) != len(theirs):
        return False
    pairs = zip(mine, theirs, strict=True)
    return all(a == b or SequenceMatcher(None, a, b).ratio() >= ALIKE for a, b in pairs)


def _initials_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether the names agree once some words of one are cut to their first letter."""
    if len(one) != len(other) or not any(len(w) == 1 for w in (*one, *other)):
        return False
    pairs = (zip(one, other, strict=True), zip(one, reversed(other), strict=True))
    return any(_fit(list(pair)) for pair in pairs)


def _fit(pairs: list[tuple[str, str]]) -> bool:
    whole = any(a == b and len(a) > 1 for a, b in pairs)
    return whole and all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs)


def singular(name: str) -> str:
    """Return a topic's key with English plurals cut and joined words split: “power grid”."""
    return " ".join(_singular_word(word) for word in words_of(name))


def _singular_word(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
