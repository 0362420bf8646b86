"""The one router: what reads and what writes at the same address must stand on the same."""

from ninja import Router

router = Router(tags=["archive"])
