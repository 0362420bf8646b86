"""Lists in the admin are searched like the archive, drafts and hidden claims included."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from articles import search


class FoundByIndexMixin:
    """Searches a list through the index: the query language, a few milliseconds at any size.

    The last word may be unfinished. Shows the best of very many; without an index the database is
    searched, as `search_fields` say.
    """

    model: Any

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
