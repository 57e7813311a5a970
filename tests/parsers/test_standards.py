import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import standards
from parsers.errors import ValueFormatError

QMS = ("GB/T 19001-2016", "ISO 9001:2015")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("GB/T 19001-2016/ISO 9001:2015", QMS),
        ("GB/T19001-2016 idt ISO9001：2015标准", QMS),
        ("GB/T19001-2016/IS09001:2015", QMS),
        ("GB／T 19001—2016", ("GB/T 19001-2016",)),
        ("ISO 9001 : 2015", ("ISO 9001:2015",)),
        ("符合SO14001:2004标准", ("ISO 14001:2004",)),
        ("IS09OO1:2O15", ("ISO 9001:2015",)),
        ("ISO 20000-1:2018", ("ISO/IEC 20000-1:2018",)),
        ("ISO/IEC20000-1:2018", ("ISO/IEC 20000-1:2018",)),
        ("ISO/IEC 20000-1-2018", ("ISO/IEC 20000-1:2018",)),
        ("GB/T 24405.1-2009", ("GB/T 24405.1-2009",)),
        ("GB/T 22080-2016/1SO/1EC 27001:2013", ("GB/T 22080-2016", "ISO/IEC 27001:2013")),
        ("ISO 27001:2022", ("ISO/IEC 27001:2022",)),
        ("ISO/IEC 27701:2019", ("ISO/IEC 27701:2019",)),
        ("ISO 22301:2019", ("ISO 22301:2019",)),
        ("ISO 50001:2018 GB/T 23331-2020", ("ISO 50001:2018", "GB/T 23331-2020")),
        ("GB/T28001-2011（OHSASI8001:2007,IDT）", ("GB/T 28001-2011", "OHSAS 18001:2007")),
        ("GB/T45001-2020/ISO45001:2018", ("GB/T 45001-2020", "ISO 45001:2018")),
        ("GB/T19001-2016和GB/T50430-2017", ("GB/T 19001-2016", "GB/T 50430-2017")),
        ("EN ISO 13485:2016", ("ISO 13485:2016",)),
        ("IATF 16949:2016", ("IATF 16949:2016",)),
        ("GJB 9001C-2017", ("GJB 9001C-2017",)),
        ("KS Q ISO 9001:2015 / ISO 9001:2015", ("KS Q ISO 9001:2015", "ISO 9001:2015")),
        ("ISO 9001:2008/CNS 12681", ("ISO 9001:2008", "CNS 12681")),
    ],
)
def test_printed_forms(text, names):
    assert standards.find(text) == names


@pytest.mark.parametrize(
    "text", ["ISO 9001", "EN ISO 12100:2010", "ISO/IEC 17021-1:2015", "2024-03-05", "GB 4943", ""]
)
def test_what_is_no_certifiable_standard_with_edition(text):
    with pytest.raises(ValueFormatError):
        standards.parse(text)


def test_a_standard_without_edition_is_still_named():
    assert standards.names("ISO9001质量管理体系")
    assert not standards.names("ISO 12100")


@given(st.text())
def test_any_text_may_be_searched(text):
    assert isinstance(standards.find(text), tuple)


@given(st.sampled_from(["ISO 9001:2015", "GB/T 19001-2016", "ISO/IEC 20000-1:2018"]))
def test_the_normal_form_is_its_own_normal_form(name):
    assert standards.find(name) == (name,)
