"""Timing: every question asked in turn, several times over, so that no engine gets warm alone."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Times:
    """Milliseconds: the middle one, and the one that 95 of 100 stay below."""

    p50: float
    p95: float

    def __str__(self) -> str:
        return f"{self.p50:9.2f} {self.p95:9.2f}"


def measured(calls: Sequence[Callable[[], object]], seconds: float = 20) -> Times:
    """Return the times of the calls: each once to warm up, then three rounds or until `seconds`."""
    for call in calls:
        call()
    taken: list[float] = []
    end = time.monotonic() + seconds
    for _ in range(3):
        for call in calls:
            start = time.perf_counter()
            call()
            taken.append((time.perf_counter() - start) * 1000)
            if time.monotonic() > end and len(taken) >= len(calls) // 2:
                return _times(taken)
    return _times(taken)


def _times(taken: list[float]) -> Times:
    taken.sort()
    return Times(taken[len(taken) // 2], taken[min(len(taken) - 1, int(len(taken) * 0.95))])


def resident_mb(pid: str = "self") -> float:
    """Return the resident memory of a process in megabytes, as the kernel counts it."""
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        line = next(line for line in file if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1000
