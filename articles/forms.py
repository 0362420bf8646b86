"""Forms for every parameter of an address: what cannot be used falls back to the initial value."""

from typing import Any

from django import forms

from articles.claims import related
from articles.measures import Clock, Known
from articles.text import normalise


class TextParameter(forms.CharField):
    """Free text without the control characters that no database or index can hold."""

    def to_python(self, value: Any) -> str:
        """Return the text, normalised and stripped; nothing typed can make it invalid."""
        return normalise(str(value or "")).strip()


class PageParameter(forms.IntegerField):
    """The number of a page, from 1."""

    def __init__(self) -> None:
        super().__init__(min_value=1, max_value=10**9, required=False, initial=1)


class Parameters(forms.Form):
    """GET parameters of a page, read by name with `form["name"]`'s value or its initial one."""

    def clean(self) -> dict[str, Any]:
        """Fill what is missing with the initial values."""
        return {
            name: self.cleaned_data.get(name) or field.initial
            for name, field in self.fields.items()
        }

    @property
    def values(self) -> dict[str, Any]:
        """Return every parameter, cleaned; a wrong one has its initial value."""
        self.is_valid()
        return self.cleaned_data


class ListForm(Parameters):
    """A list that is paged."""

    page = PageParameter()


class IndexForm(ListForm):
    """An index of names: by letter, or those that contain some text."""

    letter = TextParameter(required=False, initial="")
    q = TextParameter(required=False, initial="", label="Name contains")

    @property
    def narrows(self) -> bool:
        """Return whether the index has less than all names, whatever the letter."""
        return bool(self.values["q"])


class TopicsForm(IndexForm):
    """The topics by name, or as a tree of those below one of them."""

    view = forms.ChoiceField(choices=[("tree", "tree")], required=False, initial="")
    under = TextParameter(required=False, initial="")


class DirectoryForm(IndexForm):
    """People or institutions by name: all, or those in the stories on a topic."""

    topic = TextParameter(required=False, initial="")

    @property
    def narrows(self) -> bool:
        """Return whether the index has less than all names, whatever the letter."""
        return bool(self.values["q"] or self.values["topic"])


class KnownForm(ListForm):
    """A metric's values: as known on which day, by which clock."""

    as_of = forms.DateField(
        required=False, initial=None, error_messages={"invalid": "is no day; write 2024-01-31."}
    )
    clock = forms.ChoiceField(
        choices=[("said", "was published"), ("recorded", "the archive had recorded")],
        required=False,
        initial="said",
    )

    @property
    def known(self) -> Known:
        """Return the day and the clock; without a day that can be read, now."""
        return Known(self.values["as_of"], Clock(self.values["clock"]))

    @property
    def problem(self) -> str:
        """Return what is wrong with the day that was asked for, or ""."""
        self.is_valid()
        return (
            f"“{self.data.get('as_of', '')}” {self.errors['as_of'][0]}"
            if "as_of" in self.errors
            else ""
        )


class ClaimsForm(ListForm):
    """The claims of a person or an institution: an overview, or all of one kind."""

    kind = forms.ChoiceField(
        choices=[("quotes", "quotes"), ("figures", "figures")], required=False, initial=""
    )


class ExpertForm(ClaimsForm):
    """An expert's claims, and of the figures over time those that stand in one way to others'."""

    stand = TextParameter(required=False, initial="")


class FiguresForm(ListForm):
    """The statistics explorer: words and the properties that a figure has."""

    SORTS = (("newest", "Newest first"), ("oldest", "Oldest first"), ("relevance", "Best match"))

    q = TextParameter(required=False, initial="", label="Words")
    topic = TextParameter(required=False, initial="", label="Topic")
    metric = TextParameter(required=False, initial="", label="Metric")
    outlet = TextParameter(required=False, initial="", label="Outlet")
    unit = TextParameter(required=False, initial="", label="Unit")
    period = TextParameter(required=False, initial="", label="Period")
    low = TextParameter(required=False, initial="", label="From")
    high = TextParameter(required=False, initial="", label="To")
    sort = forms.ChoiceField(choices=SORTS, required=False, initial="newest", label="Order")


class RelatedForm(Parameters):
    """What related claims are narrowed to: one claim of the article, one kind of relation."""

    about = forms.RegexField(r"^(?:statistic|quote)-[0-9]{1,18}$", required=False, initial="")
    show = forms.ChoiceField(
        choices=[(each.value, each.label) for each in related.Show],
        required=False,
        initial=related.Show.ALL.value,
    )


class TextForm(Parameters):
    """A text to hold against the archive."""

    text = TextParameter(required=False, initial="", label="Text", widget=forms.Textarea)


class ArticleForm(Parameters):
    """What is asked of an article's page: the words of a search to mark in it."""

    find = TextParameter(required=False, initial="")


class WordsForm(Parameters):
    """What was typed to search for."""

    q = TextParameter(required=False, initial="", label="Search the archive")


class SearchForm(WordsForm, ListForm):
    """The search page's parameters."""

    KINDS = ("articles", "statistics", "quotes", "experts")
    SORTS = ("relevance", "newest", "oldest")
    FACETS = ("topic", "expert", "org", "outlet", "section", "metric", "lang", "year")

    facet = forms.ChoiceField(choices=[(f, f) for f in FACETS], required=False, initial="")
    kind = forms.ChoiceField(choices=[(k, k) for k in KINDS], required=False, initial=KINDS[0])
    sort = forms.ChoiceField(choices=[(s, s) for s in SORTS], required=False, initial=SORTS[0])
