"""What a drawn file is recorded to show, and what is wrong with it."""

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Any

from examples.originals import AS_OF, Original
from examples.sheet import truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """The one thing that is wrong with a twin."""

    rule: str
    field: str
    """The field of the report whose box shows it."""
    requirement: dict[str, Any] = dataclasses.field(default_factory=dict)
    also: tuple[str, ...] = ()
    """Rules that may fail with it, as its consequence."""
    outcome: str = "failed"
    """Unknown where the shipped knowledge cannot decide: of an invented body, which host is its."""

    @property
    def truth(self) -> dict[str, Any]:
        """Return what the truth says of it."""
        return {
            "rule": self.rule,
            "field": self.field,
            "requirement": self.requirement,
            "also": list(self.also),
            "outcome": self.outcome,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """An original, possibly with one thing wrong, and the day to judge it for."""

    original: Original
    planted: Planted | None = None
    as_of: date = AS_OF
    twin_of: str | None = None

    @property
    def name(self) -> str:
        """Return the name of the original as drawn."""
        return self.original.name


def record(twin: Twin, *, file: str, suffix: str, **more: object) -> dict[str, Any]:
    """Describe one drawn certificate in the corpus' shape."""
    certificate, layout = twin.original.certificate, twin.original.layout
    return {
        "id": f"{twin.name}-{suffix}",
        "file": file,
        "source": "drawn by examples/draw.py",
        "languages": list(layout.languages),
        "readable": "good",
        "fields": truth(certificate, layout),
        "labels": dict(layout.labels),
        "planted": twin.planted.truth if twin.planted else None,
        "twin_of": twin.twin_of,
        "as_of": twin.as_of.isoformat(),
        **more,
    }
