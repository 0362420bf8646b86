"""What two claims are to each other, said by an editor; readers and the sidebar go by it."""

import re
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.claims import Relation
from articles.models import JUDGED, Judgement, Quote, Statistic, claim_key

from .access import User, require
from .workflow import NotPossible

Verdict = Judgement.Verdict
NAMED = re.compile(r"\b(statistic|quote)s?[-/](\d+)/?$", re.ASCII)
NONE = "none"
WORDS = 200  # what is kept of a claim's words, to tell what was judged
OWED = {
    Verdict.REJECTED: "Say why the two have nothing to do with each other.",
    Verdict.CORRECTED: "Say why; readers see it instead of the reason that was computed.",
    Verdict.PICKED: "Say what the two have in common; readers see it.",
}


def judge(a: Any, b: Any, verdict: str, relation: str, reason: str, by: User) -> Judgement:
    """Record what claim b is, seen from claim a; the earlier judgement of the pair is superseded.

    `verdict` is one of Judgement.Verdict; `relation` a Relation, left out of account when the pair
    is rejected. The same judgement given twice is one. Raises PermissionDenied and NotPossible.
    """
    require(by, "add_judgement")
    first, second = sorted([a, b], key=claim_key)
    relation = _checked(a, b, verdict, relation, reason)
    if first is not a and relation != NONE:
        relation = Relation(relation).inverse.value
    with transaction.atomic():
        standing = Judgement.objects.of_pair(claim_key(a), claim_key(b)).standing()
        old = standing.select_for_update().first()
        values = {"verdict": verdict, "relation": relation, "reason": reason.strip()}
        if old is not None and all(getattr(old, name) == new for name, new in values.items()):
            return old
        if old is not None:
            _end(old, by, "")
        new = _store(Judgement(**_pair(first, second), **values, by=by))
        if old is not None:
            old.superseded_by = new
            old.save(update_fields=["superseded_by"])
    return new


def claim_named(text: str) -> Any:
    """Return the claim that a text names, with its article, or None.

    “statistic-12”, “/quotes/3/” and the address of a passage, “…/articles/…#statistic-12”, do.
    """
    found = NAMED.search(text.strip())
    if found is None or len(found[2]) > 18:
        return None
    model: Any = Statistic if found[1] == "statistic" else Quote
    others = ("metric", "producer") if model is Statistic else ("organization",)
    rows = model.objects.select_related("article__outlet", "speaker", *others)
    return rows.filter(pk=int(found[2])).first()


def withdraw_judgement(judgement: Judgement, by: User, reason: str = "") -> Judgement:
    """Take a judgement back: the pair is again what the comparison makes of it.

    Raises PermissionDenied, and NotPossible when it was superseded or taken back meanwhile.
    """
    require(by, "change_judgement")
    with transaction.atomic():
        judgement = Judgement.objects.select_for_update().get(pk=judgement.pk)
        if judgement.ended_at is not None:
            raise NotPossible("This judgement no longer stands; look at the pair's history.")
        _end(judgement, by, reason.strip())
    return judgement


def _checked(a: Any, b: Any, verdict: str, relation: str, reason: str) -> str:
    """Return the relation to record; raise NotPossible, naming the cure, when it cannot be."""
    if claim_key(a) == claim_key(b):
        raise NotPossible("This is one claim; choose another one to relate it to.")
    if verdict not in Verdict:
        raise NotPossible(f"“{verdict}” is no judgement; choose one of {', '.join(Verdict)}.")
    owed = OWED.get(Verdict(verdict))
    if owed and not reason.strip():
        raise NotPossible(owed)
    if verdict == Verdict.REJECTED:
        return NONE
    if relation not in JUDGED:
        raise NotPossible("Choose what the second claim is to the first.")
    return Relation(relation).value


def _store(judgement: Judgement) -> Judgement:
    try:
        with transaction.atomic():
            judgement.save(force_insert=True)
    except IntegrityError as error:
        raise NotPossible("A colleague judged this pair just now; look at it again.") from error
    return judgement


def _end(judgement: Judgement, by: User, reason: str) -> None:
    judgement.ended_at, judgement.ended_by, judgement.end_reason = timezone.now(), by, reason
    judgement.save(update_fields=["ended_at", "ended_by", "end_reason"])


def _pair(first: Any, second: Any) -> dict[str, Any]:
    pair: dict[str, Any] = {}
    for name, claim in (("first", first), ("second", second)):
        kind, pk = claim_key(claim)
        pair |= {f"{name}_kind": kind, f"{name}_id": pk, f"{name}_words": str(claim)[:WORDS]}
    return pair
