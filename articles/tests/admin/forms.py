"""Reads the forms of an admin page back into the data a browser would post."""

from typing import Any

from django.forms import BoundField


def posted(page: Any) -> dict[str, Any]:
    """Return the data that a browser sends for the page of an admin response, left unchanged.

    Only what the page renders: a field that no template shows is sent by nobody.
    """
    context = page.context
    data: dict[str, Any] = {}
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for field in form:
            put(data, field)
    html = page.content.decode()
    return {name: value for name, value in data.items() if f'name="{name}"' in html}


def put(data: dict[str, Any], field: BoundField) -> None:
    value = field.value()
    widget = field.field.widget
    if hasattr(widget, "decompress"):
        parts = value if isinstance(value, list) else widget.decompress(value)
        for suffix, part in zip(widget.widgets_names, parts, strict=True):
            data[field.html_name + suffix] = "" if part is None else str(part)
    elif isinstance(value, list | tuple):
        data[field.html_name] = [getattr(v, "pk", v) for v in value]
    elif value is not None and value is not False:
        data[field.html_name] = value
