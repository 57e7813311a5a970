from datetime import date

import pytest
from pydantic import ValidationError

from parsers.knowledge.standards import Family, end_of, identify, international, standards


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ISO/IEC 20000-1:2018", ["ISO/IEC 20000-1:2018"]),
        ("ISO20000-1：2018", ["ISO/IEC 20000-1:2018"]),
        ("ISO/IEC 20000-1:2018/Amd 1:2024", ["ISO/IEC 20000-1:2018"]),
        ("ISO 20000", ["ISO/IEC 20000-1"]),
        ("GB/T19001-2016/ISO9001:2015", ["GB/T 19001-2016", "ISO 9001:2015"]),
        ("GB/T 28001-2011（OHSAS 18001:2007,IDT）", ["GB/T 28001-2011", "OHSAS 18001:2007"]),
        ("GB/T 24405.1-2009", ["GB/T 24405.1-2009"]),
        ("ISO/IEC 20000-10:2018", ["ISO/IEC 20000-10:2018"]),
        ("ISO/IEC 20000-2:2019", ["ISO/IEC 20000-2:2019"]),
    ],
)
def test_identify(text, expected):
    assert [each.text for each in identify(text)] == expected


@pytest.mark.parametrize("text", ["ISO/IEC 20000-10:2018", "ISO 90010:2015", "SA 8000:2014", ""])
def test_another_standard_has_no_family(text):
    assert [each.family for each in identify(text)] == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ISO/IEC 20000-1:2011", date(2022, 3, 31)),
        ("ISO/IEC 20000-1:2005", date(2022, 3, 31)),
        ("ISO/IEC 20000-1:2018", None),
        ("GB/T 22080-2016", date(2025, 10, 31)),
        ("ISO 14001:2015", None),
        ("ISO 9001:2008", date(2018, 9, 15)),
        ("GB/T 19001-1999", None),
        ("ISO 9001", None),
        ("SA 8000:2014", None),
    ],
)
def test_end_of(text, expected):
    assert end_of(identify(text)[0]) == expected


def test_a_national_edition_is_that_of_the_international_one_it_adopts():
    assert international(identify("GB/T 22080-2016")[0]) == ("ISO/IEC 27001", 2013)
    assert international(identify("ISO/IEC 27001:2013")[0]) == ("ISO/IEC 27001", 2013)
    assert international(identify("GB/T 22080-2014")[0]) == ("ISO/IEC 27001", None)
    assert international(identify("SA 8000:2014")[0]) is None


@pytest.mark.parametrize("family", standards().families, ids=lambda family: family.id)
class TestFamily:
    def test_adopts_one_that_the_table_holds(self, family):
        if family.adopts:
            adopted = standards().family(family.adopts)
            years = {each.adopts for each in family.editions if each.adopts}
            assert all(adopted.edition(year) for year in years)

    def test_has_days_in_order_and_a_source(self, family):
        for edition in family.editions:
            assert edition.source
            assert not edition.published or edition.published.year == edition.year
            assert not edition.ends or edition.ends.year > edition.year

    def test_is_found_by_each_of_its_names(self, family):
        for name in (family.id, *family.aliases):
            assert identify(name)[0].family is family

    def test_accuses_on_nothing_that_rests_on_general_knowledge(self, family):
        for edition in family.editions:
            if edition.source == "general knowledge":
                assert edition.confirmed_end is None
                assert edition.earliest == date(edition.year, 1, 1)


def test_a_member_nobody_knows_or_editions_out_of_order_are_errors():
    row = {"id": "ISO 99999", "scheme": "X", "aliases": [], "complete": True}
    edition = {"year": 2020, "source": "示例"}
    with pytest.raises(ValidationError, match="colour"):
        Family.model_validate({**row, "editions": [edition], "colour": "red"})
    with pytest.raises(ValidationError, match="order"):
        Family.model_validate({**row, "editions": [edition, {**edition, "year": 2019}]})
