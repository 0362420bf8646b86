"""The workbench's forms: a statistic, a quote, a person; for proposals, new and recorded ones."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles.models import Article, Expert, Metric, Organization, Quote, Statistic
from articles.quantities import parse, unit_for_code

from ..claims import ClaimForm, StatisticForm
from .names import NameField, experts_named, metrics_named, organizations_named

_FROM_WORDS = ("value", "value_upper", "approximation", "unit_code")
_NOT_ENTERED = ("seen_version", "start", "end")


class EntryMixin(forms.Form):
    """What the forms of claims share: people and metrics by name, and a place in the text."""

    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, article: Article, *args: Any, pending: dict[str, str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        lookups: dict[Any, Any] = {Metric: metrics_named, Organization: organizations_named}
        for name, field in self.fields.items():
            if isinstance(field, NameField):
                field.named = lookups.get(field.model) or experts_named(article)
                field.pending = pending.get(name, "")
                field.create = f"create_{name}" in self.data
                if not self.initial.get(name) and field.pending:
                    self.initial[name] = field.pending
            elif isinstance(value := self.initial.get(name), Decimal):
                self.initial[name] = f"{value.normalize():f}"

    def to_create(self) -> dict[str, str]:
        """Return the fields whose typed name is to be recorded as a new metric, person, ..."""
        typed = {
            name: str(self.data.get(name, "")).strip()
            for name, field in self.fields.items()
            if isinstance(field, NameField) and field.create
        }
        return {name: text for name, text in typed.items() if text and not self.cleaned_data[name]}

    def changes(self) -> dict[str, Any]:
        """Return what was entered, by the names that the review room takes."""
        values = {n: v for n, v in self.cleaned_data.items() if n not in _NOT_ENTERED}
        if values["exact"] != self.initial.get("exact"):
            # Other words, other value: what was read from the old ones does not stay by itself.
            for name in _FROM_WORDS:
                if name in values and name not in self.changed_data:
                    del values[name]
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        text = self.instance.article.plain_text  # type: ignore[attr-defined]
        if start is not None and end is not None and text[start:end] == values["exact"]:
            values |= {"start": start, "end": end}
        return values

    def _put(self, data: Any, name: str, value: Any) -> None:
        super()._put(data, name, self._named(name, value))  # type: ignore[misc]

    def _shown(self, name: str, value: Any) -> str:
        shown = super()._shown(name, self._named(name, value))  # type: ignore[misc]
        return str(shown)

    def _named(self, name: str, value: Any) -> Any:
        """Return the name of a record that a field keeps by its id."""
        field = self.fields[name]
        return field.prepare_value(value) if isinstance(field, NameField) else value


class WrittenNumber(forms.DecimalField):
    """A number as an editor writes it: 1860000000000, 1,860, 1.86 trillion, 337.7万."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        """Return the exact decimal."""
        read = parse(value) if isinstance(value, str) and value.strip() else None
        return super().to_python(read.value if read and read.upper is None else value)

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        """Return what the input tells: words of scale are welcome, so it is plain text."""
        return {"autocomplete": "off"}


class UnitField(forms.CharField):
    """A unit by code or by word: CNY, yuan, km, percent; empty for a plain count."""

    def clean(self, value: Any) -> str:
        """Return the code; refuse what names no unit."""
        text = str(super().clean(value)).strip()
        if not text or unit_for_code(text):
            return text
        read = parse(f"2 {text}")
        if read is None or not read.unit.code:
            raise ValidationError(f"No unit is called “{text}”. Empty for a count; else km, CNY …")
        return read.unit.code


class StatisticEntry(EntryMixin, StatisticForm):
    """A figure: words, value, unit, what, metric, when, who."""

    value = WrittenNumber(required=False)
    value_upper = WrittenNumber(required=False, label="upper end")
    change_amount = WrittenNumber(required=False, label="change")
    equivalent_value = WrittenNumber(required=False, label="equivalent")
    unit_code = UnitField(required=False, label="unit", max_length=40)
    equivalent_unit_code = UnitField(required=False, label="its unit", max_length=40)
    metric = NameField(Metric)
    speaker = NameField(Expert)
    producer = NameField(Organization, label="from (organization)")

    field_order = [
        *("exact", "value", "unit_code", "counted", "period", "metric", "speaker", "producer"),
        *("value_upper", "approximation", "change_direction", "change_approximation"),
        *("change_amount", "change_unit", "change_base", "equivalent_value"),
        *("equivalent_unit_code", "place", "speaker_role"),
    ]

    class Meta(ClaimForm.Meta):
        model = Statistic
        labels = {"counted": "what is counted", "is_projection": "projection or target"}
        fields = [
            *("exact", "value", "value_upper", "approximation", "unit_code", "counted", "metric"),
            *("place", "is_projection", "change_direction", "change_approximation"),
            *("change_amount", "change_unit"),
            *("equivalent_value", "equivalent_unit_code", "speaker", "speaker_role", "producer"),
        ]


class QuoteEntry(EntryMixin, ClaimForm):
    """A quote: words, who, which verb, how directly."""

    speaker = NameField(Expert)
    organization = NameField(Organization)

    class Meta(ClaimForm.Meta):
        model = Quote
        fields = ["exact", "speaker", "organization", "kind", "cue", "speaker_role"]


class ExpertEntry(forms.Form):
    """A person or an organization: name, role, affiliation, and which record it is."""

    name = forms.CharField(max_length=200)
    role = forms.CharField(required=False, max_length=200)
    affiliation = forms.CharField(required=False, max_length=300, label="of (organization)")
    record = forms.ChoiceField(required=False, label="in the archive", widget=forms.RadioSelect)
    type = forms.CharField(required=False, widget=forms.HiddenInput)
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, matches: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflicts: list[Any] = []
        known = [(str(record.pk), _told(record)) for record in matches]
        self.fields["record"].choices = [*known, ("new", "nobody yet: a new record")]  # type: ignore[attr-defined]
        self.initial.setdefault("record", known[0][0] if known else "new")

    def changes(self) -> dict[str, Any]:
        """Return what was entered, by the names that the review room takes."""
        cleaned = self.cleaned_data
        values = {name: cleaned[name] for name in ("name", "role", "affiliation")}
        if cleaned["record"] in ("", "new"):
            return values | {"create": True}
        column = "organization" if cleaned["type"] == "organization" else "expert"
        return values | {column: int(cleaned["record"])}

    def to_create(self) -> dict[str, str]:
        """Return nothing: the record itself is what is created."""
        return {}


def _told(record: Any) -> str:
    """Return a record with what tells it from others of its name."""
    if not isinstance(record, Expert):
        return str(record)
    roles = "; ".join(str(role) for role in record.affiliations.select_related("organization")[:2])
    return f"{record} ({roles})" if roles else str(record)
