import json
from datetime import date

import pytest

from app import report
from app.api.report import Report
from parsers.document import Box, QrCode
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
        "value", "raw", "page", "box", "confidence", "source", "repairs"
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
