"""Addresses in templates: the same as Django's, whatever the archive's own address begins with."""

from django.template import Context, Template
from django.urls import set_script_prefix

TEXT = """
{% url 'topics' %} {% url name %} {% url 'topic' 'energy' %}{% url 'about' as it %} {{ it }}
"""


def test_an_address_is_found_by_name_by_variable_with_parts_and_under_a_name():
    written = Template(TEXT).render(Context({"name": "experts"}))
    assert written.strip() == "/topics/ /experts/ /topics/energy/ /about/"


def test_an_address_begins_with_what_the_request_begins_with():
    template = Template("{% url 'topics' %}")
    try:
        assert template.render(Context()) == "/topics/"
        set_script_prefix("/news/")
        assert template.render(Context()) == "/news/topics/"
    finally:
        set_script_prefix("/")
    assert template.render(Context()) == "/topics/"
