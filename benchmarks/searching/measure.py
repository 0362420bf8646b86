"""Timing: the same questions put to all in turn, so that what disturbs one disturbs all alike."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

ROUNDS = 3
Call = Callable[[], object]


@dataclass(frozen=True)
class Times:
    """Milliseconds: the middle one, and the one that 95 of 100 stay below."""

    p50: float
    p95: float

    def __str__(self) -> str:
        return f"{self.p50:9.2f} {self.p95:9.2f}"

    @property
    def pair(self) -> list[float]:
        """Return both, rounded to a hundredth, as the JSON has them."""
        return [round(self.p50, 2), round(self.p95, 2)]


@dataclass
class _Taken:
    """What the calls of one side took, in milliseconds, and the seconds it has left."""

    left: float
    times: list[float] = field(default_factory=list)

    def time(self, call: Call, keep: bool) -> None:
        if self.left <= 0:
            return
        start = time.perf_counter()
        call()
        took = time.perf_counter() - start
        self.left -= took
        if keep:
            self.times.append(took * 1000)


def side_by_side(sides: Mapping[str, Sequence[Call]], seconds: float) -> dict[str, Times]:
    """Return the times of each side's calls: each once to warm up, then some rounds.

    A side that has used up its seconds is asked no more; a third of them may go into the warming.
    """
    rows = list(zip(*sides.values(), strict=True))
    warming = {name: _Taken(seconds / 3) for name in sides}
    measuring = {name: _Taken(seconds * 2 / 3) for name in sides}
    for row in rows:
        for taken, call in zip(warming.values(), row, strict=True):
            taken.time(call, keep=False)
    for _ in range(ROUNDS):
        for row in rows:
            for taken, call in zip(measuring.values(), row, strict=True):
                taken.time(call, keep=True)
    return {name: _times(taken.times) for name, taken in measuring.items()}


def measured(calls: Sequence[Call], seconds: float = 20) -> Times:
    """Return the times of one side alone."""
    return side_by_side({"": calls}, seconds)[""]


def _times(taken: list[float]) -> Times:
    taken.sort()
    return Times(taken[len(taken) // 2], taken[min(len(taken) - 1, int(len(taken) * 0.95))])


def memory_mb(pid: int | str = "self") -> tuple[float, float]:
    """Return a process's own memory, and all that is resident, in megabytes.

    The difference is pages of files, most of them of the index: they are the kernel's cache, given
    back when memory is wanted (RssAnon and VmRSS of proc(5)).
    """
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        rows = dict(line.split(":", 1) for line in islice(file, 100))
    return tuple(int(rows[name].split()[0]) / 1000 for name in ("RssAnon", "VmRSS"))  # type: ignore
