"""Statistics: one reported number, with the words it came from."""

from decimal import Context, Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords
from taggit.managers import TaggableManager

from articles.periods import Precision
from articles.quantities import (
    Approximation,
    Quantity,
    UnitKind,
    format_quantity,
    parse,
)

from .base import address_of
from .metric import UNIT_HELP, Metric
from .passage import Passage
from .people import Expert, Organization
from .reported import Reported
from .topic import TaggedStatistic

SIGNIFICANT_DIGITS = 15
DECIMAL_PLACES = 12


def fits_exactly(value: Decimal) -> None:
    """Refuse a number that not every database keeps exactly (SQLite holds 15 digits)."""
    digits = value.normalize().as_tuple().digits
    if len(digits) > SIGNIFICANT_DIGITS:
        raise ValidationError(
            f"{value} has {len(digits)} significant digits; "
            f"the archive keeps {SIGNIFICANT_DIGITS}. Round it."
        )


def storable(value: Decimal) -> Decimal:
    """Return the number as the archive keeps it: a third has no end, so it is cut to what fits.

    Rounding keeps the order of numbers, so a value stays inside its interval.
    """
    rounded = Context(prec=SIGNIFICANT_DIGITS).plus(value)
    exponent = rounded.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -DECIMAL_PLACES:
        return rounded.quantize(Decimal(1).scaleb(-DECIMAL_PLACES))
    return rounded


def _bounds(quantity: Quantity) -> tuple[Decimal, Decimal | None]:
    upper = None if quantity.upper is None else storable(quantity.upper)
    return storable(quantity.value), upper


class NumberField(models.DecimalField):
    """An exact decimal number of at most 15 significant digits."""

    default_validators = [fits_exactly]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_digits": 34, "decimal_places": DECIMAL_PLACES} | kwargs)


class Statistic(Reported, Passage):
    """One reported number: value, unit, what is counted, period, speaker and passage."""

    class Direction(models.TextChoices):
        UP = "up", "up"
        DOWN = "down", "down"
        FLAT = "flat", "unchanged"

    value = NumberField(null=False, blank=True)
    value_upper = NumberField("upper end", null=True, blank=True, help_text="Only for a range")
    interval_low = NumberField(editable=False)
    interval_high = NumberField(editable=False)
    approximation = models.CharField(
        max_length=10,
        choices=[(a.value, a.value.replace("_", " ")) for a in Approximation],
        default=Approximation.EXACT.value,
    )
    unit_code = models.CharField(
        "unit",
        max_length=40,
        blank=True,
        help_text=UNIT_HELP,
    )
    counted = models.CharField(
        "what is counted or measured", max_length=200, blank=True, help_text="5G base stations"
    )
    equivalent_value = NumberField(
        "equivalent", null=True, blank=True, help_text="The same amount in another unit: 261.2"
    )
    equivalent_unit_code = models.CharField(
        "unit of the equivalent", max_length=40, blank=True, help_text="USD of ($261.20 billion)"
    )
    # Its index is the one by metric and period.
    metric = models.ForeignKey(
        Metric, models.SET_NULL, null=True, blank=True, related_name="statistics", db_index=False
    )
    place = models.CharField(max_length=120, blank=True)
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    period_precision = models.CharField(
        max_length=10, choices=[(p.value, p.value) for p in Precision], blank=True
    )
    period_is_point = models.BooleanField(
        "at the end of the period", default=False, help_text="A level on the period's last day"
    )
    is_projection = models.BooleanField("projection or target", default=False)
    change_amount = NumberField(null=True, blank=True)
    change_unit = models.CharField(
        max_length=20,
        blank=True,
        choices=[("percent", "percent"), ("percentage_point", "percentage points")],
        help_text="Empty: in the unit of the figure",
    )
    change_approximation = models.CharField(
        "how exact the change is",
        max_length=10,
        choices=[(a.value, a.value.replace("_", " ")) for a in Approximation],
        default=Approximation.EXACT.value,
        help_text="“up more than 20 percent” is over",
    )
    change_direction = models.CharField(max_length=5, choices=Direction.choices, blank=True)
    change_base_start = models.DateField("compared with, from", null=True, blank=True)
    change_base_end = models.DateField("compared with, to", null=True, blank=True)
    speaker = models.ForeignKey(
        Expert, models.PROTECT, null=True, blank=True, related_name="statistics"
    )
    speaker_role = models.CharField("role at the time", max_length=300, blank=True)
    producer = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="produced_statistics",
        help_text="The organization that the number comes from",
    )
    topics = TaggableManager(through=TaggedStatistic, blank=True, verbose_name="topics")
    history = HistoricalRecords()

    class Meta(Passage.Meta):
        abstract = False
        ordering = ["article_id", "start", "pk"]
        indexes = [
            models.Index(fields=["metric", "period_end", "id"], name="statistic_by_metric"),
            models.Index(fields=["unit_code", "value"], name="statistic_by_value"),
            models.Index(fields=["anchor_state"], name="statistic_anchor"),
        ]
        constraints = [
            *Passage.Meta.constraints,
            models.CheckConstraint(
                condition=Q(interval_low__lte=F("value")) & Q(interval_high__gte=F("value")),
                name="statistic_value_in_interval",
            ),
            models.CheckConstraint(
                condition=Q(value_upper__isnull=True) | Q(value_upper__gte=F("value")),
                name="statistic_range_in_order",
                violation_error_message="The upper end lies below the value.",
            ),
            models.CheckConstraint(
                condition=Q(period_start__isnull=True, period_end__isnull=True)
                | Q(period_start__lte=F("period_end")),
                name="statistic_period_in_order",
                violation_error_message="A period has a start and an end, in this order.",
            ),
            models.CheckConstraint(
                condition=Q(equivalent_value__isnull=False) | Q(equivalent_unit_code=""),
                name="statistic_equivalent_has_value",
                violation_error_message="An equivalent needs its value beside its unit.",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, [format_quantity(self.quantity), self.counted]))

    def take(self, quantity: Quantity) -> None:
        """Set value, bounds, interval, unit and approximation from a quantity that was read."""
        self.value, self.value_upper = _bounds(quantity)
        self._take_interval(quantity)
        self.approximation = quantity.approximation.value
        self.unit_code = self.unit_code or quantity.unit.code
        if quantity.unit.kind == UnitKind.COUNT:
            self.counted = self.counted or quantity.unit.name

    def _take_interval(self, quantity: Quantity) -> None:
        self.interval_low = storable(quantity.interval.low)
        self.interval_high = storable(quantity.interval.high)

    def read_value(self) -> None:
        """Fill an empty value from the words; raise ValidationError when they are no number."""
        read = parse(self.exact)
        typed: Decimal | None = self.value
        if typed is None:
            if read is None:
                raise ValidationError(
                    {"value": f"“{self.exact}” cannot be read as a number. Type the value."}
                )
            self.take(read)
        elif read is not None and _bounds(read) == (self.value, self.value_upper):
            self._take_interval(read)
        elif self.interval_low is None or not self._interval_holds():
            self._take_interval_of_digits()

    def _take_interval_of_digits(self) -> None:
        """Set the interval that the digits of a value typed by hand were rounded in."""
        upper = self.value_upper or self.value
        low, high = (parse(f"{end.normalize():f}") for end in (self.value, upper))
        self.interval_low = storable(low.interval.low) if low else self.value
        self.interval_high = storable(high.interval.high) if high else upper

    def _interval_holds(self) -> bool:
        return (
            self.interval_low
            <= self.value
            <= (self.value_upper or self.value)
            <= (self.interval_high)
        )

    def clean(self) -> None:
        """Refuse words that are not in the article or hold no number, saying what to do."""
        super().clean()
        self.read_value()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the statistic; value and rounding interval come from the words where empty."""
        self.read_value()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address_of("statistic", self.pk)
