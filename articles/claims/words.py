"""How close two descriptions of what is counted are: “5G base stations”, “base stations”."""

import re
from functools import lru_cache

# Words that say nothing about what is counted.
_EMPTY = frozenset(
    "a about after all also an and any are as at be been before but by can could did do does else "
    "for from had has have he her his how if in into is it its like made make many may more most "
    "much new no not now number of on one only or other our over per said say says she should so "
    "some something such than that the their them then there these they this those to total two up "
    "was we were what when where which while who will with would year years you your "
    "country countrywide domestic national nationwide overall".split()
)
# Words of any figure and any date: that two claims have them in common says nothing.
_COMMONPLACE = frozenset(
    "percent percentage point hundred thousand million billion trillion dozen half quarter month "
    "week day last next first second third across reached monday tuesday "
    "wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december".split()
)
_SAYING_LITTLE = _EMPTY | _COMMONPLACE
# Words that say little, and still may cut a part out of a population.
_KEPT = frozenset(["domestic"])
# Words that cut a part out of a population even when the other description has none of them.
_NARROWING = frozenset(
    "added additional adult boy child children core female girl male men new newly rural urban "
    "women youth".split()
)
# Words of which a description has one or another: two different ones are two different measures.
_ALTERNATIVES = tuple(
    frozenset(family.split())
    for family in (
        "daily weekly monthly quarterly annual yearly",
        "gross net",
        "nominal real",
        "mean median",
        "onshore offshore",
        "public private",
        "permanent temporary",
        "retail wholesale",
        "imported exported import export",
        "planned existing installed",
        "adjusted unadjusted",
    )
)
# Words of measures that do not grow with the time they cover.
_LEVELS = frozenset(
    "age average coverage density fare height index intensity length level mean median per price "
    "rate ratio rent salary share speed tariff temperature time wage yield".split()
)
# Words that add “es”, not “s”: losses, taxes, viruses, but not enterprises, houses, causes.
_PLURAL_ES = re.compile(r"(ss|x|z|ch|sh|(bon|camp|cens|circ|surpl|vir|\bb)us|\bgas)es$")
_WORD = re.compile(r"[\w'’-]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]+")
# Two thirds of the words in common, counting both descriptions: "base stations" is close to "5G
# base stations" (0.8), "5G users" is not (0.4).
_CLOSE = 0.6


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return an English word without its plural ending; other words come back unchanged."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and _PLURAL_ES.search(word):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=2048)
def key_words(text: str) -> frozenset[str]:
    """Return the stems that carry the meaning; scripts without spaces give pairs of characters."""
    found: set[str] = set()
    for word in _WORD.findall(text.casefold()):
        if word in _EMPTY:
            continue
        if _UNSPACED.fullmatch(word) and len(word) > 2:
            found.update(word[i : i + 2] for i in range(len(word) - 1))
        else:
            found.add(stem(word))
    return frozenset(found)


@lru_cache(maxsize=2048)
def telling_words(text: str) -> frozenset[str]:
    """Return the key words that say what a claim is about: no numbers, scales, days or months."""
    words = key_words(text) - _COMMONPLACE
    return frozenset(word for word in words if any(map(str.isalpha, word)))


def alike(first: str, second: str) -> bool:
    """Return whether two descriptions plainly count or measure the same sort of thing."""
    a, b = key_words(first), key_words(second)
    return bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= _CLOSE


def other_population(first: str, second: str) -> str:
    """Return the words by which one description covers a different part, or "" for none."""
    a, b = _words(first), _words(second)
    different = (a ^ b) & _NARROWING if a and b else frozenset()
    for family in _ALTERNATIVES:
        if a & family and b & family and a & family != b & family:
            different |= (a ^ b) & family
    return ", ".join(sorted(different))


@lru_cache(maxsize=4096)
def plain_words(text: str) -> tuple[str, ...]:
    """Return the stems of a description in their order, without words that tell nothing."""
    words = (stem(word) for word in _WORD.findall(text.casefold()) if not _UNSPACED.search(word))
    return tuple(word for word in words if word in _KEPT or word not in _SAYING_LITTLE)


def is_level(text: str) -> bool:
    """Return whether a description is of a price, a rate or another level that does not add up."""
    return not _LEVELS.isdisjoint(_words(text))


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(text.casefold()))
