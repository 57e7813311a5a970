"""Rules about what a guide wants printed on every certificate; most of it is not required."""

from datetime import date
from typing import Final

from app.evidence import Evidence
from app.rules import facts, words
from app.rules.base import (
    MissingFactError,
    Result,
    Seen,
    failed,
    is_read,
    not_applicable,
    passed,
    rule,
)
from app.rules.sources import GUIDE_003, guide_003
from app.verdict import Authority, Basis, Message, Question, Severity
from parsers.fields import Reading
from parsers.knowledge.standards import identify
from parsers.knowledge.vocabulary import Words, vocabulary

GUIDE_ONLY: Final = Basis(authority=Authority.GUIDE, citation=f"{GUIDE_003}; no other source found")
GUIDE_DEADLINE: Final = date(2025, 12, 31)


def _not_itsms() -> Result:
    return not_applicable(
        "不是信息技术服务管理体系证书", "not a certificate of IT service management"
    )


def _printed_module(evidence: Evidence, words: Words) -> Seen[str] | None:
    read = (facts.maybe("modules", each) for each in evidence.fields.modules)
    return next((each for each in read if each and words.within(each.value)), None)


@rule(
    "T02",
    title=Message(zh="标注2025补充模块", en="Supplementary modules of 2025 printed"),
    question=Question.GENUINE,
    severity=None,
    basis=GUIDE_ONLY,
    note=Message(
        zh="实际：不存在这种补充模块；组织环境、服务组合、知识都是 2018 版正文，"
        "此后只有 Amd 1:2024（气候）。",
        en="No such supplement exists: context, service portfolio and knowledge are part of the"
        " 2018 edition, and the only later text is Amd 1:2024 on climate.",
    ),
    guide=guide_003("確認證書含 2025 新增模塊標注", Severity.CRITICAL),
)
def modules_of_2025(evidence: Evidence) -> Result:
    """Look for the module note that guide 003 demands."""
    if not facts.is_for(evidence, "ITSMS"):
        return _not_itsms()
    if module := _printed_module(evidence, vocabulary().modules_2025):
        return passed(f"标注“{module.value}”", f"{module.value!r} is printed", module)
    page = facts.absence(evidence, "2025 模块标注", "a module note")
    return failed("未见 2025 补充模块标注", "no note of the modules of 2025 is seen", page)


@rule(
    "T06",
    title=Message(zh="标准转换截止提示", en="Transition deadline printed"),
    question=Question.GENUINE,
    severity=None,
    basis=GUIDE_ONLY,
    note=Message(
        zh="实际：个别机构只在真正的换版期间对旧版印此提示；20000-1 目前不在转换期。",
        en="Some issuers print such a note for an outgoing edition only; nothing is in transition"
        " for 20000-1.",
    ),
    guide=guide_003("標準轉換截止提示(2025 年底)", Severity.HIGH),
)
def transition_note(evidence: Evidence) -> Result:
    """Look for the deadline that guide 003 demands."""
    if evidence.fields.transition_note is not None:
        note = facts.seen("transition_note", evidence.fields.transition_note)
        return passed("印有转换截止提示", "a transition deadline is printed", note)
    page = facts.absence(evidence, "转换截止提示", "a transition deadline")
    return failed("未见标准转换截止提示", "no transition deadline is seen", page)


@rule(
    "T07",
    title=Message(zh="2025年底未升级自动失效", en="Old edition void after 2025"),
    question=Question.IN_FORCE,
    severity=None,
    basis=GUIDE_ONLY,
    note=Message(
        zh="实际：该日期不出自任何标准机构；真正的截止更早（见 T05），2018 版证书不受影响。",
        en="The date is of no standards body; the true one is earlier (see T05), and certificates"
        " to the 2018 edition are not affected.",
    ),
    guide=guide_003(
        "舊版證書需在 2025 年底前完成升級,補充組織環境識別證據,逾期自動失效", Severity.CRITICAL
    ),
)
def upgraded_by_2025(evidence: Evidence) -> Result:
    """Call every edition but 2018 void after the guide's date."""
    if not facts.is_for(evidence, "ITSMS"):
        return _not_itsms()
    found = facts.standards(evidence)
    current = [each for each in found if each.value.year == identify("ISO 20000-1:2018")[0].year]
    names = words.listed(each.value.text for each in found)
    if current or evidence.as_of <= GUIDE_DEADLINE:
        return passed(
            f"{names.zh}，基准日 {evidence.as_of}", f"{names.en} on {evidence.as_of}", *found
        )
    return failed(
        f"{names.zh} 不是 2018 版，基准日 {evidence.as_of} 已过 {GUIDE_DEADLINE}",
        f"{names.en} is not the 2018 edition, and {evidence.as_of} is after {GUIDE_DEADLINE}",
        *found,
    )


@rule(
    "T14",
    title=Message(zh="数字化运维看板", en="Digital O&M dashboard"),
    question=Question.GENUINE,
    severity=None,
    basis=GUIDE_ONLY,
    note=Message(
        zh="实际：任何已发布的文本中都没有，只见于该指南。",
        en="It is in no published text; only the guide speaks of it.",
    ),
    guide=guide_003("新增強制模塊:“數字化運維看板”", Severity.HIGH),
)
def dashboard_module(evidence: Evidence) -> Result:
    """Look for the module that guide 003 calls mandatory."""
    if not facts.is_for(evidence, "ITSMS"):
        return _not_itsms()
    if module := _printed_module(evidence, vocabulary().dashboard):
        return passed(f"标注“{module.value}”", f"{module.value!r} is printed", module)
    page = facts.absence(evidence, "数字化运维看板标注", "a dashboard module")
    return failed("未见数字化运维看板", "no dashboard module is seen", page)


@rule(
    "I14",
    title=Message(zh="审核员签字及资质编号", en="Auditor's signature and number"),
    question=Question.GENUINE,
    severity=None,
    basis=GUIDE_ONLY,
    note=Message(
        zh="实际：证书由机构负责人签字并盖章；审核员不在应载内容之列，且属个人信息。",
        en="Certificates bear the signature of the body's head and its seal; auditors are not"
        " among the required contents and are personal data.",
    ),
    guide=guide_003("附審核員簽字及資質編號", Severity.HIGH),
)
def auditor_named(evidence: Evidence) -> Result:
    """Look for an auditor; the name itself is never repeated."""
    if evidence.fields.auditor is not None:
        auditor = facts.seen("auditor", evidence.fields.auditor)
        return passed("印有审核员", "an auditor is printed", auditor)
    page = facts.absence(evidence, "审核员签字", "an auditor")
    return failed("未见审核员签字及编号", "no auditor is seen", page)


_ELEMENTS: Final = {
    "number": Message(zh="证书编号", en="number"),
    "organisation": Message(zh="企业全称", en="company"),
    "scope": Message(zh="认证范围", en="scope"),
    "standards": Message(zh="认证依据", en="standard"),
    "modules": Message(zh="2025 补充模块", en="modules of 2025"),
    "accreditation_marks": Message(zh="CNAS 认可标识", en="CNAS mark"),
    "certification_body": Message(zh="发证机构", en="issuer"),
    "auditor": Message(zh="审核员签字", en="auditor"),
    "expires": Message(zh="有效期", en="validity"),
    "surveillance": Message(zh="监督审核记录栏", en="surveillance record"),
    "transition_note": Message(zh="标准转换截止提示", en="transition deadline"),
}
"""The guide's table; it speaks of eight elements and lists eleven."""


def _elements(evidence: Evidence) -> tuple[list[str], Message | None]:
    """Return the elements that were seen, and what those that were not are called."""
    fields = evidence.fields
    seen = [
        name
        for name in _ELEMENTS
        if _is_seen(getattr(fields, name)) or _is_seen(getattr(fields, f"{name}_en", None))
    ]
    unseen = [label for name, label in _ELEMENTS.items() if name not in seen]
    if not unseen:
        return seen, None
    zh, en = (words.listed(each) for each in zip(*((e.zh, e.en) for e in unseen), strict=True))
    return seen, Message(zh=zh.zh, en=en.en)


def _is_seen(value: object) -> bool:
    if isinstance(value, Reading):
        return is_read(value)
    return bool(value)


def _all_elements(evidence: Evidence) -> Result:
    if not facts.is_for(evidence, "ITSMS"):
        return _not_itsms()
    seen, missing = _elements(evidence)
    if missing is None:
        return passed("要素齐全", "every element is seen")
    page = facts.absence(evidence, missing.zh, "the missing elements")
    return failed(
        f"{len(seen)}/{len(_ELEMENTS)} 项，缺 {missing.zh}",
        f"{len(seen)} of {len(_ELEMENTS)} elements, without {missing.en}",
        page,
    )


@rule(
    "F10",
    title=Message(zh="四大模块八大要素", en="The guide's four blocks and eight elements"),
    question=Question.GENUINE,
    severity=Severity.INFO,
    basis=GUIDE_ONLY,
    note=Message(
        zh="实际：其中 17 位编号、2025 模块、审核员编号、截止提示四项没有依据；仅作清单。",
        en="Four of them (17 positions, modules, auditor's number, deadline) have no basis in the"
        " real world; a checklist only.",
    ),
    guide=guide_003(
        "正規證書需包含四大模塊八大要素,缺失任一均可能影響效力", Severity.HIGH, _all_elements
    ),
)
def elements_of_the_guide(evidence: Evidence) -> Result:
    """Count the elements; the count is a checklist and decides nothing."""
    seen, missing = _elements(evidence)
    if not seen:
        raise MissingFactError(Message(zh="要素均未读出", en="no element was read"))
    rest = missing or Message(zh="无", en="none")
    return passed(
        f"指南所列 {len(_ELEMENTS)} 项中见 {len(seen)} 项，未见：{rest.zh}",
        f"{len(seen)} of the guide's {len(_ELEMENTS)} elements are seen; not seen: {rest.en}",
    )
