"""The one error of this room; its message is for the editor."""


class ReviewError(Exception):
    """A suggestion cannot be decided this way; says why and what to do. Nothing was written."""
