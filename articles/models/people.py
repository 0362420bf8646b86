"""Who speaks: experts with their names and affiliations, and organizations."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from simple_history.models import HistoricalRecords
from taggit.managers import TaggableManager

from articles.text import normalise

from .base import Addressed, Versioned, address_of
from .outlet import Outlet
from .topic import TaggedExpert, topic_key
from .visibility import public_claims

partial_date = RegexValidator(
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
    "Write a year, a month or a day: 2021, 2021-03 or 2021-03-05.",
)


class OrganizationQuerySet(models.QuerySet["Organization"]):
    def canonical(self) -> "OrganizationQuerySet":
        """Return the organizations that were not merged into another."""
        return self.filter(merged_into=None)

    def public(self) -> "OrganizationQuerySet":
        """Return the organizations that a public claim names or a public expert belongs to."""
        return self.canonical().filter(
            Exists(public_claims("Statistic").filter(producer=OuterRef("pk")))
            | Exists(public_claims("Quote").filter(organization=OuterRef("pk")))
            | Exists(
                Affiliation.objects.filter(
                    organization=OuterRef("pk"), expert__in=Expert.objects.public()
                )
            )
        )


class Organization(Addressed, Versioned):
    """An institution that people speak for or that numbers come from."""

    name = models.CharField(max_length=300, unique=True)
    short_name = models.CharField(max_length=60, blank=True, help_text="Such as MIIT")
    place = models.CharField(max_length=120, blank=True)
    description = models.TextField(blank=True)
    homepage = models.URLField(max_length=500, blank=True)
    wikidata_id = models.CharField("Wikidata", max_length=20, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )
    history = HistoricalRecords()
    objects = OrganizationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        permissions = [("merge_organization", "Can merge organizations, and undo it")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("organization", self.slug)


class OrganizationName(models.Model):
    """Another name of an organization, in any script."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="names")
    name = models.CharField(max_length=300)
    key = models.CharField(max_length=600, db_index=True, editable=False)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        verbose_name = "other name"
        constraints = [
            models.UniqueConstraint(fields=["organization", "key"], name="organization_name_once")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the name with the key it is found by."""
        self.key = topic_key(self.name)
        super().save(*args, **kwargs)


class ExpertQuerySet(models.QuerySet["Expert"]):
    def canonical(self) -> "ExpertQuerySet":
        """Return the experts that were not merged into another."""
        return self.filter(merged_into=None)

    def public(self) -> "ExpertQuerySet":
        """Return the experts readers may see: a public statistic or quote is theirs."""
        return self.canonical().filter(
            Exists(public_claims("Statistic").filter(speaker=OuterRef("pk")))
            | Exists(public_claims("Quote").filter(speaker=OuterRef("pk")))
        )

    def named(self, name: str, outlet: Outlet | None = None, on: str = "") -> "ExpertQuerySet":
        """Return the experts with this name or alias, whatever its case and accents.

        An alias that is limited to an outlet or a period counts only where both are met: `on` is
        the day of the text as YYYY-MM-DD. Without outlet or day, limited aliases do not count.
        """
        key = topic_key(name)
        aliases = ExpertName.objects.filter(key=key).in_force(outlet, on)
        return self.canonical().filter(Q(key=key) | Q(pk__in=aliases.values("expert")))


class Expert(Addressed, Versioned):
    """A named person whom articles quote or cite."""

    name = models.CharField(max_length=200)
    sort_name = models.CharField(
        max_length=200, blank=True, help_text="How indexes list it; left empty: the last word first"
    )
    key = models.CharField(max_length=400, db_index=True, editable=False)
    note = models.TextField(blank=True, help_text="Who this is, in a sentence or two")
    wikidata_id = models.CharField("Wikidata", max_length=20, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )
    topics = TaggableManager(through=TaggedExpert, blank=True, verbose_name="topics")
    history = HistoricalRecords()
    objects = ExpertQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name", "pk"]
        permissions = [("merge_expert", "Can merge experts, and undo it")]
        indexes = [models.Index(fields=["merged_into", "sort_name"], name="expert_by_name")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the expert with the key and sort name that follow from the name."""
        self.name = normalise(self.name).strip()
        self.key = topic_key(self.name)
        if not self.sort_name:
            first, _, last = self.name.rpartition(" ")
            self.sort_name = f"{last}, {first}" if first else self.name
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address_of("expert", self.slug)


class ExpertNameQuerySet(models.QuerySet["ExpertName"]):
    def in_force(self, outlet: Outlet | None, on: str) -> "ExpertNameQuerySet":
        """Return the names that count in a text of this outlet on this day (YYYY-MM-DD or "").

        A partial date covers all its days: a name from 2021-03 to 2021 is in force in May 2021.
        """
        started = Q(start__lte=on)
        ended = Q(end="") | Q(end__gte=on) | Q(end__in=[on[:4], on[:7]])
        dated = started & ended if on else Q(start="", end="")
        return self.filter(Q(outlet=None) | Q(outlet=outlet), dated)


class ExpertName(models.Model):
    """Another name of an expert: a spelling, a script, an alias.

    Limited to an outlet or a period it names the expert only there, so that two people of one
    name stay apart.
    """

    expert = models.ForeignKey(Expert, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=400, db_index=True, editable=False)
    outlet = models.ForeignKey(
        Outlet, models.CASCADE, null=True, blank=True, help_text="Only in this outlet"
    )
    start = models.CharField(
        max_length=10, blank=True, validators=[partial_date], help_text="2021, 2021-03, 2021-03-05"
    )
    end = models.CharField(max_length=10, blank=True, validators=[partial_date])
    history = HistoricalRecords()
    objects = ExpertNameQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = "other name"
        constraints = [models.UniqueConstraint(fields=["expert", "key"], name="expert_name_once")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the name in NFC with the key it is found by."""
        self.name = normalise(self.name).strip()
        self.key = topic_key(self.name)
        super().save(*args, **kwargs)


class Affiliation(models.Model):
    """That an expert holds or held a role at an organization, with partial dates."""

    expert = models.ForeignKey(Expert, models.CASCADE, related_name="affiliations")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="affiliations")
    role = models.CharField(max_length=200, blank=True)
    start = models.CharField(
        max_length=10, blank=True, validators=[partial_date], help_text="2021, 2021-03, 2021-03-05"
    )
    end = models.CharField(max_length=10, blank=True, validators=[partial_date])
    history = HistoricalRecords()

    class Meta:
        ordering = ["-start", "pk"]
        indexes = [models.Index(fields=["organization", "expert"])]

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.role, str(self.organization)]))

    def clean(self) -> None:
        """Refuse a role that ends before it starts."""
        width = min(len(self.start), len(self.end))
        if width and self.end[:width] < self.start[:width]:
            raise ValidationError({"end": "The role ends before it starts."})
