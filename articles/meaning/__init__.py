"""Meaning: which claims are near a text by the operator's encoder, where one is admitted.

`near` is all that readers' pages call. Without RELATED_ENCODER, without an admission or without
vectors it returns None at once, and whatever is wrong with the folder, words alone go on.
"""

from .admission import Admission, admission, admit, revoke, turn_off
from .claims import KINDS, Near, build, near
from .folders import encoder_wanted

__all__ = [
    "KINDS",
    "Admission",
    "Near",
    "admission",
    "admit",
    "build",
    "encoder_wanted",
    "near",
    "revoke",
    "turn_off",
]
