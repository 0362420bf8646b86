"""Who may do what: four roles as Django groups. `docs/newsroom.md` shows the table to people.

A reader needs no role. Each role may do all that the one before it may do. "Own drafts" is not a
permission but a question about one article: see `access`.
"""

from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """The name of the group that gives the role."""

    CONTRIBUTOR = "contributor"
    EDITOR = "editor"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"


_VOCABULARY = ("topic", "topicsynonym", "metric", "section")
_PEOPLE = ("expert", "expertname", "affiliation", "organization", "organizationname")
_CLAIMS = ("statistic", "quote")
_CURATED = (*_VOCABULARY, *_PEOPLE)


def _on(verbs: str, *models: str) -> set[str]:
    return {f"{verb}_{model}" for verb in verbs.split() for model in models}


_CONTRIBUTOR = (
    _on("add change", "article")
    | _on("add change delete", *_CLAIMS)
    | _on("view", *_CURATED, "outlet")
    | _on("add view", "note")
)
_EDITOR = (
    _CONTRIBUTOR
    | _on("view", "article", "correction", *_CLAIMS, "merge", "distinct", "importedoriginal")
    | _on("view", "importrun", "outboxrow")
    | _on("add change", *_CURATED)
    | _on("delete", "topicsynonym", "expertname", "affiliation", "organizationname")
    | _on("add", "distinct")
    | _on("add view change", "judgement")
    | {"review_article"}
)
_PUBLISHER = (
    _EDITOR
    | {"publish_article", "correct_article", "withdraw_article"}
    | {"merge_topic", "merge_expert", "merge_organization", "merge_metric"}
    | _on("add change", "outlet")
    | _on("delete", "article", "outlet", "distinct", *_CURATED)
    | _on("change", "correction", "outboxrow")
    | _on("add change", "importrun")
)
PERMISSIONS: dict[Role, frozenset[str]] = {
    Role.CONTRIBUTOR: frozenset(_CONTRIBUTOR),
    Role.EDITOR: frozenset(_EDITOR),
    Role.PUBLISHER: frozenset(_PUBLISHER),
}
# The administrator has every permission of these apps.
ADMINISTERED = ("articles", "auth")


def grant_roles(groups: Any, permissions: Any) -> None:
    """Create the groups and give each exactly what the table says.

    `groups` and `permissions` are the managers of Group and Permission, so that migrations can
    pass the models of their own time; a migration that adds a permission calls this again.
    """
    for role in Role:
        group, _ = groups.get_or_create(name=role.value)
        if role == Role.ADMINISTRATOR:
            granted = permissions.filter(content_type__app_label__in=ADMINISTERED)
        else:
            granted = permissions.filter(
                content_type__app_label="articles", codename__in=PERMISSIONS[role]
            )
        group.permissions.set(granted)
