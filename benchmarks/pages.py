"""Measure every public page of an archive over HTTP, against an empty view of the same server.

    VAR_DIR=/path/of/an/archive .venv/bin/python benchmarks/pages.py [ADDRESSES] [ROUNDS]

Starts gunicorn with one process on the archive of VAR_DIR (or DATABASE_URL), which must be
migrated, indexed and have its static files collected. Of each kind of page it asks for so many
addresses (default 20), drawn with a fixed seed: each once (first view: nothing of it is kept),
then some rounds (default 5) again (kept), and with the ETag it was given (304). The empty view
is /healthz: a few bytes without template or database, through the same middleware, asked for in
between. Prints a table; the last line is one JSON object. Times are of this machine: the ratios
count.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parent.parent
EMPTY = "/healthz"
GIVEN_UP = 120  # seconds


@dataclass(slots=True)
class Times:
    """Milliseconds of the first views of a kind of page, of kept ones and of 304s; bytes sent."""

    first: list[float] = field(default_factory=list)
    kept: list[float] = field(default_factory=list)
    unchanged: list[float] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)


class Reader:
    """One connection to the server, kept open as browsers do."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=GIVEN_UP)

    def get(self, address: str, tag: str = "") -> tuple[float, int, str, int]:
        """Return milliseconds, status, ETag and bytes of an answer."""
        headers = {"Accept-Encoding": "gzip"} | ({"If-None-Match": tag} if tag else {})
        start = time.perf_counter()
        self.connection.request("GET", address, headers=headers)
        response = self.connection.getresponse()
        body = response.read()
        took = 1000 * (time.perf_counter() - start)
        return took, response.status, response.headers.get("ETag", ""), len(body)


def main() -> None:
    """Run the server, ask for everything, print the table."""
    numbers = [int(text) for text in sys.argv[1:3]]
    addresses, rounds = (*numbers, *(20, 5)[len(numbers) :])
    pages = addresses_of_pages(addresses)
    with server() as (port, pid):
        reader = Reader(port)
        for _ in range(50):
            reader.get(EMPTY)
        empty: list[float] = []
        found = {name: times_of(reader, some, rounds, empty) for name, some in pages.items()}
        memory = resident(pid)
    print_table(found, empty)
    print(json.dumps(summary(found, empty, memory)))


def addresses_of_pages(number: int) -> dict[str, list[str]]:
    """Return addresses of each kind of page, drawn inside the archive's own process."""
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.pages_inside", str(number)],
        check=True,
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    pages: dict[str, list[str]] = json.loads(told.stdout)
    return pages


@contextmanager
def server() -> Iterator[tuple[int, int]]:
    """Run gunicorn on a free port; yield the port and the id of its one worker."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    gunicorn = Path(sys.executable).with_name("gunicorn")
    arguments = ["newsarchive.wsgi:application", "--bind", f"127.0.0.1:{port}", "--workers", "1"]
    arguments += ["--threads", "4", "--no-control-socket", "--log-level", "error"]
    settings = {"ALLOWED_HOSTS": "127.0.0.1", "PUBLISH_CHECK_SECONDS": "0"}
    process = subprocess.Popen([gunicorn, *arguments], cwd=ROOT, env=os.environ | settings)
    try:
        wait_for(port)
        yield port, worker_of(process.pid)
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int) -> None:
    """Return when the server answers."""
    until = time.monotonic() + GIVEN_UP
    while True:
        try:
            Reader(port).get(EMPTY)
        except ConnectionRefusedError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return


def worker_of(master: int) -> int:
    """Return the process that answers."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text(encoding="ascii")
    return int(children.split()[0])


def resident(pid: int) -> float:
    """Return the megabytes of a process that no other has; mapped files do not count."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    kilobytes = [int(line.split()[1]) for line in lines if line.startswith("Anonymous:")]
    return round(sum(kilobytes) / 1024, 1)


def times_of(reader: Reader, addresses: list[str], rounds: int, empty: list[float]) -> Times:
    """Return the times of one kind of page; those of the empty view beside it go into `empty`."""
    times, tags = Times(), {}
    for address in addresses:
        took, status, tags[address], sent = reader.get(address)
        assert status == 200, (address, status)
        times.first.append(took)
        times.sent.append(sent)
        empty.append(reader.get(EMPTY)[0])
    for _ in range(rounds):
        for address in addresses:
            times.kept.append(reader.get(address)[0])
            empty.append(reader.get(EMPTY)[0])
            if tags[address]:
                took, status, _, _ = reader.get(address, tags[address])
                assert status == 304, (address, status)
                times.unchanged.append(took)
    return times


def p95(times: list[float]) -> float:
    """Return the 95th percentile."""
    return quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def summary(found: dict[str, Times], empty: list[float], memory: float) -> dict[str, object]:
    """Return every figure by name: milliseconds, ratios to the empty view's median, bytes."""
    base = median(empty)
    figures: dict[str, object] = {
        "empty p50, ms": round(base, 3),
        "empty p95, ms": round(p95(empty), 3),
        "worker, MB": memory,
    }
    for name, times in found.items():
        for state in ("first", "kept", "unchanged"):
            if taken := getattr(times, state):
                figures[f"{name} {state} p50, ms"] = round(median(taken), 2)
                figures[f"{name} {state} p95, ms"] = round(p95(taken), 2)
                figures[f"{name} {state} p95, times empty"] = round(p95(taken) / base, 2)
        figures[f"{name}, bytes at most"] = max(times.sent)
    return figures


def print_table(found: dict[str, Times], empty: list[float]) -> None:
    """Print medians and p95s, and what they are to the median and the p95 of the empty view.

    Whatever else the machine does stretches the slowest answers of every page, the empty one too.
    """
    print(f"empty view: p50 {median(empty):.2f} ms, p95 {p95(empty):.2f} ms\n")
    print("| page | first view p50 / p95, ms | times empty | kept | 304 | kB |")
    print("|---|---|---|---|---|---|")
    for name, times in found.items():
        first = f"{median(times.first):.1f} / {p95(times.first):.1f}"
        ratios = [
            f"{median(taken) / median(empty):.1f} / {p95(taken) / p95(empty):.1f}" if taken else ""
            for taken in (times.first, times.kept, times.unchanged)
        ]
        print(f"| {name} | {first} | {' | '.join(ratios)} | {max(times.sent) / 1000:.1f} |")


if __name__ == "__main__":
    main()
