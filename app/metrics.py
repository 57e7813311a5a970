"""What the service counts, in the words of Prometheus."""

from time import perf_counter
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

REGISTRY: Final = CollectorRegistry()
MEDIA_TYPE: Final = CONTENT_TYPE_LATEST

DOCUMENTS: Final = Counter(
    "certscreen_documents",
    "Documents whose verification ended, by how it ended",
    ["outcome"],
    registry=REGISTRY,
)
STAGES: Final = Histogram(
    "certscreen_stage_seconds",
    "How long one stage of one document took",
    ["stage"],
    buckets=(0.01, 0.05, 0.1, 0.3, 0.6, 1, 2.5, 5, 10, 30, 60, 300),
    registry=REGISTRY,
)
QUEUE: Final = Gauge(
    "certscreen_queue_length", "Verifications that wait or are being worked on", registry=REGISTRY
)
REQUESTS: Final = Histogram(
    "certscreen_http_request_seconds",
    "How long an HTTP request took",
    ["method", "route", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
    registry=REGISTRY,
)


def finished(outcome: str) -> None:
    """Count one document that came to its end."""
    DOCUMENTS.labels(outcome).inc()


class Stopwatch:
    """Measures how long one document was in each stage, however often it came back to it."""

    def __init__(self) -> None:
        self._stage: str | None = None
        self._began = 0.0
        self._spent: dict[str, float] = {}

    def begin(self, stage: str) -> None:
        """Begin a stage; named again, it goes on."""
        now = perf_counter()
        if self._stage is not None:
            self._spent[self._stage] = self._spent.get(self._stage, 0.0) + now - self._began
        self._stage, self._began = stage, now

    def end(self) -> None:
        """End the stage that runs, if any, and count them all."""
        if self._stage is not None:
            self.begin(self._stage)
        for stage, seconds in self._spent.items():
            STAGES.labels(stage).observe(seconds)
        self._stage, self._spent = None, {}


def exposition() -> bytes:
    """Return every figure in the text format that Prometheus reads."""
    return generate_latest(REGISTRY)
