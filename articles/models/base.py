"""What every record shares: a version that stops lost updates, and a permanent address."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.functional import cached_property

from articles.text import is_slug, slug_of

SLUG_LENGTH = 120
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")


def address_of(name: str, key: int | str) -> str:
    """Return what `reverse(name, args=[key])` returns, in a fraction of its time.

    A page has a hundred addresses of a few kinds. Keys in other letters than these are quoted, and
    what cannot stand in an address is refused, by Django.
    """
    if isinstance(key, int | str) and _PLAIN.fullmatch(str(key)):
        start, end = _around(name, get_script_prefix())
        return f"{start}{key}{end}"
    return reverse(name, args=[key])


@lru_cache
def _around(name: str, prefix: str) -> tuple[str, str]:
    """Return what stands before and behind the key in the addresses of a name."""
    start, _, end = reverse(name, args=["0"]).rpartition("0")
    return start, end


def validate_slug(value: str) -> None:
    """Raise ValidationError, naming what may stand there, for what cannot be a slug."""
    if not is_slug(value):
        raise ValidationError(
            "An address has letters and digits of any script, hyphens and underscores.",
            code="invalid",
        )


class SlugInput(forms.CharField):
    """The form field of a slug, in NFC."""

    def to_python(self, value: Any) -> Any:
        """Return the slug composed, as it is stored."""
        return unicodedata.normalize("NFC", super().to_python(value) or "")


class AddressField(models.SlugField):
    """A slug in any script. Django's own refuses the vowel signs of Hindi or Thai."""

    @cached_property
    def validators(self) -> list[Any]:
        """Return what checks a slug; Django adds the length."""
        return [validate_slug]

    def deconstruct(self) -> Any:
        """Return the field as Django's: in the database nothing is different."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.SlugField", args, kwargs

    def formfield(self, *args: Any, **kwargs: Any) -> Any:
        """Return the form field that leaves validation to this one."""
        kwargs["form_class"] = SlugInput
        kwargs.pop("allow_unicode", None)
        return models.CharField.formfield(self, *args, **kwargs)


def canonical_of(record: Any) -> Any:
    """Return the record that this one was merged into; itself where it was not, or cannot be."""
    return getattr(record, "merged_into", None) or record


class EditConflict(Exception):
    """Somebody saved the record after this copy of it was read; nothing was written."""

    def __init__(self, record: models.Model) -> None:
        name = record._meta.verbose_name
        super().__init__(
            f"This {name} was saved by somebody else since you opened it. "
            "Load it again, compare, and save your change on top."
        )
        self.record = record


class Versioned(models.Model):
    """A record whose `version` grows by one with each save; saving an old copy is refused."""

    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    modified_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the record; raise EditConflict when it changed since this copy was read."""
        if self._state.adding:
            super().save(*args, **kwargs)
            return
        seen = self.version
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "version", "modified_at"}
        try:
            with transaction.atomic():
                self._claim_next_version()
                super().save(*args, **kwargs)
        except BaseException:
            self.version = seen
            raise

    def _claim_next_version(self) -> None:
        rows = type(self)._base_manager.filter(pk=self.pk, version=self.version)
        if not rows.update(version=self.version + 1):
            raise EditConflict(self)
        self.version += 1


class FormerAddress(models.Model):
    """A slug that a record once had: requests for it are redirected to the present one."""

    kind = models.CharField(max_length=40)
    slug = models.CharField(max_length=SLUG_LENGTH)
    target_id = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "former addresses"
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="former_address_once")]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"


def unique_slugs(model: type[models.Model], texts: Iterable[str]) -> list[str]:
    """Return one free slug for each text, readable in any script, none used twice.

    A few queries whatever the number of texts; slugs that other records had before count as taken.
    """
    kind = str(model._meta.model_name)
    bases = [slug_of(text, SLUG_LENGTH - 8) or kind for text in texts]
    taken = set(_taken_slugs(model, bases))
    slugs = []
    for base in bases:
        slug, number = base, 2
        while slug in taken:
            slug, number = f"{base}-{number}", number + 1
        taken.add(slug)
        slugs.append(slug)
    return slugs


def _taken_slugs(model: type[models.Model], bases: list[str]) -> Iterable[str]:
    """Yield the used slugs that could collide with a base or with a base and a number."""
    former = FormerAddress.objects.filter(kind=model._meta.model_name)
    repeated = {base for base, times in Counter(bases).items() if times > 1}
    for rows in (model._base_manager.all(), former):
        for start in range(0, len(bases), 500):
            some = bases[start : start + 500]
            used = set(rows.filter(slug__in=some).values_list("slug", flat=True))
            yield from used
            # The prefix is searched row by row, so only for what is used or wanted twice.
            for base in (used | repeated).intersection(some):
                yield from rows.filter(slug__startswith=f"{base}-").values_list("slug", flat=True)


class Addressed(models.Model):
    """A record with a slug of its own; when the slug changes the old address redirects."""

    slug = AddressField(max_length=SLUG_LENGTH, unique=True, allow_unicode=True, blank=True)

    class Meta:
        abstract = True

    def slug_source(self) -> str:
        """Return the text that the slug is made from."""
        return str(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the record with a slug, and remember the slug it had before."""
        with transaction.atomic():
            if not self.slug:
                [self.slug] = unique_slugs(type(self), [self.slug_source()])
            if not self._state.adding:
                self._remember_former_slug()
            super().save(*args, **kwargs)

    def _remember_former_slug(self) -> None:
        old = type(self)._base_manager.filter(pk=self.pk).values_list("slug", flat=True).first()
        kind = self._meta.model_name
        if old and old != self.slug:
            FormerAddress.objects.filter(kind=kind, slug=self.slug, target_id=self.pk).delete()
            FormerAddress.objects.update_or_create(
                kind=kind, slug=old, defaults={"target_id": self.pk}
            )
