"""Names in a text -> the people, organizations and metrics the archive already has."""

import re
from typing import Any

from django.db.models import Q

from articles.models import (
    Article,
    Expert,
    Metric,
    Organization,
    OrganizationName,
    Suggestion,
    topic_key,
)

_ARTICLE = re.compile(r"\A[Tt]he\s+")
MOST = 10  # records of one name that an editor chooses from


def experts_named(name: str, article: Article) -> list[Expert]:
    """Return the experts that a name in this article can mean, those accepted in it first."""
    if not name.strip():
        return []
    day = article.published_at.date().isoformat() if article.published_at else ""
    found = list(Expert.objects.named(name, article.outlet, day).order_by("pk")[:MOST])
    here = set(_accepted(article, name).values_list("expert", flat=True))
    return [e for e in found if e.pk in here] + [e for e in found if e.pk not in here]


def expert_for(name: str, article: Article) -> Expert | None:
    """Return the one expert that a name in this article means, None if none or doubtful."""
    if not name.strip():
        return None
    chosen = _accepted(article, name).exclude(expert=None).select_related("expert").first()
    if chosen is not None:
        return chosen.expert
    found = experts_named(name, article)
    return found[0] if len(found) == 1 else None


def _accepted(article: Article, name: str) -> Any:
    decided = article.suggestions.filter(kind=Suggestion.Kind.EXPERT).decided()
    return decided.filter(proposed__name=name)


def organizations_named(name: str) -> list[Organization]:
    """Return the organizations with this name, short name or other name, "the" or not."""
    bare = _ARTICLE.sub("", name.strip())
    if not bare:
        return []
    names = {bare, f"The {bare}"}
    keys = [topic_key(each) for each in names]
    aliases = OrganizationName.objects.filter(key__in=keys)
    condition = Q(pk__in=aliases.values("organization")) | Q(short_name__iexact=bare)
    for each in names:
        condition |= Q(name__iexact=each)
    return list(Organization.objects.canonical().filter(condition).order_by("pk")[:MOST])


def organization_for(name: str, article: Article) -> Organization | None:
    """Return the one organization that a name in this article means, None if doubtful."""
    chosen = _accepted(article, name).exclude(organization=None).first() if name else None
    if chosen is not None:
        return chosen.organization
    found = organizations_named(name)
    return found[0] if len(found) == 1 else None


def metric_for(fields: dict[str, Any]) -> Metric | None:
    """Return the one metric that counts the same in the same unit at the same place."""
    if not fields.get("counted"):
        return None
    same = Metric.objects.filter(
        counted__iexact=fields["counted"], unit_code=fields.get("unit_code") or ""
    )
    found = list(same.filter(place__iexact=fields.get("place") or "")[:2])
    return found[0] if len(found) == 1 else None


def matches(suggestion: Suggestion) -> list[Any]:
    """Return the records that a suggested person or organization can be, the likely one first."""
    name = suggestion.proposed.get("name", "")
    if suggestion.proposed.get("type") == "organization":
        return organizations_named(name)
    return experts_named(name, suggestion.article)
