"""Single values of a row -> clean values of a record; each function raises FieldError."""

import re
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from articles.importers.records import FieldError
from articles.text import normalise

_SURROGATE = re.compile("[\ud800-\udfff]")
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*", re.IGNORECASE
)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def clean_text(field: str, value: Any) -> str:
    """Return text in NFC with `\\n` line ends; empty for None. Numbers are written out."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        kind = {"dict": "an object", "list": "a list", "bool": "true or false"}
        reason = f"text was expected, not {kind.get(type(value).__name__, 'this value')}"
        raise FieldError(field, reason, "Write it as text in quotation marks.")
    text = str(value)
    if "\x00" in text:
        raise FieldError(field, "it has a NUL character", "Take the character out of the file.")
    if surrogate := _SURROGATE.search(text):
        raise FieldError(field, _half_character(ord(surrogate[0])), "Save the file as UTF-8.")
    return normalise(text).strip()


def _half_character(code: int) -> str:
    """Say what a lone surrogate is: Python puts U+DC80 to U+DCFF for bytes it cannot decode."""
    if 0xDC80 <= code <= 0xDCFF:
        return f"it has the byte 0x{code - 0xDC00:02x}, which is not UTF-8"
    return f"it has half a character (\\u{code:04x})"


def clean_line(field: str, value: Any, limit: int) -> str:
    """Return text of one line with single spaces, at most `limit` characters."""
    line = " ".join(clean_text(field, value).split())
    if len(line) > limit:
        reason = f"it has {len(line)} characters, at most {limit} fit"
        raise FieldError(field, reason, "Shorten it, or map the right field to it.")
    return line


def clean_list(field: str, value: Any, limit: int) -> tuple[str, ...]:
    """Return the different names of a list, or of a text with `;` (else `,`) between them."""
    if isinstance(value, str):
        value = value.split(";" if ";" in value else ",")
    if not isinstance(value, list | tuple):
        value = [value]
    names = [clean_line(field, item, limit) for item in value]
    return tuple(dict.fromkeys(name for name in names if name))


def clean_language(field: str, value: Any) -> str:
    """Return a language tag in the case that RFC 5646 recommends: `en`, `zh-Hant`, `pt-BR`."""
    tag = clean_text(field, value).replace("_", "-")
    if not tag:
        return ""
    if not _LANGUAGE.fullmatch(tag) or len(tag) > 35:
        raise FieldError(field, f"“{tag[:40]}” is not a language tag", "Write en, zh or pt-BR.")
    first, *rest = tag.split("-")
    shapes = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(shapes.get(len(part), str.lower)(part) for part in rest)])


def clean_url(field: str, value: Any) -> str:
    """Return an http(s) address: scheme and host in small letters, no default port, no fragment."""
    text = clean_text(field, value)
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError as error:
        raise _bad_url(field, text, str(error)) from error
    if parts.scheme.lower() not in _DEFAULT_PORTS:
        raise _bad_url(field, text, "it does not begin with http:// or https://")
    if not host or parts.username is not None or parts.password is not None:
        raise _bad_url(field, text, "it has no host name, or a password in it")
    if re.search(r"[\s<>\"\\^`{|}]", text) or len(text.encode()) > 2000:
        raise _bad_url(field, text, "it has characters that no address has, or over 2,000 bytes")
    scheme = parts.scheme.lower()
    host = f"[{host}]" if ":" in host else host
    netloc = host if port in (None, _DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    return urlunsplit((scheme, netloc, parts.path or "/", parts.query, ""))


def _bad_url(field: str, text: str, reason: str) -> FieldError:
    cure = "Write a whole address such as https://example.org/story, or leave it empty."
    return FieldError(field, f"“{text[:80]}” is not a web address: {reason}", cure)
