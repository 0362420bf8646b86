"""Differences shown word by word, in histories and where two editors collide."""

from typing import Any

from django.utils.html import format_html
from django.utils.text import capfirst
from simple_history.template_utils import HistoricalRecordContextHelper

from articles.newsroom import words_changed


class WordContext(HistoricalRecordContextHelper):
    """Gives the history page one marked text for each field that changed."""

    def context_for_delta_changes(self, delta: Any) -> list[dict[str, Any]]:
        """Return the fields with their changes, without those that only count."""
        shown = [c for c in delta.changes if c.field not in ("version", "modified_at")]
        return [self._context(change) for change in shown]

    def _context(self, change: Any) -> dict[str, Any]:
        field = self.model._meta.get_field(change.field)
        old, new = ("" if v is None else str(v) for v in (change.old, change.new))
        if field.choices:
            labels = {str(k): str(v) for k, v in field.flatchoices}
            old, new = labels.get(old, old), labels.get(new, new)
        name = capfirst(getattr(field, "verbose_name", change.field))
        return {"field": name, "words": words_changed(old, new) or format_html("—")}
