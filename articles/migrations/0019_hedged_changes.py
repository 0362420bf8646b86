"""Tell “up more than 20 percent” from “up 20 percent”: only the latter implies a base."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0018_directories"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalstatistic",
            name="change_approximation",
            field=models.CharField(
                choices=[
                    ("exact", "exact"),
                    ("about", "about"),
                    ("over", "over"),
                    ("nearly", "nearly"),
                    ("under", "under"),
                    ("at_least", "at least"),
                    ("up_to", "up to"),
                ],
                default="exact",
                help_text="“up more than 20 percent” is over",
                max_length=10,
                verbose_name="how exact the change is",
            ),
        ),
        migrations.AddField(
            model_name="statistic",
            name="change_approximation",
            field=models.CharField(
                choices=[
                    ("exact", "exact"),
                    ("about", "about"),
                    ("over", "over"),
                    ("nearly", "nearly"),
                    ("under", "under"),
                    ("at_least", "at least"),
                    ("up_to", "up to"),
                ],
                default="exact",
                help_text="“up more than 20 percent” is over",
                max_length=10,
                verbose_name="how exact the change is",
            ),
        ),
    ]
