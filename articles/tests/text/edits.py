"""Random edits of a text that remember where each character came from."""

import random
from dataclasses import dataclass
from itertools import count
from os.path import commonprefix

SUBJECTS = ["Exports", "Imports", "Sales", "The price of rice", "Sales in Japan", "Output"]
VERBS = ["rose", "fell", "grew by", "was up", "was down"]
FIGURES = ["twelve percent", "twelve percent", "12 percent", "3.377 million", "12"]
ENDS = [
    "in May",
    "from a year earlier, the ministry said on Friday",
    "from a year earlier, the ministry said on Monday",
    "",
]


@dataclass(frozen=True)
class Char:
    """One character; two are the same one, or copies of it, only when their serials agree."""

    value: str
    serial: int


Text = list[Char]
_serials = count()


def write(words: str) -> Text:
    return [Char(value, next(_serials)) for value in words]


def words_of(text: Text) -> str:
    return "".join(char.value for char in text)


NEW_SUBJECTS = ["Turnover", "Rainfall", "The number of new jobs", "Visits to museums"]


def sentence(rng: random.Random, subjects: list[str] = SUBJECTS) -> str:
    parts = [rng.choice(subjects), rng.choice(VERBS), rng.choice(FIGURES), rng.choice(ENDS)]
    return " ".join(part for part in parts if part) + "."


def story(rng: random.Random) -> str:
    """A story of formulaic sentences: nearly every figure stands in it more than once."""
    paragraphs = [
        " ".join(sentence(rng) for _ in range(rng.randint(1, 4))) for _ in range(rng.randint(1, 5))
    ]
    return "\n\n".join(paragraphs)


def _retyped(old: Text, words: str) -> Text:
    """Typing the letters that stand there leaves them as they are."""
    before = len(commonprefix([words_of(old), words]))
    rest, words_left = old[before:], words[before:]
    after = len(commonprefix([words_of(rest)[::-1], words_left[::-1]]))
    typed = write(words_left[: len(words_left) - after])
    return old[:before] + typed + rest[len(rest) - after :]


def _cut(rng: random.Random, text: Text) -> tuple[int, int]:
    """A random span, in half of the cases of whole sentences."""
    if rng.random() < 0.5:
        ends = [0] + [i + 2 for i, c in enumerate(text) if c.value == "."] + [len(text)]
        start, end = sorted(rng.choices(ends, k=2))
    else:
        start = rng.randint(0, len(text))
        end = start + rng.randint(0, 120)
    return min(start, len(text)), min(end, len(text))


def edit(rng: random.Random, text: Text) -> Text:
    """One edit: delete, type, retype, copy and paste, or move a span."""
    start, end = _cut(rng, text)
    at = rng.choice([start, _cut(rng, text)[0]])
    kind = rng.choice(["delete", "type", "retype", "paste", "move", "word"])
    if kind == "delete":
        return text[:start] + text[end:]
    if kind == "type":
        return text[:at] + write(sentence(rng, NEW_SUBJECTS) + " ") + text[at:]
    if kind == "retype":
        return (
            text[:start] + _retyped(text[start:end], sentence(rng, NEW_SUBJECTS) + " ") + text[end:]
        )
    if kind == "paste":
        return text[:at] + text[start:end] + text[at:]
    if kind == "move":
        rest = text[:start] + text[end:]
        at = min(at, len(rest))
        return rest[:at] + text[start:end] + rest[at:]
    return text[:at] + write(rng.choice(["very ", "about ", "x", "\n\n", "12 "])) + text[at:]
