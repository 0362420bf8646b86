"""Review: what the finders propose, and what an editor makes of it. The only writer of both.

Every decision checks the role, works in one transaction, writes history and can be undone. It
raises ReviewError with a message for the editor, PermissionDenied, or EditConflict.
"""

from .deciding import accept, reject, undo
from .entering import Entered, enter, name_anew, take_out
from .errors import ReviewError
from .making import fields
from .people import matches
from .proposals import Proposal, propose
from .reading import Reading, catch_up, connect, enqueue, read_waiting
from .showing import Correction, Tally, corrections, open_for, precision, refusals, unread
from .suggesting import FINDER_VERSION, Receipt, suggest

__all__ = [
    "FINDER_VERSION",
    "Correction",
    "Entered",
    "Proposal",
    "Reading",
    "Receipt",
    "ReviewError",
    "Tally",
    "accept",
    "catch_up",
    "connect",
    "corrections",
    "enqueue",
    "enter",
    "fields",
    "matches",
    "name_anew",
    "open_for",
    "precision",
    "propose",
    "read_waiting",
    "refusals",
    "reject",
    "suggest",
    "take_out",
    "undo",
    "unread",
]
