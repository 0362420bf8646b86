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
from .showing import Tally, open_for, precision
from .suggesting import FINDER_VERSION, Receipt, suggest

__all__ = [
    "FINDER_VERSION",
    "Entered",
    "Proposal",
    "Receipt",
    "ReviewError",
    "Tally",
    "accept",
    "enter",
    "fields",
    "matches",
    "name_anew",
    "open_for",
    "precision",
    "propose",
    "reject",
    "suggest",
    "take_out",
    "undo",
]
