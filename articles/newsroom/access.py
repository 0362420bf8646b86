"""Which articles a user may see and change: the rules that are about one article, said once."""

from typing import Any, TypeAlias

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from articles.models import Article

# Whoever makes a request: django-stubs cannot tell an account from a stranger after a check.
User: TypeAlias = Any
Status = Article.Status
OPEN = frozenset([Status.DRAFT, Status.IN_REVIEW])


def allows(user: User, permission: str) -> bool:
    """Return whether the user has a permission of the archive, such as "publish_article"."""
    return bool(user.has_perm(f"articles.{permission}"))


def require(user: User, permission: str, *records: Any) -> None:
    """Raise PermissionDenied, naming what is missing, unless the user has the permission."""
    if not allows(user, permission):
        what = permission.replace("_", " ")
        raise PermissionDenied(f"Your role does not let you {what}s; ask a publisher.")


def own_or_all(articles: QuerySet[Any], user: User, prefix: str = "") -> QuerySet[Any]:
    """Return the rows a user works on: all, or those of the user's own articles.

    `prefix` is the path from the rows to the article, "article__" for claims.
    """
    if allows(user, "view_article"):
        return articles
    return articles.filter(**{f"{prefix}created_by": user.pk})


def may_see(article: Article, user: User) -> bool:
    """Return whether the user may open the article in the newsroom."""
    mine = article.created_by_id == user.pk and allows(user, "change_article")
    return mine or allows(user, "view_article")


def may_change_text(article: Article, user: User) -> bool:
    """Return whether the user may change what the article says.

    Contributors: their own drafts. Editors: all drafts and articles in review. Publishers: all.
    """
    if not (allows(user, "change_article") and may_see(article, user)):
        return False
    if allows(user, "publish_article"):
        return True
    if allows(user, "review_article"):
        return article.status in OPEN
    return article.status == Status.DRAFT


def may_curate(article: Article, user: User) -> bool:
    """Return whether the user may record figures, quotes and topics of the article."""
    return may_change_text(article, user) or (
        allows(user, "review_article") and allows(user, "change_article")
    )


def may_delete(article: Article, user: User) -> bool:
    """Return whether the user may delete the article: never once readers may have seen it."""
    unseen = article.status in OPEN
    mine = article.created_by_id == user.pk and article.status == Status.DRAFT
    return unseen and (allows(user, "delete_article") or (mine and allows(user, "change_article")))
