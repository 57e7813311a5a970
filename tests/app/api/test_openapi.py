import json
import re

import pytest

from app.api import examples
from app.api.report import Report
from app.api.schemas import Accepted, Listing
from app.main import create_app
from app.settings import Settings

DESCRIPTION = create_app(Settings(log_level="error")).openapi()
REFERENCE = re.compile(r'"\$ref": "#/([^"]+)"')
OPERATIONS = [
    pytest.param(operation, id=operation["operationId"])
    for methods in DESCRIPTION["paths"].values()
    for operation in methods.values()
]


@pytest.mark.parametrize("operation", OPERATIONS)
class TestOperation:
    def test_has_a_name_a_summary_and_a_description(self, operation):
        assert operation["operationId"].isalnum()
        assert operation["summary"]
        assert operation["description"]

    def test_shows_an_example_of_its_success_or_says_that_it_is_bytes(self, operation):
        good = [answer for status, answer in operation["responses"].items() if status[0] == "2"]
        for answer in good:
            for media in answer["content"].values():
                assert "example" in media or media["schema"].get("format") == "binary"

    def test_describes_its_problems_with_examples(self, operation):
        for status, answer in operation["responses"].items():
            if status[0] in "45":
                media = answer["content"]["application/problem+json"]
                assert media["schema"] == {"$ref": "#/components/schemas/ProblemDetails"}
                assert media["examples"]

    def test_describes_what_it_takes(self, operation):
        for parameter in operation.get("parameters", ()):
            assert parameter["schema"]


def test_operations_are_named_once():
    names = [each.values[0]["operationId"] for each in OPERATIONS]
    assert len(names) == len(set(names))


def test_examples_are_true_to_their_schemas():
    Report.model_validate(examples.REPORT)
    Accepted.model_validate(examples.ACCEPTED)
    Listing.model_validate(examples.LISTING)


@pytest.mark.parametrize("reference", sorted(set(REFERENCE.findall(json.dumps(DESCRIPTION)))))
def test_every_reference_leads_somewhere(reference):
    found = DESCRIPTION
    for part in reference.split("/"):
        found = found[part]


def test_the_file_of_a_form_is_bytes():
    form = DESCRIPTION["components"]["schemas"]["ApiUploadForm"]["properties"]
    assert form["file"]["contentMediaType"] == "application/octet-stream"
