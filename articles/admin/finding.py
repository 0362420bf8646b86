"""Lists in the admin are searched like the archive, drafts and hidden claims included."""

from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest

from articles import search


class FoundList(ChangeList):
    """A list that offers years to drill into only once it is narrowed by words or a date.

    To name the years of everything, the database would read every row.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_dated = any(name.startswith(f"{self.date_hierarchy}__") for name in self.params)
        if not self.query and not is_dated:
            self.date_hierarchy = None


class FoundByIndexMixin:
    """Searches a list through the index: the query language, a few milliseconds at any size.

    The last word may be unfinished. Shows the best of very many; without an index the database is
    searched, as `search_fields` say.
    """

    model: Any

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Return the list that stays quick in a large archive."""
        return FoundList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Return the rows that are found; they come in the order of the list."""
        if not search_term.strip():
            return queryset, False
        kind = f"{self.model._meta.model_name}s"
        try:
            ids = search.editor_ids(search_term, kind, unfinished=True)
        except search.SearchUnavailable:
            return super().get_search_results(request, queryset, search_term)  # type: ignore[misc]
        return queryset.filter(pk__in=ids), False
