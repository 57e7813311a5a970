"""The examples through HTTP: every planted fault is found, no genuine certificate is accused."""

import json
from pathlib import Path

import httpx
import pytest

from tests.server import serving

EXAMPLES = Path(__file__).parents[2] / "examples"
RECORDS = [
    json.loads(line) for line in (EXAMPLES / "truth.jsonl").read_text(encoding="utf-8").splitlines()
]
PLANTED = [each for each in RECORDS if each["planted"]]
GENUINE = [each for each in RECORDS if not each["planted"]]
NOT_WORSE = {"unconfirmed", "confirmed"}


@pytest.fixture(scope="module")
def certificate_of(tmp_path_factory):
    """Return how to get the judged certificate of a record; each file is verified once."""
    reports = {}
    with (
        serving(tmp_path_factory.mktemp("service")) as address,
        httpx.Client(base_url=address, timeout=120) as http,
    ):

        def certificate(record):
            path = EXAMPLES / record["file"]
            if path not in reports:
                answer = http.post(
                    "/v1/verifications",
                    files={"file": (path.name, path.read_bytes())},
                    data={"wait": "60", "as_of": record["as_of"]},
                )
                reports[path] = answer.json()["certificates"]
            number = record["fields"]["certificate_number"]
            (found,) = [
                each for each in reports[path] if each["fields"]["number"]["value"] == number
            ]
            return found

        yield certificate


@pytest.mark.parametrize("record", PLANTED, ids=lambda each: each["id"])
def test_a_planted_fault_is_found_by_its_rule_and_shown(record, certificate_of):
    findings = certificate_of(record)["findings"]
    (finding,) = [each for each in findings if each["rule"] == record["planted"]["rule"]]
    assert finding["outcome"] == "failed"
    assert any(
        place["field"] == record["planted"]["field"] and place["box"]
        for place in finding["evidence"]
    )


@pytest.mark.parametrize("record", GENUINE, ids=lambda each: each["id"])
def test_a_genuine_certificate_is_not_accused(record, certificate_of):
    assert certificate_of(record)["verdict"]["genuine"] in NOT_WORSE


@pytest.mark.parametrize("record", GENUINE, ids=lambda each: each["id"])
def test_what_identifies_it_is_read_right(record, certificate_of):
    fields, truth = certificate_of(record)["fields"], record["fields"]
    assert fields["expires"]["value"] == truth["valid_until"]
    assert fields["uscc"]["value"] == truth["uscc"]
