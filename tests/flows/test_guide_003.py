"""Guide 003, demand by demand, on drawn certificates: what it demands, and what the law says.

Each quotation is the guide's own; under ``guide-strict`` it is taken at its word, with the guide
named as the authority and the real world beside it. Under ``default`` none of it accuses anybody.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app
from app.pipeline import Request, judge
from app.rules import RULES
from app.rules.policy import policy
from app.verdict import Authority, Fit, Genuine, InForce, Outcome, Severity
from parsers import find
from parsers.document import Document, FileFacts, Source
from tests.parsers.certificate.drawing import centred, page

EXAMPLES = Path(__file__).parents[2] / "examples" / "certificates"
TODAY = date(2026, 6, 30)
BY_ID = {rule.id: rule for rule in RULES}
AS_DEMANDED = {
    "title": "信息技术服务管理体系认证证书",
    "number": "证书编号：9992024ITSM001R0M",
    "organisation": "获证组织名称：示例云图信息技术有限公司",
    "uscc": "统一社会信用代码：91990199794369271F",
    "address": "地址：示例省示例市科技大道88号3幢501室",
    "standard": "认证依据：ISO/IEC 20000-1:2018",
    "modules": "2025补充模块：组织环境、服务组合管理、数字化运维看板",
    "scope": "认证范围：事件管理、云服务管理等数据中心运行维护服务",
    "first": "初次获证日期：2024年03月06日",
    "issued": "发证日期：2024年03月06日",
    "expires": "有效期至：2027年03月05日",
    "transition": "标准转换截止日期：2025年底",
    "auditor": "审核员：示例甲",
    "body": "认证机构名称：示例华恒认证有限公司",
    "mark": "CNAS",
    "code": "CNAS C999-M",
    "record": "年度监督审核记录",
    "marked": "监督审核合格",
    "day": "2026年03月05日",
}


def drawn(**changes):
    """Draw the certificate as the guide wants it, with lines changed or left out, and read it."""
    lines = [text for text in {**AS_DEMANDED, **changes}.values() if text]
    boxes = [replace(each, source=Source.TEXT, confidence=1.0) for each in centred(*lines)]
    sheet = replace(page(*boxes), character_height=None, readers=("text-layer",))
    (certificate,) = find.certificates(Document(media_type="application/pdf", pages=(sheet,)))
    return certificate


def judged(profile, requirement=None, **changes):
    request = Request(as_of=TODAY, today=TODAY, profile=profile)
    if requirement:
        request = replace(request, requirement=replace(request.requirement, **requirement))
    return judge(drawn(**changes), (), FileFacts(), request)


def finding(report, rule_id):
    return next(each for each in report.findings if each.rule == rule_id)


DEMANDS = (
    # the guide's words, the rule, the certificate that breaks it, what the guide makes of it
    ("17 位證書編號", "N01", {"number": "证书编号：9992024ITSM0001R0M"}, Severity.HIGH),
    ("前 6 位為機構代碼", "N02", {}, Severity.HIGH),
    ("事件管理、云服務管理", "S02", {"scope": "认证范围：数据中心运行维护服务"}, Severity.HIGH),
    ("視為無效", "S01", {"scope": "认证范围：IT服务"}, Severity.CRITICAL),
    (
        "ISO/IEC 20000-1:2018",
        "T01",
        {"standard": "认证依据：ISO/IEC 20000-1:2011"},
        Severity.HIGH,
    ),
    ("2025 新增模塊標注", "T02", {"modules": None}, Severity.CRITICAL),
    ("數字化運維看板", "T14", {"modules": "2025补充模块：组织环境"}, Severity.HIGH),
    ("加蓋 CNAS 認可標識", "I04", {"mark": None, "code": None}, Severity.HIGH),
    ("唯一認可代碼", "I06", {"code": None}, Severity.CRITICAL),
    ("附審核員簽字", "I14", {"auditor": None}, Severity.HIGH),
    ("有效期超 3 年", "V02", {"expires": "有效期至：2027年03月07日"}, Severity.CRITICAL),
    (
        "無監督記錄欄",
        "V07",
        {"record": None, "marked": None, "day": None},
        Severity.CRITICAL,
    ),
    ("近 1 年監督審核報告", "V09", {"day": "2025年06月20日"}, Severity.MEDIUM),
    ("標準轉換截止提示", "T06", {"transition": None}, Severity.HIGH),
    (
        "逾期自動失效",
        "T07",
        {"standard": "认证依据：ISO/IEC 20000-1:2011"},
        Severity.CRITICAL,
    ),
    ("四大模塊八大要素", "F10", {"auditor": None}, Severity.HIGH),
)
IDS = [rule_id for _, rule_id, _, _ in DEMANDS]


@pytest.mark.parametrize(("words", "rule_id", "changes", "severity"), DEMANDS, ids=IDS)
def test_a_breach_weighs_what_the_guide_says(words, rule_id, changes, severity):
    found = finding(judged("guide-strict", **changes), rule_id)
    assert (found.outcome, found.severity) == (Outcome.FAILED, severity)
    assert found.basis.authority is Authority.GUIDE
    assert found.basis.citation.startswith("guides/003_")
    assert words in found.basis.citation
    assert found.note
    assert found.note.zh.startswith("实际")


@pytest.mark.parametrize(("rule_id", "changes"), [(d[1], d[2]) for d in DEMANDS], ids=IDS)
def test_a_critical_breach_decides_and_any_other_raises_doubt(rule_id, changes):
    report = judged("guide-strict", **changes)
    found = finding(report, rule_id)
    genuine, in_force = report.verdict.genuine, report.verdict.in_force
    if rule_id == "V09":
        assert in_force is InForce.UNKNOWN
    elif rule_id == "T07":
        assert in_force is InForce.NO
    elif found.severity is Severity.CRITICAL:
        assert genuine is Genuine.CONTRADICTED
        assert rule_id in report.verdict.reasons
    else:
        assert genuine in {Genuine.DOUBTFUL, Genuine.CONTRADICTED}


@pytest.mark.parametrize("rule_id", [each for each in IDS if each != "N02"])
def test_a_certificate_as_the_guide_describes_it_meets_the_demand(rule_id):
    found = finding(judged("guide-strict"), rule_id)
    assert found.outcome is Outcome.PASSED


def test_no_number_has_the_six_positions_that_the_guide_wants_of_the_body():
    report = judged("guide-strict")
    failed = {each.rule for each in report.findings if each.outcome is Outcome.FAILED}
    assert "N02" in failed
    assert report.verdict.genuine is Genuine.DOUBTFUL
    assert report.verdict.reasons == ("N02",)


@pytest.mark.parametrize("changes", [demand[2] for demand in DEMANDS], ids=IDS)
def test_by_default_no_demand_of_the_guide_alone_accuses(changes):
    report = judged("default", **changes)
    by_guide = {"N01", "N02", "S02", "T02", "T06", "T07", "T14", "I04", "I14", "F10", "V07"}
    weighty = {
        each.rule
        for each in report.findings
        if each.outcome is Outcome.FAILED
        and each.severity in {Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM}
    }
    assert not weighty & by_guide
    assert report.verdict.genuine in {Genuine.UNCONFIRMED, Genuine.DOUBTFUL}


@pytest.mark.parametrize(
    ("project", "modules", "expected"),
    [
        ("智慧城市运维", None, Fit.FAILS),
        ("混合云建设", None, Fit.FAILS),
        ("智慧城市运维", AS_DEMANDED["modules"], Fit.MEETS),
        ("桌面运维", None, Fit.NOT_ASKED),
    ],
)
def test_without_modules_not_for_hybrid_cloud_or_smart_city(project, modules, expected):
    """「無新增模塊標注的證書不適用于混合云、智慧城市等項目」: T03."""
    asked = {"project_type": project}
    report = judged("guide-strict", asked, modules=modules)
    assert report.verdict.fit is expected
    assert "不適用于混合云" in BY_ID["T03"].guide.quote
    assert judged("default", asked, modules=modules).verdict.fit is Fit.NOT_ASKED


@pytest.mark.parametrize(
    ("words", "rule_id"),
    [
        ("cx.cnca.cn", "R01"),
        ("www.cnas.org.cn", "R02"),
        ("CNCA)備案", "I01"),
        ("自認證決定日起算", "V01"),
        ("自認證決定日起算", "V04"),
        ("雙認證", "P01"),
    ],
)
def test_what_the_guide_only_mentions_is_quoted_and_stays_as_it_is(words, rule_id):
    rule = BY_ID[rule_id]
    assert words in rule.guide.quote
    assert policy("guide-strict").severity(rule) == rule.severity
    assert rule.note.zh.startswith("实际")


@pytest.mark.parametrize(
    ("name", "rule_id"),
    [
        ("itsms-zh-digital.pdf", "T02"),
        ("v02-four-years-digital.pdf", "V02"),
        ("s01-vague-scope-digital.pdf", "S01"),
    ],
)
def test_the_terminal_prints_what_the_real_world_says_beside_it(
    name, rule_id, tmp_path, monkeypatch
):
    monkeypatch.setenv("CERTSCREEN_DATABASE_URL", f"sqlite:///{tmp_path}/certscreen.db")
    monkeypatch.setenv("CERTSCREEN_FILES_URL", str(tmp_path / "files"))
    words = ["verify", str(EXAMPLES / name), "--as-of", TODAY.isoformat(), "--language", "zh"]
    result = CliRunner().invoke(app, [*words, "--profile", "guide-strict"])
    shown = "".join(result.stdout.replace("│", "").split())
    assert result.exit_code == 1
    assert f"✗{rule_id}(critical)" in shown
    assert "".join(BY_ID[rule_id].note.zh.split()) in shown
    assert "contradicted" in shown
