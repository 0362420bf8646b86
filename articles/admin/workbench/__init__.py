"""The workbench: one page on which an article's figures, quotes and people are decided.

The page is HTML forms; a script turns each into a fetch of the same page's inner part. Writing is
the review room's and the newsroom's, never done here.
"""

from .page import WorkbenchMixin

__all__ = ["WorkbenchMixin"]
