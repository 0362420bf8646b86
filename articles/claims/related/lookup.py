"""The look-up: from a subject to the groups of related claims."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from django.utils import timezone

from articles.claims.relation import Relation

from .advice import advice
from .candidates import find_candidates, load_texts
from .judgements import read_judged
from .ranking import Ranked, best_first, diversified, score, shares
from .reading import MOST_QUOTES, MOST_STATISTICS
from .relating import Match, relate
from .results import Group, Related, Row
from .rows import Texts, collapsed, make_row
from .sentences import doubtful, told_once
from .shows import Show
from .subject import Subject

SCREENFUL = 9
EVERYTHING = MOST_STATISTICS + MOST_QUOTES
# Sentences are read for some more claims than are shown, because copies collapse into one row.
_SPARE = 3
_Groups: TypeAlias = Mapping[Relation, list[Match]]


def look_up(subject: Subject, full: bool = False, show: Show = Show.ALL) -> Related:
    """Return what the archive holds on the subject: a screenful, or all when `full`.

    `show` narrows it; what the other choices would hold is counted all the same.
    """
    judged = read_judged(subject)
    candidates, notice = find_candidates(subject, judged)
    related = [relate(candidate, subject, judged) for candidate in candidates]
    matches = [match for match in related if match is not None]
    most = EVERYTHING if full else SCREENFUL
    admitted = {each: [match for match in matches if each.admits(match)] for each in Show}
    texts = _texts(admitted[show], doubtful(matches), most * _SPARE)
    told = {each: told_once(found, texts) for each, found in admitted.items()}
    groups = _grouped(told[show])
    shown = _shown(groups, texts, most)
    return Related(
        groups=tuple(Group(r, tuple(shown[r]), len(found)) for r, found in groups.items()),
        notice=notice,
        advice="" if matches else advice(subject),
        show=show,
        choices=tuple((each, len(found)) for each, found in told.items()),
    )


def _grouped(matches: Sequence[Match]) -> dict[Relation, list[Match]]:
    groups: defaultdict[Relation, list[Match]] = defaultdict(list)
    for match in matches:
        groups[match.relation].append(match)
    today = timezone.localdate()
    return {r: best_first(groups[r], today) for r in Relation if r in groups}


def _texts(matches: Sequence[Match], quotes: Sequence[Match], most: int) -> Texts:
    """Return the texts of the first matches of each group, and of quotes that may be figures too.

    As many more are read as there are such quotes: others take the room of those that fall away.
    """
    groups = _grouped(matches)
    first = [m for pool in _pools(groups, most + len(quotes), len(quotes)).values() for m in pool]
    return load_texts(match.candidate.claim for match in (*first, *quotes))


def _pools(groups: _Groups, most: int, spare: int = 0) -> _Groups:
    """Return the first matches of each group, `most` in all; and of each `spare` more."""
    read = shares({relation: len(matches) for relation, matches in groups.items()}, most)
    return {r: matches[: read[r] + spare] for r, matches in groups.items()}


def _shown(groups: _Groups, texts: Texts, most: int) -> dict[Relation, list[Row]]:
    today = timezone.localdate()
    pools = _pools(groups, most * _SPARE)
    ranked = {
        relation: [Ranked(told, score(told.match, today)) for told in collapsed(pool, texts)]
        for relation, pool in pools.items()
    }
    room = shares({relation: len(found) for relation, found in ranked.items()}, most)
    return {
        relation: [make_row(told, texts) for told in diversified(found, room[relation])]
        for relation, found in ranked.items()
    }
