"""Singular and plural of English nouns, well enough for counted nouns."""

from articles.quantities.lexicon import pairs, words

_SINGULARS = pairs("irregular plurals")
_PLURALS = {one: many for many, one in _SINGULARS.items()}
_INVARIANT = words("invariant nouns")
_NOT_PLURAL = words("not plural")
_NEVER_PLURAL_ENDS = ("ss", "us", "is", "'s", "’s", "ous")
_NOT_MEN = ("amen", "imen", "umen", "omen", "ymen")
_REGULAR_MANS = ("human", "german", "roman", "talisman", "shaman")


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in _SINGULARS or word in _INVARIANT:
        return True
    if word.endswith("men") and len(word) > 5 and not word.endswith(_NOT_MEN):
        return True  # fishermen
    looks = len(word) > 2 and word.endswith("s") and not word.endswith(_NEVER_PLURAL_ENDS)
    return looks and word not in _NOT_PLURAL


def singular(word: str) -> str:
    """The singular of a plural noun, case kept; any other word unchanged."""
    low = word.lower()
    if low in _SINGULARS:
        return _like(word, _SINGULARS[low])
    if not is_plural(low) or low in _INVARIANT:
        return word
    if low.endswith("men"):
        return f"{word[:-2]}an"
    if low.endswith("ies") and len(low) > 4:
        return f"{word[:-3]}y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def plural(word: str) -> str:
    """The plural of a singular noun, case kept; a word that is a plural already unchanged."""
    low = word.lower()
    if low in _PLURALS:
        return _like(word, _PLURALS[low])
    if low in _INVARIANT or is_plural(low):
        return word
    if low.endswith("man") and low not in _REGULAR_MANS:
        return f"{word[:-2]}en"
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    if low.endswith(("s", "x", "z", "sh", "ch")):
        return f"{word}es"
    return f"{word}s"


def _like(model: str, word: str) -> str:
    return word.capitalize() if model[:1].isupper() else word
