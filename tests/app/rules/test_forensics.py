from dataclasses import replace

import pytest

from app.rules import forensics
from app.rules import judge as judge_all
from app.rules.base import decide
from app.rules.policy import policy
from app.verdict import Genuine, Severity, conclude
from parsers.document import Box, FileFacts, Source
from parsers.fields import Certificate
from parsers.forensics.traces import (
    Forensics,
    Integrity,
    Mismatch,
    Signature,
    Trace,
    TraceKind,
)
from tests.app.rules.given import BOX, evidence, nothing_read, outcome

MIDDLE = Box(0.6, 0.5, 0.9, 0.52)
MARGIN = Box(0.6, 0.97, 0.9, 0.98)
EARLIER, LATER = "2027年03月04日", "2029年03月04日"


def with_made(given, **found):
    return replace(given, forensics=Forensics(**found))


def trace(kind=TraceKind.CHANGED, box=BOX, before=EARLIER, after=LATER, **more):
    return Trace(kind=kind, page=1, box=box, before=before, after=after, **more)


def traced(*traces, given=None):
    return with_made(given or evidence(), traces=traces)


def mismatch(**changes):
    plain = Mismatch(
        page=1, box=BOX, text="2027-03-04", shown="2029-03-04", visible=True, confidence=0.99
    )
    return replace(plain, **changes)


def signature(integrity=Integrity.INTACT, **more):
    return Signature(field="Seal", signer="示例认证中心有限公司", integrity=integrity, **more)


def signed(*signatures):
    return with_made(evidence(), signatures=signatures, unsigned=False)


def scanned(count=6):
    """So many fields were read in the picture, at another place than the expiry."""
    names = ("number", "organisation", "uscc", "scope", "issued", "first_certified")[:count]
    fields = {
        name: replace(getattr(evidence().fields, name), source=Source.OCR, box=MIDDLE)
        for name in names
    }
    return evidence(**fields)


OVER_SCAN = trace(TraceKind.OVER_SCAN, before=None)
ODD_FONT = trace(TraceKind.ODD_FONT, before=None, font="Arial")
NUMBERS = {"before": "99924Q00001R0S", "after": "99925Q88888R0S"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (evidence(), "unknown"),  # not examined
        (with_made(evidence(), is_pdf=False), "not_applicable"),
        (traced(), "passed"),
        (traced(given=nothing_read()), "passed"),
        (traced(trace()), "failed"),
        (traced(trace(TraceKind.COVERED)), "failed"),
        (traced(trace(TraceKind.STACKED)), "failed"),
        # elsewhere on the page words may be anything, numbers and dates may not
        (traced(trace(box=MIDDLE, before="draft", after="final")), "passed"),
        (traced(trace(box=MIDDLE)), "failed"),
        (traced(trace(TraceKind.STACKED, box=MIDDLE, **NUMBERS)), "failed"),
        (traced(trace(box=MARGIN)), "passed"),
        (traced(trace(box=MIDDLE, before="2027.3.4", after="2029.3.4")), "failed"),
        (traced(trace(box=MIDDLE, before="27.3.4", after="29.3.4")), "passed"),
        # nothing stands on the box, or nothing below the words
        (traced(trace(TraceKind.COVERED, after=None)), "passed"),
        (traced(trace(TraceKind.MIXED_FONT, before=None, font="Arial")), "passed"),
        (traced(ODD_FONT, given=scanned(count=3)), "failed"),
        (traced(ODD_FONT, given=scanned(count=2)), "passed"),
        (traced(replace(ODD_FONT, box=MARGIN), given=scanned()), "passed"),
        # words over a page's picture: a scan with one date put on it, or a printed form
        (traced(OVER_SCAN, given=scanned()), "failed"),
        (traced(OVER_SCAN, given=scanned(count=4)), "failed"),
        (traced(OVER_SCAN, given=scanned(count=3)), "passed"),
        (traced(replace(OVER_SCAN, box=MARGIN), given=scanned()), "passed"),
        (traced(replace(OVER_SCAN, after="1"), given=scanned()), "passed"),
        (traced(OVER_SCAN), "passed"),
        (traced(replace(OVER_SCAN, page=2), given=scanned()), "passed"),
    ],
)
def test_made_in_one_piece(given, expected):
    assert outcome(forensics.made_in_one_piece, given) == expected


def test_a_number_outside_the_certificate_s_region_is_another_s():
    half = Certificate(
        index=0, pages=(1,), region=Box(0, 0, 0.5, 1), fields=evidence().certificate.fields
    )
    given = traced(trace(box=MIDDLE), given=replace(evidence(), certificate=half))
    assert outcome(forensics.made_in_one_piece, given) == "passed"


def test_a_font_of_its_own_alone_changes_no_answer():
    result = decide(forensics.made_in_one_piece.judge, traced(ODD_FONT, given=scanned()))
    assert result.severity is Severity.LOW
    assert LATER in result.message.zh


def test_both_words_and_the_field_are_told():
    result = decide(forensics.made_in_one_piece.judge, traced(trace(TraceKind.COVERED)))
    assert EARLIER in result.message.zh
    assert LATER in result.message.en
    assert "expires" in {place.field for place in result.places}
    assert {place.box for place in result.places} == {BOX}


def test_remarks_are_told_and_accuse_nobody():
    given = traced(trace(TraceKind.MIXED_FONT, before=None, font="Arial"))
    facts = FileFacts(created="2024-03-05T10:00:00", modified="2026-01-02T10:00:00")
    result = decide(forensics.made_in_one_piece.judge, replace(given, facts=facts))
    assert result.outcome == "passed"
    assert "字体不一" in result.message.zh
    assert "changed on 2026-01-02" in result.message.en
    same_day = replace(facts, modified="2024-03-05T11:00:00")
    result = decide(forensics.made_in_one_piece.judge, replace(given, facts=same_day))
    assert "changed on" not in result.message.en


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (evidence(), "unknown"),
        (with_made(evidence(), is_pdf=False), "not_applicable"),
        (with_made(evidence()), "not_applicable"),
        (with_made(scanned()), "passed"),
        (with_made(evidence(), mismatches=(mismatch(),)), "failed"),
        (with_made(evidence(), mismatches=(mismatch(confidence=0.95),)), "failed"),
        (with_made(evidence(), mismatches=(mismatch(confidence=0.94),)), "unknown"),
        (with_made(evidence(), mismatches=(mismatch(visible=False),)), "unknown"),
        (
            with_made(evidence(), mismatches=(mismatch(visible=False), mismatch())),
            "failed",
        ),
    ],
)
def test_layers_agree(given, expected):
    assert outcome(forensics.layers_agree, given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (evidence(), "unknown"),
        (with_made(evidence(), is_pdf=False), "not_applicable"),
        (with_made(evidence()), "not_applicable"),
        (signed(), "unknown"),  # signed, and not readable
        (signed(signature(trusted=True)), "passed"),
        (signed(signature(trusted=False)), "passed"),
        (signed(signature(trusted=None)), "passed"),
        (signed(signature(Integrity.BROKEN)), "failed"),
        (signed(signature(), signature(Integrity.BROKEN)), "failed"),
        (signed(signature(changed_pages=(1,))), "failed"),
        (signed(signature(Integrity.MOVED)), "unknown"),
        (signed(signature(Integrity.UNSUPPORTED)), "unknown"),
        (signed(signature(Integrity.UNSUPPORTED, changed_pages=(1,))), "unknown"),
        (signed(signature(Integrity.MOVED), signature()), "passed"),
    ],
)
def test_signature_is_intact(given, expected):
    assert outcome(forensics.signature_is_intact, given) == expected


def test_forensics_alone_never_say_more_than_doubtful():
    given = with_made(
        evidence(),
        traces=(trace(),),
        mismatches=(mismatch(),),
        signatures=(signature(Integrity.BROKEN),),
        unsigned=False,
    )
    for profile in ("default", "guide-strict"):
        findings = [each for each in judge_all(given, policy(profile)) if each.rule[0] == "F"]
        failed = {each.rule for each in findings if each.outcome == "failed"}
        assert {"F01", "F02", "F04"} <= failed
        made = [each for each in findings if each.rule in {"F01", "F02", "F04"}]
        assert conclude(made).genuine is Genuine.DOUBTFUL
