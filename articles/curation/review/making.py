"""The fields of an accepted suggestion -> the record, written through its model."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models

from articles.models import Article, Quote, Statistic, Suggestion
from articles.newsroom import sign
from articles.periods import Period, parse_period
from articles.text import Selector, select

from .errors import ReviewError
from .people import expert_for, metric_for, organization_for
from .trail import ACCEPTED

COLUMNS: dict[str, tuple[str, ...]] = {
    "statistic": (
        *("value", "value_upper", "approximation", "unit_code", "counted", "metric", "place"),
        *("equivalent_value", "equivalent_unit_code", "is_projection", "speaker", "speaker_role"),
        *("period_start", "period_end", "period_precision", "period_is_point", "producer"),
        *("change_amount", "change_unit", "change_direction", "change_base_start"),
        *("change_base_end", "change_approximation"),
    ),
    "quote": ("kind", "cue", "speaker", "speaker_role", "organization"),
}
_READ_FROM_WORDS = ("value", "value_upper", "approximation", "unit_code")
_PERIODS = {
    "period": ("period_start", "period_end", "period_precision", "period_is_point"),
    "change_base": ("change_base_start", "change_base_end"),
}


def fields(suggestion: Suggestion) -> dict[str, Any]:
    """Return what accepting the suggestion unchanged would write, people and metric looked up.

    Keys are the columns of the record, foreign keys as ids or None; a person whom the archive does
    not know yet stands in `speaker_name` alone.
    """
    values = {"exact": suggestion.exact} | suggestion.proposed
    article = suggestion.article
    if suggestion.kind != Suggestion.Kind.EXPERT:
        values["speaker"] = _pk(expert_for(values.get("speaker_name", ""), article))
    if suggestion.kind == Suggestion.Kind.STATISTIC:
        values["producer"] = _pk(organization_for(values.get("producer_name", ""), article))
        values["metric"] = _pk(metric_for(values))
    if suggestion.kind == Suggestion.Kind.QUOTE:
        values["organization"] = _pk(organization_for(values.get("organization_name", ""), article))
    return values


def _pk(record: Any) -> int | None:
    return record.pk if record is not None else None


def merged(
    suggestion: Suggestion, before: dict[str, Any], changes: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the fields with the editor's changes; raise ReviewError for a name there is not.

    Other words than the suggested ones are read anew, as far as the changes leave it to them.
    """
    values = dict(before)
    given = dict(changes)
    for name, columns in _PERIODS.items():
        if name in given:
            given |= _columns_of(given.pop(name), name, columns)
    if unknown := sorted(set(given) - {*before, "topics", "start", "end"}):
        raise ReviewError(f"There is no field {', '.join(unknown)} to change.")
    if given.get("start") is not None and given.get("end") is not None:
        given["exact"] = _marked(suggestion.article, given["start"], given["end"]).exact
    if given.get("exact", before["exact"]) != before["exact"]:
        values |= {name: None for name in _READ_FROM_WORDS if name in values}
    return values | {name: plain(value) for name, value in given.items()}


def _marked(article: Article, start: Any, end: Any) -> Selector:
    """Return the words that an editor marked in the article's plain text."""
    try:
        return select(article.plain_text, int(start), int(end))
    except (TypeError, ValueError) as error:
        raise ReviewError("The marked words lie outside the article. Mark them again.") from error


def _columns_of(period: Any, name: str, columns: tuple[str, ...]) -> dict[str, Any]:
    """Return the columns of a period given as a value, as text ("end 2023") or as nothing."""
    if isinstance(period, str) and period.strip():
        read = parse_period(period)
        if read is None:
            raise ReviewError(
                f"“{period}” names no {name.replace('_', ' ')}. Write 2023 or 2023-12."
            )
        period = read
    if not isinstance(period, Period):
        period = None
    values = (
        (period.start, period.end, period.precision.value, period.is_point)
        if period
        else (None, None, "", False)
    )
    return dict(zip(columns, values, strict=False))


def plain(value: Any) -> Any:
    """Return a value as JSON keeps it: numbers as exact text, dates as ISO, records as ids."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | models.QuerySet):
        return [plain(each) for each in value]
    return value


def make_claim(
    suggestion: Suggestion, values: dict[str, Any], by: Any, reason: str = ACCEPTED
) -> Statistic | Quote:
    """Write the statistic or quote; raise ReviewError, naming the field, if it cannot be."""
    model: Any = Statistic if suggestion.kind == Suggestion.Kind.STATISTIC else Quote
    article = suggestion.article
    claim = model(article=article, **_passage(suggestion, values, article))
    for name in COLUMNS[suggestion.kind]:
        _set(claim, name, values.get(name))
    sign(claim, by, reason)
    try:
        claim.full_clean(exclude={f.name for f in model._meta.fields if not f.editable})
        claim.save()
    except ValidationError as error:
        raise ReviewError(told(error)) from error
    claim.topics.add(*_topics(claim, values.get("topics") or []))
    return claim


def _passage(suggestion: Suggestion, values: dict[str, Any], article: Article) -> dict[str, Any]:
    """Return the words and what stands around them, so that the right place of several is found."""
    if values.get("start") is not None and values.get("end") is not None:
        place = _marked(article, values["start"], values["end"])
        return {"exact": place.exact, "prefix": place.prefix, "suffix": place.suffix}
    return {
        "exact": values["exact"],
        "prefix": suggestion.prefix,
        "suffix": suggestion.suffix,
    }


def _set(claim: Any, name: str, value: Any) -> None:
    """Set one column from its JSON value; an empty value leaves the model's default."""
    column: Any = claim._meta.get_field(name)
    if value in (None, ""):
        return
    try:
        if isinstance(column, models.ForeignKey):
            value = column.related_model._base_manager.get(pk=value)
        elif isinstance(column, models.DecimalField):
            value = Decimal(str(value).replace(",", ""))
        else:
            value = column.to_python(value)
    except (InvalidOperation, ValueError, ValidationError) as error:
        label = column.verbose_name
        raise ReviewError(f"{label}: “{value}” cannot be read. Correct it.") from error
    except ObjectDoesNotExist as error:
        raise ReviewError(f"{column.verbose_name}: this record is gone. Choose another.") from error
    setattr(claim, name, value)


def _topics(claim: Any, ids: Any) -> list[Any]:
    model = claim._meta.get_field("topics").related_model
    return list(model.objects.filter(pk__in=ids))


def told(error: ValidationError) -> str:
    """Return the messages of a refusal in one line, each with its field."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    lines = []
    for name, messages in error.message_dict.items():
        field = "" if name == "__all__" else f"{name.replace('_', ' ')}: "
        lines += [f"{field}{message}" for message in messages]
    return " ".join(lines)
