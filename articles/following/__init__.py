"""Following by e-mail: asking for an alert, confirming it, ending it, sending what is new."""

from .asking import TooMany, ask, confirm, end
from .sending import Receipt, send_due

__all__ = ["Receipt", "TooMany", "ask", "confirm", "end", "send_due"]
