"""`{% url %}` as everywhere, but an address without parts is worked out once.

Every page has some thirty links of its frame; working them out took a twentieth of its time.
"""

from typing import Any

from django import template
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as any_url
from django.urls import get_script_prefix

register = template.Library()


class FixedURLNode(URLNode):
    """An address that is the same on every page of a process."""

    def __init__(self, view_name: Any) -> None:
        super().__init__(view_name, [], {}, None)
        self.known: dict[str, str] = {}

    def render(self, context: template.Context) -> str:
        """Return the address; what it begins with may differ between requests."""
        prefix = get_script_prefix()
        if prefix not in self.known:
            self.known[prefix] = super().render(context)
        return self.known[prefix]


@register.tag
def url(parser: Parser, token: Token) -> template.Node:
    """Read `{% url 'name' %}`; with anything more it is Django's own."""
    node = any_url(parser, token)
    is_fixed = isinstance(node.view_name.var, str)
    if node.args or node.kwargs or node.asvar or not is_fixed:
        return node
    return FixedURLNode(node.view_name)
