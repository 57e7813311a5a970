from dataclasses import replace
from datetime import date

import pytest

from parsers.document import Box, Source
from parsers.fields import CertificateFields, Reading
from scrapers.compare import Difference, differences
from scrapers.registry import RecordStatus, RegistryRecord

RECORD = RegistryRecord(
    number="99924Q00001R0S",
    organisation="示例（北京）有限公司",
    status=RecordStatus.VALID,
    status_text="有效",
    uscc="91110108MA00EX4M9G",
    issued=date(2024, 3, 5),
    first_certified=date(2021, 3, 6),
    expires=date(2027, 3, 4),
    certification_body="示例认证有限公司",
)


def reading(value):
    return Reading(
        value=value, raw=str(value), page=1, box=Box(0, 0, 1, 1), confidence=1.0, source=Source.TEXT
    )


def found(**values):
    fields = CertificateFields(**{name: reading(value) for name, value in values.items()})
    return differences(fields, RECORD)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "99924Q00001R0S"),
        ("number", "999 24Q00001ROS"),
        ("number", "９９９２４q00001r0s"),
        ("organisation", "示例(北京)有限公司"),
        ("organisation", "示例 （ 北京 ） 有限公司"),
        ("certification_body", "示例认证有限公司"),
        ("uscc", "91110108MA00EX4M9G"),
        ("uscc", "91110108ma00ex4m9g "),
        ("uscc", "MA00EX4M9"),
        ("uscc", "MA00EX4M-9"),
        ("issued", date(2024, 3, 5)),
        ("first_certified", date(2021, 3, 6)),
        ("expires", date(2027, 3, 4)),
    ],
)
def test_the_same_thing_written_otherwise_is_no_difference(field, value):
    assert found(**{field: value}) == ()


@pytest.mark.parametrize(
    ("field", "value", "registered"),
    [
        ("number", "99924Q00001R0M", "99924Q00001R0S"),
        ("number", "99924Q00001R0S/1", "99924Q00001R0S"),
        ("organisation", "示例（上海）有限公司", "示例（北京）有限公司"),
        ("certification_body", "示列认证有限公司", "示例认证有限公司"),
        ("uscc", "91310108MA00EX4M9G", "91110108MA00EX4M9G"),
        ("uscc", "MA00EX4M8", "91110108MA00EX4M9G"),
        ("issued", date(2024, 3, 6), "2024-03-05"),
        ("first_certified", date(2020, 3, 6), "2021-03-06"),
        ("expires", date(2027, 3, 5), "2027-03-04"),
    ],
)
def test_a_disagreement_names_both_sides(field, value, registered):
    assert found(**{field: value}) == (
        Difference(field=field, certificate=str(value), registry=registered),
    )


def test_an_old_record_with_an_organisation_code_agrees_with_the_credit_code():
    fields = CertificateFields(uscc=reading("91110108MA00EX4M9G"))
    assert differences(fields, replace(RECORD, uscc="MA00EX4M-9")) == ()


def test_the_day_of_reissue_may_be_the_registered_day_of_issue():
    assert found(issued=date(2023, 1, 1), reissued=date(2024, 3, 5)) == ()
    assert found(issued=date(2023, 1, 1), reissued=date(2023, 6, 5)) != ()


@pytest.mark.parametrize("field", ["number", "organisation", "uscc", "issued", "expires"])
def test_what_was_not_read_is_no_difference(field):
    assert found(**{field: None}) == ()
    assert found() == ()


@pytest.mark.parametrize("field", ["uscc", "issued", "first_certified", "expires"])
def test_what_the_registry_does_not_say_is_no_difference(field):
    printed = "91310108MA00EX4M9G" if field == "uscc" else date(2020, 1, 1)
    fields = CertificateFields(**{field: reading(printed)})
    assert differences(fields, RECORD) != ()
    assert differences(fields, replace(RECORD, **{field: None})) == ()
