"""The whole way: a file is read, its certificate found, examined, judged and told."""

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from app import pipeline, report
from app.api.forensics import Forensics
from app.evidence import Requirement
from app.reader import Wanted
from parsers.errors import BrokenDocumentError
from parsers.forensics.traces import TraceKind
from tests.hostile.reading import SMALL, reader
from tests.parsers.forensics import made

LINES = (
    "Quality Management System Certificate",
    "Certificate No.: 99924Q00001R0S",
    "This is to certify that",
    "Example Technology Co., Ltd.",
    "is in conformity with ISO 9001:2015",
    "This certificate is valid for the following scope:",
    "Development of examples",
    "Date of Issue: Mar. 6, 2024",
    "Date of Expiry: Mar. 5, 2027",
    "Example Certification Co., Ltd.",
)
DAY = date(2026, 6, 30)


@pytest.fixture(scope="module")
def shared():
    with reader(SMALL) as opened:
        yield opened


def sheet(expiry="Date of Expiry: Mar. 5, 2027"):
    lines = [expiry if "Expiry" in each else each for each in LINES]
    return b"".join(made.line(each, 780 - 30 * i) for i, each in enumerate(lines))


PLAIN = made.page(sheet())
LATER = sheet("Date of Expiry: Mar. 5, 2029")
PATCHED = sheet() + b"q 1 1 1 rg 70 535 250 18 re f Q\n" + made.line("Expiry: Mar. 5, 2029", 540)


def judged(shared, content):
    with shared.stream(content, Wanted()) as reading:
        request = pipeline.Request(as_of=DAY, today=DAY, requirement=Requirement())
        seen = pipeline.verify(content, read=lambda *_: reading, registries=(), request=request)
    [certificate] = seen.certificates
    return certificate


def outcomes(certificate):
    found = {each.rule: each.outcome.value for each in certificate.findings}
    return found["F01"], found["F02"], found["F04"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PLAIN, ("passed", "not_applicable", "not_applicable")),
        (made.annotated(PLAIN), ("passed", "not_applicable", "not_applicable")),
        (made.signed(PLAIN), ("passed", "not_applicable", "passed")),
    ],
    ids=["plain", "annotated", "signed"],
)
def test_an_honest_file_is_not_doubted(shared, content, expected):
    certificate = judged(shared, content)
    assert outcomes(certificate) == expected
    assert certificate.verdict.genuine == "unconfirmed"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (made.page(PATCHED), ("failed", "not_applicable", "not_applicable")),
        (made.incremental(PLAIN, LATER), ("failed", "not_applicable", "not_applicable")),
        (made.incremental(made.signed(PLAIN), LATER), ("failed", "not_applicable", "failed")),
    ],
    ids=["overlaid", "saved once more", "after signing"],
)
def test_a_changed_expiry_is_doubted(shared, content, expected):
    certificate = judged(shared, content)
    assert outcomes(certificate) == expected
    assert certificate.verdict.genuine == "doubtful"


def test_the_facts_are_in_the_report_and_fit_its_schema(shared):
    told = report.certificate_json(judged(shared, made.incremental(made.signed(PLAIN), LATER)))
    facts = Forensics.model_validate(json.loads(json.dumps(told["forensics"])))
    [trace] = facts.traces
    assert (trace.kind, trace.page) == (TraceKind.CHANGED, 1)
    assert "2027" in trace.before
    assert "2029" in trace.after
    [signature] = facts.signatures
    assert signature.changed_pages == [1]


def test_a_certificate_that_cannot_be_examined_stays_as_it_was_read(shared, monkeypatch):
    def broken(*_):
        raise BrokenDocumentError

    with shared.stream(PLAIN, Wanted()) as reading:
        pages = tuple(reading.pages)
        monkeypatch.setattr(shared, "open", broken)
        assert reading.examined([1]) is None
    assert pages[0].boxes


def test_a_page_that_was_turned_has_its_traces_turned(shared):
    content = made.page(PATCHED)
    with shared.stream(content, Wanted()) as reading:
        assert len(tuple(reading.pages)) == 1
        [upright] = reading.examined([1]).traces
        reading._rotations[1] = 180  # noqa: SLF001 - as OCR tells of a page upside down
        [turned] = reading.examined([1]).traces
    assert turned == replace(upright, box=turned.box)
    assert turned.box.y0 == pytest.approx(1 - upright.box.y1)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_says_nothing_of_its_making(shared, kind):
    """Chat programs encode pictures anew; that is no trace of anything."""
    target = io.BytesIO()
    Image.new("RGB", (60, 85), "white").save(target, kind)
    with shared.stream(target.getvalue(), Wanted()) as reading:
        made_of = reading.examined([1])
    assert made_of is not None
    assert not made_of.is_pdf
    assert made_of.traces == made_of.signatures == ()
