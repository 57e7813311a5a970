"""What the report page shows of one certificate: rows, boxes and findings, tied together."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

Json = dict[str, Any]

SURE: Final = 0.9
"""Below this the reader is asked to compare with the picture."""
AIR: Final = 0.005
OUTCOMES: Final = ("failed", "unknown", "passed", "not_applicable")
_WEIGHT: Final = ("critical", "high", "medium", "low", "info")
_TONES: Final = {
    "confirmed": "good",
    "yes": "good",
    "meets": "good",
    "doubtful": "warn",
    "contradicted": "bad",
    "no": "bad",
    "fails": "bad",
    "not_asked": "mute",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A box on a page that shows where something stands."""

    id: str
    field: str
    page: int
    box: tuple[float, float, float, float]
    tone: str

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """Return left, top, width and height, with a little air around the text."""
        x0, y0, x1, y1 = self.box
        left, top = max(x0 - AIR, 0), max(y0 - AIR, 0)
        return left, top, min(x1 + AIR, 1) - left, min(y1 + AIR, 1) - top


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One field as read."""

    field: str
    reading: Json
    mark: Mark

    @property
    def unsure(self) -> bool:
        """Say whether the value should be compared with the picture."""
        return self.reading["value"] is not None and self.reading["confidence"] < SURE

    @property
    def as_printed(self) -> str | None:
        """Return the raw text where it says more than the value."""
        value, raw = self.reading["value"], self.reading["raw"]
        return raw if raw and str(value) not in raw else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateView:
    """One certificate, ready to be shown."""

    number: int
    """Counted from 1."""
    certificate: Json
    rows: tuple[Row, ...]
    absent: tuple[str, ...]
    marks: tuple[Mark, ...]
    groups: dict[str, list[Json]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Return what the ids of its elements begin with."""
        return f"c{self.number}"

    @property
    def name(self) -> str | None:
        """Return the certificate's number or its standard, if one was read."""
        fields = self.certificate["fields"]
        candidates = [fields["number"], *fields["standards"]]
        return next((each["value"] for each in candidates if each and each["value"]), None)

    def mark_of(self, place: Json) -> Mark | None:
        """Return the box that shows a finding's evidence."""
        same = [mark for mark in self.marks if mark.field == place["field"]]
        exact = [mark for mark in same if place["box"] and mark.box == tuple(place["box"])]
        return next(iter(exact or same), None)


def certificate_view(certificate: Json) -> CertificateView:
    """Tie the fields of a certificate to their boxes and its findings to theirs."""
    number = certificate["index"] + 1
    failed = [each for each in certificate["findings"] if each["outcome"] == "failed"]
    accused = {place["field"] for each in failed for place in each["evidence"]}
    rows = tuple(_rows(certificate["fields"], f"c{number}", accused))
    marks = [row.mark for row in rows]
    marks += _other_marks(certificate, marks, f"c{number}")
    shown = {row.field for row in rows}
    return CertificateView(
        number=number,
        certificate=certificate,
        rows=rows,
        absent=tuple(name for name in certificate["fields"] if name not in shown),
        marks=tuple(marks),
        groups=_groups(certificate["findings"]),
    )


def tone(answer: str) -> str:
    """Return the colour of an answer; what is not known is no bad news."""
    return _TONES.get(answer, "open")


def _rows(fields: Json, prefix: str, accused: set[str]) -> Iterator[Row]:
    for name, content in fields.items():
        for place, reading in enumerate(_readings(name, content)):
            mark = Mark(
                id=f"{prefix}-{name}-{place}",
                field=name,
                page=reading["page"],
                box=tuple(reading["box"]),
                tone=_mark_tone(name, reading, accused),
            )
            yield Row(field=name, reading=reading, mark=mark)


def _readings(name: str, content: Any) -> list[Json]:  # noqa: ANN401  (JSON)
    """Return one field's readings in the shape of all others."""
    if content is None:
        return []
    if name == "surveillance":
        return [content["present"] | {"filled": content["filled"], "dates": content["dates"]}]
    if name == "qr_codes":
        return [_as_reading(code) for code in content]
    return content if isinstance(content, list) else [content]


def _as_reading(code: Json) -> Json:
    plain = {"value": code["payload"], "raw": "", "confidence": 1.0, "source": "qr", "repairs": []}
    return plain | code


def _mark_tone(name: str, reading: Json, accused: set[str]) -> str:
    if name in accused:
        return "bad"
    return "open" if reading["value"] is None else "plain"


def _other_marks(certificate: Json, known: list[Mark], prefix: str) -> list[Mark]:
    """Return boxes that findings show and no field has."""
    boxes = {mark.box for mark in known}
    marks: dict[tuple[float, ...], Mark] = {}
    for finding in certificate["findings"]:
        for place in finding["evidence"]:
            box = tuple(place["box"]) if place["box"] else None
            if box is None or place["page"] is None or box in boxes or box in marks:
                continue
            tone_ = "bad" if finding["outcome"] == "failed" else "open"
            name = f"{prefix}-{finding['rule']}-{len(marks)}"
            marks[box] = Mark(
                id=name, field=place["field"], page=place["page"], box=box, tone=tone_
            )
    return list(marks.values())


def _groups(findings: list[Json]) -> dict[str, list[Json]]:
    """Group by outcome, the weightiest first."""
    ordered = sorted(findings, key=_weight)
    groups = {name: [each for each in ordered if each["outcome"] == name] for name in OUTCOMES}
    return {name: found for name, found in groups.items() if found}


def _weight(finding: Json) -> int:
    severity = finding["severity"]
    return _WEIGHT.index(severity) if severity in _WEIGHT else len(_WEIGHT)
