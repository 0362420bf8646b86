"""The shape of the index: its fields, how text becomes tokens, and how keys and days are numbers.

Each public kind of document has text fields of its own. A word asked of articles then needs no
filter for the kind, which would cost more than the word itself, and its rarity is counted among
articles only.
"""

from datetime import date

import tantivy

from articles.search.engine import DRAFTS, KINDS, LINKS, Key

# Raised by hand whenever fields or tokens change; an index with another stamp has to be rebuilt.
VERSION = 7
LANGUAGE = "english"
LONGEST_TOKEN = 250  # bytes; the title of an article may be one word

NUMBERS = ("key", "version", "year", "month", "day", *LINKS)
PERIOD_ENDS = ("first_day", "last_day")
VALUE_ENDS = ("low", "high")
TERMS = ("kind", "lang", "unit", "has")
PLACES = 16  # more than there are kinds, so that a new kind changes no key


def _texts(kind: str) -> str:
    """Return whose text fields a kind has: its own, or those all drafts share."""
    return "drafts" if kind in DRAFTS.values() else kind


def words(kind: str) -> str:
    """Return the field with the words of a kind in their stems, weighted by where they stand."""
    return f"{_texts(kind)}_words"


def exact(kind: str) -> str:
    """Return the field with the words of a kind as they stand, with their order."""
    return f"{_texts(kind)}_exact"


def title(kind: str) -> str:
    """Return the field with the words of the titles of a kind in their stems, with their order."""
    return f"{_texts(kind)}_title"


def names(kind: str) -> str:
    """Return the field with the words that may be completed while typing."""
    return "headlines" if kind == "articles" else "names"


def build() -> tantivy.Schema:
    """Return the schema."""
    schema = tantivy.SchemaBuilder()
    for name in NUMBERS:
        schema.add_unsigned_field(name, indexed=True, fast=True)
    for name in PERIOD_ENDS:
        schema.add_unsigned_field(name, fast=True)
    for name in VALUE_ENDS:
        schema.add_float_field(name, fast=True)
    for name in TERMS:
        schema.add_text_field(name, fast=name != "kind", tokenizer_name="raw", index_option="basic")
    schema.add_integer_field("moment", fast=True)
    for kind in dict.fromkeys(map(_texts, KINDS)):
        schema.add_text_field(words(kind), tokenizer_name="stemmed", index_option="freq")
        schema.add_text_field(exact(kind), tokenizer_name="plain", index_option="position")
        schema.add_text_field(title(kind), tokenizer_name="stemmed", index_option="position")
    for field in ("headlines", "names"):
        schema.add_text_field(field, tokenizer_name="plain", index_option="basic")
    return schema.build()


def _splitter() -> tantivy.TextAnalyzerBuilder:
    splitter = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return splitter.filter(tantivy.Filter.remove_long(LONGEST_TOKEN))


PLAIN = _splitter().build()
STEMMED = _splitter().filter(tantivy.Filter.stemmer(LANGUAGE)).build()


def register_tokenizers(index: tantivy.Index) -> None:
    """Tell an index how its texts become tokens; it forgets when it is closed."""
    index.register_tokenizer("plain", PLAIN)
    index.register_tokenizer("stemmed", STEMMED)


def key_number(key: Key) -> int:
    """Return kind and id as one number, because deleting a document takes one term."""
    kind, record_id = key
    return record_id * PLACES + KINDS.index(kind)


def key_of(number: int) -> Key:
    """Return the kind and id that a number stands for."""
    record_id, place = divmod(number, PLACES)
    return KINDS[place], record_id


def day_number(day: date) -> int:
    """Return 2023-05-01 as 20230501."""
    return day.year * 10_000 + day.month * 100 + day.day
