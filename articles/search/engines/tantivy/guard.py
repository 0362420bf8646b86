"""Errors of the index as SearchUnavailable, so that a damaged file costs a notice and no page."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from articles.search.results import SearchUnavailable

from .folder import CURE

P = ParamSpec("P")
T = TypeVar("T")


def ask(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return what a call into tantivy returns; raise SearchUnavailable when it fails.

    It raises ValueError and OSError for what it knows to be wrong. For anything else Rust panics;
    that arrives as a BaseException whose class cannot be imported.
    """
    try:
        return call(*args, **kwargs)
    except (ValueError, OSError) as error:
        raise SearchUnavailable(f"The search index cannot be read ({error}). {CURE}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise SearchUnavailable(f"The search index is damaged ({error}). {CURE}") from error
