"""Send a bid through the service as a user would, and watch it on its way."""

import json
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import httpx
from flow import service
from process_tree import cpu_seconds, memory
from tender_scores import Found

Json = dict[str, Any]

STEPS = 10
"""How often memory is noted, in equal shares of the pages."""


@dataclass(slots=True)
class Run:
    """One bid on its way, and its report."""

    pages: int
    seconds: float = 0.0
    cpu: float = 0.0
    first: float | None = None
    """Seconds until the first certificate was told."""
    told: int = 0
    """Certificates told before the end."""
    memory: list[tuple[int, dict[str, float]]] = field(default_factory=list)
    """Page, and megabytes by process."""
    report: Json = field(default_factory=dict)

    @property
    def found(self) -> list[Found]:
        """Return the certificates of the report."""
        return [
            Found(number=(each["fields"]["number"] or {}).get("value"), pages=tuple(each["pages"]))
            for each in self.report["certificates"]
        ]

    @property
    def kinds(self) -> dict[int, str]:
        """Return what the report names pages, by their numbers; of most it says nothing."""
        neighbours = self.report["document"].get("neighbours") or ()
        named = {page: each["kind"] for each in neighbours for page in each["pages"]}
        return named | {page: "certificate" for each in self.found for page in each.pages}


def run(document: Path, pages: int) -> Run:
    """Verify a bid through HTTP, listening to its events."""
    os.environ["CERTSCREEN_MAX_UPLOAD_BYTES"] = str(document.stat().st_size + 10_000_000)
    result = Run(pages=pages)
    with service() as (warm, process), httpx.Client(base_url=warm.base_url, timeout=None) as client:  # noqa: S113  a bid takes as long as it takes
        begin, used = time.perf_counter(), cpu_seconds(process.pid)
        with document.open("rb") as content:
            answer = client.post("/v1/verifications", files={"file": (document.name, content)})
        address = answer.raise_for_status().headers["location"]
        with Watch(result, process.pid):
            for event, data in _events(client, f"{address}/events"):
                if event == "found":
                    result.told += 1
                    result.first = result.first or time.perf_counter() - begin
                elif event == "progress":
                    _note(result, process.pid, data.get("facts", {}).get("page", 0))
                elif event == "end":
                    break
        result.seconds = time.perf_counter() - begin
        result.cpu = cpu_seconds(process.pid) - used
        result.report = client.get(address).raise_for_status().json()
    return result


class Watch:
    """Notes the highest memory between two steps, too."""

    def __init__(self, result: Run, pid: int) -> None:
        self._result = result
        self._pid = pid
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self.highest: dict[str, float] = {}

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()
        self._result.memory.append((self._result.pages, self.highest))

    def _look(self) -> None:
        while not self._done.wait(0.5):
            for name, megabytes in memory(self._pid).items():
                self.highest[name] = max(megabytes, self.highest.get(name, 0.0))


def _note(result: Run, pid: int, page: int) -> None:
    """Note the memory whenever another tenth of the pages is done."""
    if page * STEPS >= result.pages * (len(result.memory) + 1):
        result.memory.append((page, memory(pid)))


def _events(client: httpx.Client, address: str) -> Iterator[tuple[str, Json]]:
    """Yield the events of a verification as they come, taking up the thread when it breaks."""
    last = ""
    while True:
        headers = {"Last-Event-ID": last} if last else {}
        with client.stream("GET", address, headers=headers) as stream:
            event, data = "", ""
            for line in stream.iter_lines():
                name, _, value = line.partition(": ")
                if name == "event":
                    event = value
                elif name == "data":
                    data = value
                elif name == "id":
                    last = value
                elif not line and event:
                    yield event, json.loads(data)
                    if event == "end":
                        return
                    event, data = "", ""
