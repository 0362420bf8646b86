"""What happens beside the requests, whatever page is asked for."""

from .edition import present
from .heads import HeadLikeGetMiddleware
from .pages import KeptPagesMiddleware
from .publishing import PublishDueMiddleware

__all__ = ["HeadLikeGetMiddleware", "KeptPagesMiddleware", "PublishDueMiddleware", "present"]
