"""The form of a row: filled with what was proposed, recorded, or read from selected words."""

from typing import Any

from django.db import models

from articles.curation import review
from articles.models import Article, Quote, Statistic, Suggestion

from .forms import ExpertEntry, QuoteEntry, StatisticEntry
from .items import Item

Fields = dict[str, Any]
ENTRIES: dict[str, Any] = {"statistic": StatisticEntry, "quote": QuoteEntry}
MODELS: dict[str, Any] = {"statistic": Statistic, "quote": Quote}
# What stands at once in a form; the rest is behind “more”.
FIRST = {
    "statistic": (
        *("exact", "value", "unit_code", "counted", "metric", "period", "speaker", "producer"),
    ),
    "quote": ("exact", "speaker", "organization", "speaker_role", "kind", "cue"),
    "expert": ("name", "role", "affiliation", "record"),
}


def entry_of(article: Article, item: Item, data: Any = None) -> Any:
    """Return the form of a row; `data` is what was posted."""
    if item.is_claim:
        record = type(item.record).objects.select_related("article").get(pk=item.record.pk)
        record.article = article
        return ENTRIES[item.kind](article, data, instance=record, pending={})
    suggestion = item.suggestion
    if suggestion is None:
        raise ValueError(f"The row {item.key} has nothing to enter.")
    suggestion.article = article
    fields = review.fields(suggestion)
    if item.kind == Suggestion.Kind.EXPERT:
        return _voice_entry(fields, data, review.matches(suggestion), suggestion.version)
    fields |= {"prefix": suggestion.prefix, "suffix": suggestion.suffix}
    form = new_entry(article, item.kind, fields, data)
    form.initial["seen_version"] = suggestion.version
    return form


def new_entry(article: Article, kind: str, fields: Fields, data: Any = None) -> Any:
    """Return the form of a claim or person that is not recorded, filled with fields."""
    if kind == Suggestion.Kind.EXPERT:
        named = Suggestion(article=article, kind=kind, proposed={"type": "person"} | fields)
        matches = review.matches(named) if fields.get("name") else []
        return _voice_entry(named.proposed, data, matches, None)
    instance = _instance(article, kind, fields)
    pending = {
        name: fields.get(f"{name}_name") or ""
        for name in ("speaker", "producer", "organization", "metric")
        if not fields.get(name)
    }
    initial = {"start": fields.get("start"), "end": fields.get("end")}
    return ENTRIES[kind](article, data, instance=instance, initial=initial, pending=pending)


def _voice_entry(fields: Fields, data: Any, matches: list[Any], version: int | None) -> ExpertEntry:
    initial = {name: fields.get(name, "") for name in ("name", "role", "affiliation", "type")}
    return ExpertEntry(data, matches=matches, initial=initial | {"seen_version": version})


def _instance(article: Article, kind: str, fields: Fields) -> Any:
    """Return an unsaved claim with the columns that fields give."""
    claim = MODELS[kind](article=article)
    for column in claim._meta.concrete_fields:
        value = fields.get(column.name)
        if value in (None, "") or column.name in ("id", "article", "start", "end"):
            continue
        is_key = isinstance(column, models.ForeignKey)
        setattr(claim, column.attname, value if is_key else column.to_python(value))
    return claim


def as_data(form: Any) -> Fields:
    """Return what a browser would post for a form that is left as it is."""
    names = [(name, form.get_initial_for_field(field, name)) for name, field in form.fields.items()]
    shown = ((name, form.fields[name].prepare_value(value)) for name, value in names)
    return {name: value for name, value in shown if value not in (None, "", False)}
