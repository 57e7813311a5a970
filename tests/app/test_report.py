import json
from dataclasses import replace
from datetime import date

import pytest

from app import report
from app.api.report import Report
from parsers.document import Box, QrCode
from parsers.fields import Cause, Illegible
from parsers.notes import Note
from scrapers.cnca.adapter import Cnca
from scrapers.cnca_bodies.adapter import CncaBodies
from tests.app.test_pipeline import verify
from tests.rows import verification


@pytest.fixture(scope="module")
def found():
    return report.to_json(verify(registries=(CncaBodies(), Cnca())))


def test_it_is_json_and_fits_the_published_schema(found):
    row = verification(report=json.loads(json.dumps(found)), pages=1)
    trail = {"entries": [], "checkpoint": "certscreen/trail\n0\n"}
    published = Report.model_validate(report.envelope(row, trail))
    assert published.certificates[0].fields.expires.value == date(2027, 3, 4)


def test_every_member_of_the_contract_is_there(found):
    (certificate,) = found["certificates"]
    assert found["policy"]["rules_version"]
    assert {
        "index",
        "pages",
        "region",
        "languages",
        "fields",
        "lookups",
        "findings",
        "verdict",
    } <= set(certificate)
    assert set(certificate["fields"]["number"]) == {
        "value", "raw", "page", "box", "confidence", "source", "repairs", "certainty", "agreeing"
    }  # fmt: skip
    (finding,) = [each for each in certificate["findings"] if each["rule"] == "V03"]
    assert finding["basis"].keys() == {"authority", "citation"}
    assert finding["message"].keys() == {"zh", "en"}


def test_a_lookup_names_the_digest_of_the_answer_and_not_the_answer(found):
    bodies, platform = found["certificates"][0]["lookups"]
    assert len(bodies["snapshot"]["sha256"]) == 64
    assert bodies["snapshot"]["method"] == "snapshot"
    assert platform["outcome"] == "needs_operator"
    assert "9992024ITSM0001R0M" in platform["url"]


def test_a_verification_without_report_says_what_is_known():
    seen = report.envelope(verification(), {"entries": []})
    assert seen["status"] == "queued"
    assert seen["certificates"] == []
    assert seen["document"]["filename"] == "证书.pdf"


def test_boxes_are_lists_and_codes_name_their_host():
    code = QrCode(payload="http://cx.example:8003/c?no=1", page=1, box=Box(0, 0.1234567, 1, 1))
    assert report.plain(code) == {
        "payload": "http://cx.example:8003/c?no=1",
        "page": 1,
        "box": [0, 0.12346, 1, 1],
        "host": "cx.example",
    }


def test_a_page_of_its_own_is_noted_and_a_certificate_speaks_for_itself():
    seen = verify()
    said = [
        Note(page=page, kind=kind, zh="…", en="…")
        for page, kind in ((1, "illegible"), (1, "script"), (2, "illegible"))
    ]
    noted = replace(seen, document=replace(seen.document, notes=tuple(said)))
    found = report.to_json(noted)["document"]["notes"]
    assert [(each["page"], each["kind"]) for each in found] == [(1, "script"), (2, "illegible")]
    assert found[0]["message"] == {"zh": "…", "en": "…"}


def test_what_was_measured_on_a_poor_picture_is_told():
    seen = verify()
    (first,) = seen.certificates
    why = Illegible(
        cause=Cause.SMALL, character_height=9.0, sharpness=0.9, confidence=0.95, needed=13.0
    )
    poor = replace(first.evidence.certificate, legible=False, legibility=why)
    spoilt = replace(first, evidence=replace(first.evidence, certificate=poor))
    (told,) = report.to_json(replace(seen, certificates=(spoilt,)))["certificates"]
    assert told["legibility"] == {
        "cause": "small",
        "character_height": 9.0,
        "sharpness": 0.9,
        "confidence": 0.95,
        "needed": 13.0,
        "message": {"zh": why.zh, "en": why.en},
    }
