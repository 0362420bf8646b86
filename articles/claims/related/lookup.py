"""The look-up: from a subject to the groups of related claims."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.utils import timezone

from articles.claims.relation import Relation

from .advice import advice
from .candidates import find_candidates, load_texts
from .judgements import read_judged
from .ranking import Ranked, best_first, diversified, score, shares
from .reading import MOST_QUOTES, MOST_STATISTICS
from .relating import Match, relate
from .results import Group, Related, Row
from .rows import collapsed, make_row
from .shows import Show
from .subject import Subject

SCREENFUL = 9
EVERYTHING = MOST_STATISTICS + MOST_QUOTES
# Sentences are read for some more claims than are shown, because copies collapse into one row.
_SPARE = 3


def look_up(subject: Subject, full: bool = False, show: Show = Show.ALL) -> Related:
    """Return what the archive holds on the subject: a screenful, or all when `full`.

    `show` narrows it; what the other choices would hold is counted all the same.
    """
    judged = read_judged(subject)
    candidates, notice = find_candidates(subject, judged)
    related = [relate(candidate, subject, judged) for candidate in candidates]
    matches = [match for match in related if match is not None]
    groups = _grouped([match for match in matches if show.admits(match)])
    shown = _shown(groups, EVERYTHING if full else SCREENFUL)
    return Related(
        groups=tuple(Group(r, tuple(shown[r]), len(found)) for r, found in groups.items()),
        notice=notice,
        advice="" if matches else advice(subject),
        show=show,
        choices=tuple((each, sum(map(each.admits, matches))) for each in Show),
    )


def _grouped(matches: Sequence[Match]) -> dict[Relation, list[Match]]:
    groups: defaultdict[Relation, list[Match]] = defaultdict(list)
    for match in matches:
        groups[match.relation].append(match)
    today = timezone.localdate()
    return {r: best_first(groups[r], today) for r in Relation if r in groups}


def _shown(groups: Mapping[Relation, list[Match]], most: int) -> dict[Relation, list[Row]]:
    today = timezone.localdate()
    read = shares({relation: len(matches) for relation, matches in groups.items()}, most * _SPARE)
    pools = {relation: matches[: read[relation]] for relation, matches in groups.items()}
    texts = load_texts(match.candidate.claim for pool in pools.values() for match in pool)
    ranked = {
        relation: [Ranked(told, score(told.match, today)) for told in collapsed(pool, texts)]
        for relation, pool in pools.items()
    }
    room = shares({relation: len(found) for relation, found in ranked.items()}, most)
    return {
        relation: [make_row(told, texts) for told in diversified(found, room[relation])]
        for relation, found in ranked.items()
    }
