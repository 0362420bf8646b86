"""A clock that stands still, for tests that count what happens within a while."""

from datetime import UTC, datetime

import time_machine

in_one_moment = time_machine.travel(datetime(2026, 1, 1, 12, 0, 30, tzinfo=UTC), tick=False)
