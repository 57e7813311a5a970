import io
from copy import deepcopy

import pytest
from rich.console import Console

from app import terminal
from app.errors import problem_of
from parsers.errors import EncryptedDocumentError
from tests.service import REPORT, told


def shown(seen, language):
    output = io.StringIO()
    terminal.show(Console(file=output, width=100), seen, language)
    return output.getvalue()


@pytest.mark.parametrize(("language", "word"), [("zh", "证书编号"), ("en", "Certification body")])
def test_the_reader_is_spoken_to_in_his_language(language, word):
    assert word in shown(REPORT, language)


def test_every_failed_finding_is_shown_with_who_says_so():
    text = shown(REPORT, "en").replace("│", "").replace(" ", "").replace("\n", "")
    for certificate in REPORT["certificates"]:
        for finding in certificate["findings"]:
            if finding["outcome"] == "failed":
                assert finding["message"]["en"].replace(" ", "") in text
                assert finding["basis"]["citation"].replace(" ", "") in text


def test_a_file_that_cannot_be_read_says_what_to_do():
    seen = {**deepcopy(REPORT), "certificates": [], "problem": problem_of(EncryptedDocumentError())}
    assert "password" in shown(seen, "en")
    assert "密码" in shown(seen, "zh")


def test_a_document_without_certificate_says_so():
    seen = {**deepcopy(REPORT), "certificates": [], "problem": None}
    assert "No management-system certificate found" in shown(seen, "en")


def test_beside_a_guides_claim_stands_what_the_real_world_says():
    seen = deepcopy(REPORT)
    finding = next(
        each for each in seen["certificates"][0]["findings"] if each["outcome"] == "failed"
    )
    finding["basis"]["authority"] = "guide"
    finding["note"] = {"zh": "实际并非如此", "en": "The world is different"}
    assert "The world is different" in shown(seen, "en")


def test_what_lies_beside_the_certificates_and_could_not_be_read_is_told():
    seen = deepcopy(REPORT)
    paper = {"pages": [12, 13], "kind": "award", "title": {"zh": "获奖或荣誉证书", "en": "award"}}
    seen["document"] |= {"neighbours": [paper], "unread": [{"page": 17, "problem": "?"}]}
    assert "Also recognised (page): award (12-13)" in shown(seen, "en")
    assert "无法读取的页: 17" in shown(seen, "zh")


def test_what_the_versions_say_differently_is_shown():
    seen = deepcopy(REPORT)
    reading = seen["certificates"][0]["fields"]["expires"]
    other = {**reading, "value": "2029-01-01", "page": 2}
    seen["certificates"][0]["disagreements"] = [{"field": "expires", "readings": [reading, other]}]
    assert f"Expires {reading['value']} ({reading['page']}) / 2029-01-01 (2)" in shown(seen, "en")


def test_a_certificate_is_told_in_a_line():
    (line,) = [terminal.found_line(told(REPORT["certificates"][0]), "en")]
    assert "page 1" in line.plain
    assert REPORT["certificates"][0]["fields"]["number"]["value"] in line.plain
    assert "in force: no" in line.plain
