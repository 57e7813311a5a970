import unicodedata
from collections import Counter
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from rapidfuzz.distance import Levenshtein

from parsers.knowledge import bodies, body_names
from parsers.knowledge.bodies import Directory
from parsers.knowledge.body import Body, BodyKind, BodyStatus
from parsers.knowledge.body_names import BodyMatch, fold

SHIPPED = bodies.shipped()
NAMES = st.sampled_from([body.name_zh for body in SHIPPED.rows])


def row(number="CNCA-R-2099-999", name="示例国际认证有限公司", **columns):
    return Body.model_validate(
        {"approval_no": number, "name_zh": name, "status": "valid"} | columns
    )


def directory(*rows):
    return Directory(rows, as_of=date(2026, 1, 5), source="a test")


def matches(name, *rows):
    found = (directory(*rows) if rows else SHIPPED).by_name(name)
    return [(each.body.approval_no, each.match.value) for each in found]


class TestShippedDirectory:
    def test_has_every_row_and_counts_every_status(self):
        counts = Counter(body.status for body in SHIPPED.rows)
        assert counts == {BodyStatus.VALID: 343, BodyStatus.REVOKED: 20, BodyStatus.UNKNOWN: 4}

    def test_has_one_row_per_approval_number(self):
        assert len({body.approval_no for body in SHIPPED.rows}) == len(SHIPPED.rows) == 367

    def test_names_source_and_day_of_all_but_the_undated_row(self):
        assert all(body.source for body in SHIPPED.rows)
        undated = [body.approval_no for body in SHIPPED.rows if body.as_of is None]
        assert undated == ["CNCA-R-2024-1364"]

    def test_knows_the_day_of_every_revocation(self):
        days = {body.status_date for body in SHIPPED.rows if body.status is BodyStatus.REVOKED}
        assert days == {date(2018, 8, 20), date(2020, 10, 27), date(2023, 2, 6)}

    def test_marks_what_no_official_page_confirms(self):
        for body in SHIPPED.rows:
            for column in ("later_name", "name_en", "short_name", "cnas_code"):
                assert not getattr(body, column) or column in body.unverified

    def test_has_no_approval_before_the_authority_existed(self):
        assert min(body.approved_on for body in SHIPPED.rows if body.approved_on).year >= 2002

    def test_serials_of_domestic_bodies_are_unique(self):
        serials = Counter(body.serial for body in SHIPPED.rows if body.kind is BodyKind.DOMESTIC)
        assert max(serials.values()) == 1

    def test_finds_every_name_it_knows(self):
        for body in SHIPPED.rows:
            for match, name in body.names():
                if name:
                    assert (body.approval_no, match) in matches(name) or match is not BodyMatch.NAME
                    assert body.approval_no in dict(matches(name))

    def test_has_neighbours_that_differ_in_one_character(self):
        folded = [fold(body.name_zh) for body in SHIPPED.rows]
        close = [pair for pair in combinations(folded, 2) if Levenshtein.distance(*pair) == 1]
        assert len(close) == 14


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("中国质量认证中心", [("CNCA-R-2002-001", "name")]),
        ("中國質量認證中心", [("CNCA-R-2002-001", "name")]),
        ("中国质量认证中心有限公司", [("CNCA-R-2002-001", "later_name")]),
        ("中国质量认证中心有限责任公司", [("CNCA-R-2002-001", "later_name")]),
        ("China Quality Certification Center", [("CNCA-R-2002-001", "name_en")]),
        ("CHINA  QUALITY CERTIFICATION CENTRE", [("CNCA-R-2002-001", "name_en")]),
        ("cqc", [("CNCA-R-2002-001", "short_name")]),
        ("TUV Rheinland", [("CNCA-RF-2002-05", "short_name")]),
        ("北京新世纪检验认证有限公司", [("CNCA-R-2002-016", "former_name")]),
        ("长城(天津)质量保证中心", [("CNCA-R-2002-009", "name")]),
        ("长城（天津） 质量保证中心", [("CNCA-R-2002-009", "name")]),
        ("必维认证(北京)有限公司", [("CNCA-RF-2003-23", "name")]),
        ("辉固国际检验认证服务（北京）有限公司", [("CNCA-RF-2010-55", "name")]),
        ("上海德世爱普管理体系认证有限公司", [("CNCA-RF-2008-18", "former_name")]),
        ("中国网络安全审查技术与认证中心", [("CNCA-R-2007-138", "later_name")]),
        ("华夏认证中心", [("CNCA-R-2002-021", "legal_form")]),
        ("江西百信认怔有限公司", [("CNCA-R-2022-1003", "similar_name")]),
        ("示例认证有限公司", []),
        ("认证有限公司", []),
        ("有限公司", []),
        ("CQD", []),
        ("（）", []),
        ("", []),
    ],
)
def test_by_name(name, expected):
    assert matches(name) == expected


def test_a_name_one_character_off_is_only_similar_and_names_every_neighbour():
    assert matches("中车联合（北京）认证有限公司") == [
        ("CNCA-R-2016-209", "similar_name"),
        ("CNCA-R-2016-217", "similar_name"),
    ]


def test_an_exact_name_is_not_mixed_with_its_neighbour():
    assert matches("中标联合（北京）认证有限公司") == [("CNCA-R-2016-217", "name")]


def test_a_name_two_bodies_bore_gives_both():
    rows = (row(), row("CNCA-R-2099-998", "示例甲", former_names="示例国际认证有限公司"))
    assert matches("示例国际认证有限公司", *rows) == [
        ("CNCA-R-2099-999", "name"),
        ("CNCA-R-2099-998", "former_name"),
    ]


def test_a_body_that_kept_its_name_is_found_once():
    assert matches("示例国际认证", row(name="示例国际认证", former_names="示例國際認證")) == [
        ("CNCA-R-2099-999", "name")
    ]


@pytest.mark.parametrize(
    ("known", "printed", "similar"),
    [
        ("甲乙丙丁认证中心", "甲乙丙寅认证中心", True),  # 8 characters, one edit
        ("甲乙丙丁认证中心", "甲乙丙认证中心", False),  # 7 characters: none
        ("甲乙丙丁认证中心", "甲乙寅卯认证中心", False),
        ("甲乙丙丁戊己庚辛国际认证检测有限", "甲乙丙丁戊己庚辛国际认正检侧有限", True),  # 16, two
        ("甲乙丙丁戊己庚国际认证检测有限", "甲乙丙丁戊己庚国际认正检侧有限", False),  # 15: one
        ("甲乙丙丁戊己庚辛国际认证检测有限", "甲乙丙丁戊己庚辛囯际认正检侧有限", False),
    ],
)
def test_a_similar_name_is_an_edit_for_every_eight_characters(known, printed, similar):
    assert body_names.is_similar(fold(known), fold(printed)) is similar


@pytest.mark.parametrize(
    "number",
    [
        "CNCA-R-2002-001",
        "cnca-r-2002-001",
        "CNCA–R–2002–001",
        "CNCA－R－2002－001",
        "CNCA-R-2002- 001",
    ],
)
def test_by_number(number):
    assert SHIPPED.by_number(number).name_zh == "中国质量认证中心"


@pytest.mark.parametrize("number", ["", "001", "CNCA-R-2003-001", "CNCA-R-2099-999"])
def test_by_number_of_nobody(number):
    assert SHIPPED.by_number(number) is None


def test_by_serial():
    assert [body.approval_no for body in SHIPPED.by_serial("1003")] == ["CNCA-R-2022-1003"]
    assert [body.kind for body in SHIPPED.by_serial("05")] == [BodyKind.FOREIGN_INVESTED]
    assert SHIPPED.by_serial("999") == ()


def test_names_for_the_reader_are_full_names_longest_first():
    names = bodies.names()
    assert {"中国质量认证中心", "中国质量认证中心有限公司"} <= set(names)
    assert "CQC" not in names
    assert [len(name) for name in names] == sorted((len(name) for name in names), reverse=True)


@pytest.mark.parametrize(
    "columns",
    [
        {"status": "approved"},
        {"status": ""},
        {"colour": "red"},
        {"number": "CNCA-R-99-999"},
        {"serial": "998"},
        {"kind": "foreign-invested"},
        {"name": ""},
        {"unverified": "colour"},
        {"status_date": "soon"},
        {"status_date": 2017},
    ],
)
def test_a_row_we_do_not_understand_is_an_error(columns):
    with pytest.raises(ValidationError):
        row(**columns)


def test_a_row_cannot_be_changed():
    with pytest.raises(ValidationError):
        row().status = BodyStatus.REVOKED


@pytest.mark.parametrize("status", BodyStatus)
def test_every_status_is_read(status):
    assert row(status=status.value).status is status


def test_of_a_month_the_last_day_counts_against_a_body_and_the_first_for_its_age():
    body = row(status="revoked", status_date="2023-02", as_of="2023-02")
    assert (body.status_date, body.as_of) == (date(2023, 2, 28), date(2023, 2, 1))


@given(NAMES, st.sampled_from([" ", "　", "·", "-"]), st.integers(0, 40))
def test_blanks_and_points_do_not_matter(name, blank, at):
    at %= len(name) + 1
    assert fold(name[:at] + blank + name[at:]) == fold(name)


@given(NAMES)
def test_width_does_not_matter(name):
    assert fold(unicodedata.normalize("NFKC", name)) == fold(name)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(NAMES, st.integers(0, 40), st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5))
def test_a_changed_character_is_never_silently_the_same_body(name, at, char):
    at %= len(name)
    changed = name[:at] + char + name[at + 1 :]
    for found in SHIPPED.by_name(changed):
        if found.match.is_certain:
            assert fold(changed) in {fold(known) for _, known in found.body.names()}
