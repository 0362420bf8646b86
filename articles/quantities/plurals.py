"""Singular and plural of English nouns, well enough for counted nouns."""

_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "geese": "goose", "mice": "mouse", "oxen": "ox", "lives": "life", "wives": "wife", "knives": "knife",
    "leaves": "leaf", "loaves": "loaf", "halves": "half", "wolves": "wolf", "thieves": "thief", "shelves": "shelf",
    "criteria": "criterion", "phenomena": "phenomenon", "bacteria": "bacterium", "data": "datum", "media": "medium",
    "analyses": "analysis", "crises": "crisis", "theses": "thesis", "diagnoses": "diagnosis", "bases": "base",
    "indices": "index", "vertices": "vertex", "alumni": "alumnus", "fungi": "fungus", "cacti": "cactus",
    "buses": "bus", "gases": "gas", "viruses": "virus", "campuses": "campus", "bonuses": "bonus",
    "statuses": "status", "lenses": "lens", "movies": "movie", "cookies": "cookie", "calories": "calorie",
    "zombies": "zombie", "selfies": "selfie", "ties": "tie", "pies": "pie", "shoes": "shoe", "toes": "toe",
    "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "echoes": "echo", "cargoes": "cargo",
    "vetoes": "veto", "mosquitoes": "mosquito", "tornadoes": "tornado", "volcanoes": "volcano", "quizzes": "quiz",
    "passersby": "passerby", "caches": "cache", "aches": "ache", "axes": "axe", "headaches": "headache",
}  # fmt: skip
_INVARIANT = frozenset(
    "aircraft spacecraft helicopters fish sheep deer cattle police staff personnel species series troops offspring "
    "headquarters clergy folk poultry bison moose shrimp salmon trout crew youth faithful homeless wounded dead "
    "injured unemployed livestock".split()
)
_PLURAL_WORDS = _INVARIANT - frozenset(
    "crew youth homeless wounded dead injured unemployed".split()
)
_NOT_PLURAL = frozenset(
    "is was has does its this his hers ours yours theirs always perhaps plus less across towards afterwards besides "
    "yes thus whereas sometimes minus says as us gas bus lens news overseas downstairs upstairs indoors outdoors "
    "christmas paris texas arkansas kansas alas bias atlas canvas chaos cosmos ethos pathos vs pros sans nowadays "
    "regardless unless nevertheless nonetheless goes hours-long".split()
)
_MEN = ("men", "women", "children", "people")


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in _IRREGULAR or word in _PLURAL_WORDS:
        return True
    if (
        word.endswith("men")
        and len(word) > 5
        and not word.endswith(("amen", "imen", "umen", "omen", "ymen"))
    ):
        return True  # fishermen, servicewomen
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "\u2019s", "ous"))
        and word not in _NOT_PLURAL
    )


def singular(word: str) -> str:
    """The singular of a plural noun, case kept; any other word unchanged."""
    low = word.lower()
    if low in _IRREGULAR:
        return _like(word, _IRREGULAR[low])
    if not is_plural(low) or low in _INVARIANT:
        return word
    if low.endswith("men"):
        return word[:-2] + "an"
    if low.endswith("ies") and len(low) > 4:
        return word[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def plural(word: str) -> str:
    """The plural of a singular noun, case kept; a word that is a plural already unchanged."""
    low = word.lower()
    for many, one in _IRREGULAR.items():
        if one == low:
            return _like(word, many)
    if low in _INVARIANT or is_plural(low):
        return word
    if low.endswith("man") and low not in ("human", "german", "roman", "talisman", "shaman"):
        return word[:-2] + "en"
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if low.endswith(("s", "x", "z", "sh", "ch")):
        return word + "es"
    return word + "s"


def _like(model: str, word: str) -> str:
    return word.capitalize() if model[:1].isupper() else word
