"""The figures of a text that an editor would keep."""

from .candidates import CandidateStatistic, Change
from .finder import find_statistics

__all__ = ["CandidateStatistic", "Change", "find_statistics"]
