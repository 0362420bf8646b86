"""Optimistic locking in forms: who saves second is told, sees the difference, loses nothing."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import Versioned
from articles.newsroom import words_changed

CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field that somebody else changed: what the record says now and what was typed here."""

    label: str
    theirs: str
    yours: str
    take: str = ""  # the name of the box that takes over what the record says
    words: SafeString = SafeString("")  # from theirs to yours


class VersionedForm(forms.ModelForm):
    """A form that remembers which version of its record it was opened on.

    When the record was saved since, the form is refused once: fields that were not touched here
    take the saved value, the others keep what was typed, and `conflicts` lists both. Sending the
    form again saves it on top of the new version; a field whose box "take over" is ticked gets the
    saved value.
    """

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflicts: list[FieldConflict] = []
        if self.instance.pk:
            self.initial["seen_version"] = self.instance.version
            self._take_saved()

    def _take_saved(self) -> None:
        """Put the saved values into the fields that are ticked to be taken over."""
        taken = [name for name in self.fields if self._box(name) in self.data]
        if taken:
            data = _copy(self.data)
            for name in taken:
                self._put(data, name, _raw(self.instance, name))
            self.data = data

    def _box(self, name: str) -> str:
        return f"take-{self.add_prefix(name)}"

    def clean(self) -> dict[str, Any]:
        """Refuse the form when its record was saved by somebody else since it was opened."""
        cleaned = super().clean() or self.cleaned_data
        seen = cleaned.get("seen_version")
        if self.instance.pk and seen is not None and seen != self.instance.version:
            self._take_over(seen)
            raise ValidationError(
                _(
                    "Somebody else saved this %(name)s after you opened it. Nothing you typed is "
                    "lost: compare below, then save again to put your changes on top."
                )
                % {"name": self.instance._meta.verbose_name},
                code=CONFLICT,
            )
        return cleaned

    def _take_over(self, seen: int) -> None:
        """Rebase the typed data on the saved record and list the fields that differ."""
        base = self.instance.history.filter(version=seen).order_by("-history_id").first()
        current = self.instance._meta.model._base_manager.get(pk=self.instance.pk)
        data = _copy(self.data)
        data[self.add_prefix("seen_version")] = str(current.version)
        recorded = {field.name for field in base._meta.fields}
        for name in [name for name in self.fields if name in recorded]:
            opened, theirs = _raw(base, name), _raw(current, name)
            yours = getattr(self.cleaned_data.get(name), "pk", self.cleaned_data.get(name))
            if theirs in (opened, yours):
                continue
            if yours == opened:
                self._put(data, name, theirs)
            else:
                label, shown = str(self.fields[name].label), self._shown
                both = shown(name, theirs), shown(name, yours)
                self.conflicts.append(
                    FieldConflict(label, *both, self._box(name), words_changed(*both))
                )
        self.data = data

    def _put(self, data: Any, name: str, value: Any) -> None:
        """Set a field of the posted data, whose widget may have several inputs."""
        widget: Any = self.fields[name].widget
        key = self.add_prefix(name)
        if hasattr(widget, "decompress"):
            for suffix, part in zip(widget.widgets_names, widget.decompress(value), strict=True):
                data[key + suffix] = "" if part is None else str(part)
        else:
            data[key] = "" if value is None else str(value)

    def _shown(self, name: str, value: Any) -> str:
        field = self.fields[name]
        if value is not None and isinstance(field, forms.ModelChoiceField):
            value = field.queryset.filter(pk=value).first()  # type: ignore[union-attr]
        return "" if value is None else str(value)

    def save(self, commit: bool = True) -> Any:
        """Save on the version that was seen, so that a race is refused by the record itself."""
        if self.instance.pk and self.cleaned_data.get("seen_version"):
            self.instance.version = self.cleaned_data["seen_version"]
        return super().save(commit)


def _raw(record: Versioned, name: str) -> Any:
    """Return a field's value, a foreign key as the key."""
    field: Any = record._meta.get_field(name)
    return getattr(record, field.attname)


def _copy(data: Any) -> Any:
    """Return posted data that may be changed; what a browser posted may not."""
    return data.copy()
