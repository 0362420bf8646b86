"""The form of an upload: a file, and the same settings that the command has."""

from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings

from articles import newsroom
from articles.importers import (
    MAX_UPLOAD,
    Format,
    ImportSettings,
    SettingsError,
    UnknownFormat,
    format_of,
    receive_upload,
)
from articles.models import ImportRun

FORMATS = [("", "By the ending of its name"), *((f.value, f.value) for f in Format)]
# The form's fields by the names of the settings.
NAMED = {"map": "mapping"}


class UploadForm(forms.Form):
    """A file to import and how to read it."""

    file = forms.FileField(
        label="File",
        help_text=f"A pasted story (.txt), JSON Lines (.jsonl) or a table (.csv), at most "
        f"{MAX_UPLOAD // 1024 // 1024} MB, in UTF-8.",
    )
    format = forms.ChoiceField(choices=FORMATS, required=False)
    mapping = forms.CharField(
        label="Names of its fields",
        required=False,
        help_text="Only where they are not known: theirs=ours, such as title=headline, "
        "brand=outlet. “theirs=” leaves a field out.",
        widget=forms.TextInput(attrs={"size": 60, "autocomplete": "off"}),
    )
    outlet = forms.CharField(
        required=False, max_length=200, help_text="Publisher of the rows that name none."
    )
    language = forms.CharField(
        initial="en", max_length=35, help_text="Of the rows that name none: en, zh, pt-BR."
    )
    timezone = forms.ChoiceField(
        label="Time zone",
        choices=[(zone, zone) for zone in sorted(available_timezones())],
        help_text="Of dates that have none.",
    )
    topics = forms.CharField(
        required=False, help_text="For every article; several are separated by semicolons."
    )
    status = forms.ChoiceField(
        label="New articles are",
        choices=[("published", "published"), ("draft", "drafts")],
        help_text="Where their row does not say.",
    )
    overwrite = forms.BooleanField(
        label="Overwrite what was edited here",
        required=False,
        help_text="Otherwise articles that were edited since their import are skipped.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("timezone", settings.TIME_ZONE)

    def clean_file(self) -> Any:
        """Refuse a file that is too long before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MAX_UPLOAD:
            most = MAX_UPLOAD // 1024 // 1024
            raise forms.ValidationError(
                f"It has more than {most} MB. Split it, or use manage.py import_articles."
            )
        return file

    def keep(self, by: Any) -> ImportRun | None:
        """Keep the file to be checked; None when something is wrong, which the fields then say."""
        values = self.cleaned_data
        names = ("outlet", "language", "timezone", "status", "overwrite")
        chosen = ImportSettings(
            map=values["mapping"],
            topics=tuple(filter(None, (t.strip() for t in values["topics"].split(";")))),
            **{name: values[name] for name in names},
        )
        file = values["file"]
        try:
            format = Format(values["format"]) if values["format"] else format_of(Path(file.name))
            return receive_upload(file.name, file.chunks(), format, chosen, by)
        except SettingsError as error:
            self.add_error(NAMED.get(error.field, error.field), str(error))
        except UnknownFormat:
            self.add_error("format", f"The name {file.name} does not say it: choose one.")
        except newsroom.NotPossible as error:
            self.add_error("file", str(error))
        return None
