from dataclasses import dataclass
from datetime import date

import pytest

from app import pipeline
from app.evidence import Requirement
from app.rules.policy import PolicyError
from parsers.document import Box, Page, Source, TextBox
from parsers.outline import Outline
from scrapers.cnca.adapter import Cnca
from scrapers.cnca_bodies.adapter import CncaBodies
from scrapers.errors import RegistryBlockedError, RegistryUnavailableError

LINES = (
    "信息技术服务管理体系认证证书",
    "证书编号：9992024ITSM0001R0M",
    "兹证明",
    "示例数据技术有限公司",
    "统一社会信用代码：91110000000000000E",
    "认证依据：ISO/IEC 20000-1:2018",
    "认证范围：向外部客户提供数据中心机房的运行维护服务",
    "发证日期：2024年03月05日",
    "有效期至：2027年03月04日",
    "示例认证有限公司",
)
ENGLISH = (
    "Certificate of Registration",
    "Certificate No.: 9992024ITSM0001R0M",
    "This is to certify that",
    "Example Data Co., Ltd.",
    "conforms to ISO/IEC 20000-1:2018",
    "Scope: operation and maintenance of data centre rooms for external customers",
    "Date of Issue: Mar. 5, 2024",
    "Date of Expiry: Mar. 4, 2027",
)
DAY = date(2026, 6, 30)


@dataclass
class Held:
    """A document whose pages are there."""

    pages: tuple[Page, ...]

    @property
    def outline(self):
        return Outline(media_type="application/pdf", pages=1)

    def examined(self, _pages):
        return None


def sheet(lines=LINES, number=1):
    height = 0.9 / max(len(lines), 1)
    boxes = tuple(
        TextBox(
            text=text, box=Box(0.2, 0.05 + i * height, 0.8, 0.07 + i * height), source=Source.TEXT
        )
        for i, text in enumerate(lines)
    )
    return Page(number=number, width=595, height=842, boxes=boxes, readers=("text-layer",))


@dataclass
class Failing:
    error: Exception
    name: str = "cnca-bodies"

    def fetch(self, _query):
        raise self.error

    def read(self, _snapshot, _query):
        raise AssertionError("nothing was fetched")


def verify(lines=LINES, registries=(), **changes):
    return flow([sheet(lines)], registries=registries, request=request(**changes))


def flow(pages, **more):
    more = {"registries": (), "request": request()} | more
    return pipeline.verify(b"", read=lambda _content, _expects: Held(pages), **more)


def request(**changes):
    return pipeline.Request(as_of=DAY, today=DAY, **changes)


def test_a_certificate_is_found_read_asked_about_and_judged():
    report = verify(registries=(CncaBodies(), Cnca()))
    (certificate,) = report.certificates
    assert certificate.evidence.fields.number.value == "9992024ITSM0001R0M"
    assert [each.registry for each in certificate.evidence.lookups] == ["cnca-bodies", "cnca"]
    assert (certificate.verdict.genuine, certificate.verdict.in_force) == ("unconfirmed", "yes")


@pytest.mark.parametrize("error", [RegistryBlockedError("?"), RegistryUnavailableError("?")])
def test_a_registry_that_fails_changes_no_answer_for_the_worse(error):
    with_answer = verify(registries=(CncaBodies(),)).certificates[0].verdict
    without = verify(registries=(Failing(error),)).certificates[0].verdict
    assert (without.genuine, without.in_force) == (with_answer.genuine, with_answer.in_force)


def test_a_document_without_certificate_has_an_empty_report():
    assert verify(("采购合同", "甲方：示例贸易有限公司")).certificates == ()


def test_the_requirement_is_judged():
    wanted = Requirement(holder="示例数据技术有限公司", standard="ISO/IEC 20000-1")
    assert verify(requirement=wanted).certificates[0].verdict.fit == "meets"
    other = Requirement(holder="示例贸易有限公司")
    assert verify(requirement=other).certificates[0].verdict.fit == "fails"


def test_stages_are_announced_in_order():
    stages = []
    flow(
        [sheet()],
        announce=lambda stage, _facts: stages.append(stage),
        found=lambda _report: stages.append("found"),
    )
    assert stages == ["reading", "asking", "judging", "found"]


def test_a_certificate_is_told_before_the_next_page_but_one_is_read():
    told = []

    def pages():
        for number in range(1, 5):
            told.append(number)
            yield sheet(LINES if number == 1 else ("采购合同",), number)

    report = flow(pages(), found=lambda each: told.append(each.evidence.fields.number.value))
    assert told == [1, 2, "9992024ITSM0001R0M", 3, 4]
    assert len(report.certificates) == 1


def test_a_certificate_told_again_with_its_other_version_stands_once_in_the_report():
    told = []
    pages = [sheet(number=1), sheet(("采购合同",), 2), sheet(ENGLISH, 5)]
    report = flow(pages, found=lambda each: told.append(each.evidence.certificate.pages))
    assert told == [(1,), (1, 5)]
    (certificate,) = report.certificates
    assert certificate.evidence.fields.organisation_en.value == "Example Data Co., Ltd."


def test_the_reader_is_told_where_a_certificate_may_go_on():
    asked = []

    def read(_content, expects):
        def pages():
            for number in (1, 2, 3):
                yield sheet(LINES if number == 1 else ("采购合同",), number)
                asked.append(expects(number + 1))

        return Held(pages())

    pipeline.verify(b"", read=read, registries=(), request=request())
    assert asked == [True, False, False]


def test_an_unknown_profile_is_refused():
    with pytest.raises(PolicyError):
        verify(profile="no-such-profile")


def test_the_same_evidence_gives_the_same_findings():
    assert verify().certificates[0].findings == verify().certificates[0].findings
