"""The door of the checks: what an editor is told while a figure or a quote is entered.

Pure: what was typed and what the archive holds come in, remarks come out. A remark never stops
anybody; what is invalid is refused by the records themselves. Rounding is never remarked on.
"""

from .arithmetic import check_base
from .honesty import closest_words, verbatim
from .points import check_points
from .remarks import Known, Level, Remark
from .scale import check_scale
from .words import check_words

__all__ = [
    "Known",
    "Level",
    "Remark",
    "check_base",
    "check_points",
    "check_scale",
    "check_words",
    "closest_words",
    "verbatim",
]
