"""Words, phrases and titles as queries of tantivy."""

from collections.abc import Iterable
from itertools import accumulate, islice

import tantivy

from articles.search.folding import fold, fold_wanted, is_unspaced
from articles.search.query import Phrase, Word

from . import schema
from .conditions import Conditions, Native

TELLING = 40  # rare words that say what a text is about
# Documents that the words may be in, all together, once there are enough words: what many documents
# share tells little and costs most, and so a question takes as long in an archive of any size.
MOST_TOLD = 30_000
ENOUGH_TELLING = 8
MOST_READ = 20_000  # characters of a text that rare words are taken from


class Words(Conditions):
    """Makes queries for the words of one question."""

    def word(self, word: Word) -> Native:
        """Return the query for a word in any form, or for what begins with it."""
        tokens = schema.PLAIN.analyze(fold_wanted(word.text))
        if word.in_title:
            return self.in_title(schema.STEMMED.analyze(fold_wanted(word.text)), word.prefix)
        if len(tokens) == 1 and not word.prefix and not is_single(tokens[0]):
            return self.term(schema.words(self.kind), stem(tokens[0]))
        return self.row(schema.exact(self.kind), tokens, word.prefix)

    def phrase(self, phrase: Phrase) -> Native:
        """Return the query for words as they are written, in a row."""
        tokens = schema.PLAIN.analyze(fold_wanted(phrase.text))
        found = self.row(schema.exact(self.kind), tokens)
        if not phrase.in_title:
            return found
        stems = schema.STEMMED.analyze(fold_wanted(phrase.text))
        return self.all_of([found, self.in_title(stems)])

    def any_word(self, stems: Iterable[str]) -> Native:
        """Return the query for any of these words."""
        field = schema.words(self.kind)
        return self.any_of(self.term(field, each) for each in stems)

    def beginning(self, field: str, tokens: list[str]) -> Native:
        """Return the query for all tokens in a field, the last one as the beginning of a word."""
        *whole, last = tokens
        begun = tantivy.Query.fuzzy_term_query(self.schema, field, last, distance=0, prefix=True)
        return self.all_of([*(self.term(field, token) for token in whole), begun])

    def titled(self, words: Iterable[Word]) -> Native:
        """Return the query for titles with the words in a row."""
        text = " ".join(word.text for word in words)
        return self.in_title(schema.STEMMED.analyze(fold_wanted(text)))

    def in_title(self, stems: list[str], prefix: bool = False) -> Native:
        return self.row(schema.title(self.kind), stems, prefix)

    def row(self, field: str, tokens: list[str], prefix: bool = False) -> Native:
        """Return the query for tokens in a row, the last one possibly only a beginning."""
        if not tokens:
            return tantivy.Query.empty_query()
        prefix = prefix or is_single(tokens[-1])
        if len(tokens) > 1:
            words: list[str | tuple[int, str]] = [*tokens]
            if prefix:
                return tantivy.Query.phrase_prefix_query(self.schema, field, words)
            return tantivy.Query.phrase_query(self.schema, field, words)
        [token] = tokens
        if prefix:
            return tantivy.Query.fuzzy_term_query(
                self.schema, field, token, distance=0, prefix=True
            )
        return self.term(field, token)


def telling(searcher: tantivy.Searcher, kind: str, text: str) -> list[str]:
    """Return the stems of the text's rarest words that documents of the kind have."""
    stems = dict.fromkeys(schema.STEMMED.analyze(fold(text[:MOST_READ])))
    found = {each: searcher.doc_freq(schema.words(kind), each) for each in stems}
    rarest = sorted((each for each in stems if found[each] > 0), key=lambda each: found[each])
    told = accumulate(found[each] for each in rarest)
    bounded = (
        each
        for number, (each, total) in enumerate(zip(rarest, told, strict=True))
        if number < ENOUGH_TELLING or total <= MOST_TOLD
    )
    return list(islice(bounded, TELLING))


def stem(token: str) -> str:
    """Return what the forms of a word have in common."""
    return next(iter(schema.STEMMED.analyze(token)), token)


def is_single(token: str) -> bool:
    """Return whether a token is one character of a script that is indexed in pairs."""
    return len(token) == 1 and is_unspaced(token)
