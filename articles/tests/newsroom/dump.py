"""The whole archive as text: what a merge and its undoing must leave as it was.

Left out are the counters that only grow (a record's version, when it was last saved), the history
and the log: they tell that something was done and undone.
"""

import json

from django.apps import apps

from articles.exports import TABLES, Site, json_lines

COUNTERS = {"version", "modified_at"}
LOGS = {"merge", "outboxrow", "distinct", "edition", "unreadarticle"}


def rows() -> str:
    """Return every row of every table of the archive."""
    lines = []
    for model in apps.get_app_config("articles").get_models():
        name = model._meta.model_name
        if name in LOGS or name.startswith("historical"):
            continue
        names = [f.attname for f in model._meta.concrete_fields if f.name not in COUNTERS]
        for row in model._base_manager.order_by("pk").values(*names):
            lines.append(f"{name} {json.dumps(row, default=str, ensure_ascii=False)}")
    return "\n".join(lines)


def export() -> str:
    """Return the public export of every table, as readers download it."""
    site = Site("Archive", "https://archive.example")
    text = ""
    for table in TABLES.values():
        for row in table.rows(site):
            text += "".join(json_lines([{k: v for k, v in row.items() if k not in COUNTERS}]))
    return text
