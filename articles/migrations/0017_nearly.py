"""Keep "nearly 12,000" apart from "under 12,000": the first is close to the number."""

import re

from django.db import migrations, models

CHOICES = [
    (name, name.replace("_", " "))
    for name in ("exact", "about", "over", "nearly", "under", "at_least", "up_to")
]
BEGINS = re.compile(
    r"\s*(?:nearly|almost|approaching|nearing|not\s+quite|(?:just\s+)?shy\s+of|近|"
    r"(?:just|slightly|a\s+little|barely)\s+(?:under|below|less\s+than|fewer\s+than|lower\s+than|"
    r"short\s+of))",
    re.IGNORECASE,
)
BATCH = 500


def part(apps, schema_editor):
    """Read the words of the figures kept as "under" again: records, histories, suggestions."""
    changed = _rename(apps.get_model("articles", "Statistic"))
    _rename(apps.get_model("articles", "HistoricalStatistic"))
    _propose(apps.get_model("articles", "Suggestion"))
    rows = apps.get_model("articles", "OutboxRow")
    rows.objects.bulk_create(
        [rows(kind="statistics", record_id=pk) for pk in changed], batch_size=BATCH
    )


def _rename(model):
    under = model.objects.filter(approximation="under").order_by()
    found = [pk for pk, exact in under.values_list("pk", "exact").iterator() if BEGINS.match(exact)]
    for start in range(0, len(found), BATCH):
        some = model.objects.filter(pk__in=found[start : start + BATCH])
        some.update(approximation="nearly")
    return found


def _propose(model):
    waiting = model.objects.filter(kind="statistic", state="open", proposed__approximation="under")
    rows = [row for row in waiting.only("exact", "proposed") if BEGINS.match(row.exact)]
    for row in rows:
        row.proposed["approximation"] = "nearly"
    model.objects.bulk_update(rows, ["proposed"], batch_size=BATCH)


def join(apps, schema_editor):
    """Keep both as "under" again."""
    for name in ("Statistic", "HistoricalStatistic"):
        rows = apps.get_model("articles", name).objects.filter(approximation="nearly")
        rows.update(approximation="under")


class Migration(migrations.Migration):
    dependencies = [("articles", "0016_left_orphaned")]

    operations = [
        migrations.AlterField(
            model_name=model,
            name="approximation",
            field=models.CharField(choices=CHOICES, default="exact", max_length=10),
        )
        for model in ("statistic", "historicalstatistic")
    ] + [migrations.RunPython(part, join)]
