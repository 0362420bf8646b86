"""Display only: how figures, periods, dates and languages are written on a page."""

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode, urlsplit

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.models import Passage, Quote, Statistic
from articles.periods import format_period, parse_period
from articles.quantities import (
    Approximation,
    Quantity,
    UnitKind,
    format_quantity,
    format_value,
)

register = template.Library()

MOST_DECIMALS = 6

# Languages written from right to left, by ISO 639 code, and the scripts that say so themselves.
RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ps sd ug ur yi".split())
RIGHT_TO_LEFT_SCRIPTS = frozenset(["adlm", "arab", "hebr", "nkoo", "syrc", "thaa"])
OPENING_MARKS = ("“", "‘", "«", "„", "「", "『", '"', "&quot;")
# Characters of a sentence shown before and after the words; some texts have no sentence ends.
CONTEXT = 400
_SCALED = re.compile(r"(?<=\d) (?=%|percent\b|[mbtr]\w*illion\b)")
DIRECTIONS = {"up": "up", "down": "down", "flat": "unchanged"}


@register.filter
def figure(statistic: Statistic) -> str:
    """Return the number in words with its unit: “about 1.86 trillion yuan”.

    A share of a whole, such as “one in ten”, stays as it was written: nobody says “0.1”. So does
    one that has no short decimal form.
    """
    digits = -int(statistic.value.normalize().as_tuple().exponent)
    is_share = statistic.unit.kind == UnitKind.NONE and 0 < statistic.value < 1
    if is_share or digits > MOST_DECIMALS:
        return statistic.exact
    return format_quantity(statistic.quantity)


@register.filter
def unbroken(text: str) -> str:
    """Return a text whose numbers stand on one line with their scale and their sign of percent.

    For headlines and reasons. Running text may break, and the words of a claim stay as they are.
    """
    return _SCALED.sub("\N{NO-BREAK SPACE}", text)


@register.filter
def quantity(amount: Quantity) -> str:
    """Return an amount in words with its unit: “261.2 billion US dollars”."""
    return format_quantity(amount)


@register.filter
def period(statistic: Statistic) -> str:
    """Return the period a figure is about: “end of 2023”, or ""."""
    return format_period(statistic.period) if statistic.period else ""


@register.filter
def what(statistic: Statistic) -> str:
    """Return the metric's name, or what is counted and where: “5G base stations, China”."""
    if statistic.metric:
        return statistic.metric.name
    place = "" if statistic.place in statistic.counted else statistic.place
    return ", ".join(filter(None, [statistic.counted, place]))


@register.filter
def sentence(claim: Passage) -> SafeString:
    """Return the sentence around a claim with the claim's words in `<mark>`."""
    span = claim.sentence_span
    if span is None:
        return format_html("<mark>{}</mark>", claim.exact)
    text = claim.article.plain_text
    before, after = text[span[0] : claim.start], text[claim.end : span[1]]
    if len(before) > CONTEXT:
        before = f"… {before[-CONTEXT:].partition(' ')[2]}"
    if len(after) > CONTEXT:
        after = f"{after[:CONTEXT].rpartition(' ')[0]} …"
    return format_html("{}<mark>{}</mark>{}", before, text[claim.start : claim.end], after)


@register.filter
def quoted(quote: Quote, found: str = "") -> str:
    """Return the words of a quote: a direct one in quotation marks, others as they are.

    `found` are its words as a search found them, safe HTML.
    The comma before “he said” belongs to the sentence around the words.
    """
    words = (found or quote.exact).rstrip(",")
    if quote.kind != Quote.Kind.DIRECT or words.startswith(OPENING_MARKS):
        return words
    return f"“{words}”"


@register.filter
def change(statistic: Statistic) -> str:
    """Return the change a story states: “up 29 percent from 2022”, or ""."""
    if not statistic.change_direction:
        return ""
    words = [DIRECTIONS[statistic.change_direction]]
    if statistic.change_amount is not None:
        unit = statistic.get_change_unit_display() if statistic.change_unit else ""
        hedge = statistic.change_approximation
        hedged = "" if hedge == Approximation.EXACT else hedge.replace("_", " ")
        words += [hedged, format_value(statistic.change_amount), unit]
    if statistic.change_base:
        words.append(f"from {format_period(statistic.change_base)}")
    return " ".join(filter(None, words))


@register.filter
def partial_date(text: str) -> str:
    """Return a year, month or day in words: “2021-03” is “March 2021”."""
    known = parse_period(text) if text else None
    return format_period(known) if known else text


@register.filter
def iso(moment: datetime | None) -> str:
    """Return a moment for `<time datetime>`, which knows no microseconds, in the site's zone."""
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""


@register.filter
def text_dir(language: str) -> str:
    """Return the direction of a BCP 47 language: “rtl” for Arabic, Hebrew, Persian, Urdu …"""
    first, *subtags = language.lower().replace("_", "-").split("-")
    scripts = {tag for tag in subtags if len(tag) == 4 and tag.isalpha()}
    if scripts:
        return "rtl" if scripts & RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if first in RIGHT_TO_LEFT else "ltr"


@register.filter
def host(address: str) -> str:
    """Return the host of an address without www, or "" when it is no address."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@register.filter
def share_of(number: int, most: int) -> int:
    """Return a number as a percentage of the greatest, at least 1 for what is not zero."""
    return max(1, round(100 * number / most)) if number and most else 0


@register.filter
def plain_number(value: Decimal) -> str:
    """Return a number in full, in groups of three digits: “3,377,000”."""
    return f"{value.normalize():,f}".replace("-", "−")


@register.filter
def grouped(number: Any) -> str:
    """Return how many there are, in groups of three digits: “12,034”; other text as it is."""
    return f"{number:,}" if isinstance(number, int) else str(number)


@register.filter
def at(mapping: Mapping[str, Any], key: str) -> Any:
    """Return the value of a key, or ""."""
    return mapping.get(key, "")


@register.filter
def result_name(kind: str, number: int) -> str:
    """Return what a reader calls so many results of a kind: 1 figure, 2 figures."""
    name = "figures" if kind == "statistics" else kind
    return name.removesuffix("s") if number == 1 else name


@register.simple_tag
def search_url(q: str, **parameters: Any) -> str:
    """Return the address of a search: `{% search_url "topic:energy" kind="statistics" %}`."""
    return f"{reverse('search')}?{urlencode({'q': q} | parameters)}"


@register.simple_tag(takes_context=True)
def absolute(context: dict[str, Any], address: str) -> str:
    """Return an address with scheme and host, for what leaves the site."""
    request: HttpRequest = context["request"]
    return request.build_absolute_uri(address)
