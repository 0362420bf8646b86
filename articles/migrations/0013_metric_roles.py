"""Let publishers merge and split metrics."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

from articles.newsroom.roles import ADMINISTERED, grant_roles


def grant(apps, schema_editor):
    for label in ADMINISTERED:
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    grant_roles(group.objects, permission.objects)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0012_metric_merging"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
