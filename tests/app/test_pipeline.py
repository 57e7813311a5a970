from dataclasses import dataclass
from datetime import date

import pytest

from app import pipeline
from app.evidence import Requirement
from app.rules.policy import PolicyError
from parsers.document import Box, Document, Page, Source, TextBox
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
DAY = date(2026, 6, 30)


def document(lines=LINES):
    height = 0.9 / max(len(lines), 1)
    boxes = tuple(
        TextBox(
            text=text, box=Box(0.2, 0.05 + i * height, 0.8, 0.07 + i * height), source=Source.TEXT
        )
        for i, text in enumerate(lines)
    )
    page = Page(number=1, width=595, height=842, boxes=boxes, readers=("text-layer",))
    return Document(media_type="application/pdf", pages=(page,))


@dataclass
class Failing:
    error: Exception
    name: str = "cnca-bodies"

    def fetch(self, _query):
        raise self.error

    def read(self, _snapshot, _query):
        raise AssertionError("nothing was fetched")


def verify(lines=LINES, registries=(), **changes):
    request = pipeline.Request(as_of=DAY, today=DAY, **changes)
    return pipeline.verify(
        b"", read=lambda _: document(lines), registries=registries, request=request
    )


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
    pipeline.verify(
        b"",
        read=lambda _: document(),
        registries=(),
        request=pipeline.Request(as_of=DAY, today=DAY),
        announce=lambda stage, _facts: stages.append(stage),
    )
    assert stages == ["reading", "asking", "judging"]


def test_an_unknown_profile_is_refused():
    with pytest.raises(PolicyError):
        verify(profile="no-such-profile")


def test_the_same_evidence_gives_the_same_findings():
    assert verify().certificates[0].findings == verify().certificates[0].findings
