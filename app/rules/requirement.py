"""Rules that hold a certificate against what a tender asks of it."""

import re
from typing import Final

from rapidfuzz import fuzz

from app.evidence import Evidence
from app.rules import facts, words
from app.rules.base import Guide, Result, Seen, failed, not_applicable, passed, rule, unknown
from app.rules.names import Likeness, compare
from app.rules.sources import GUIDE_000, TENDER, guide_003
from app.verdict import Message, Question, Severity
from parsers.identifiers.width import compact
from parsers.knowledge import body_names
from parsers.knowledge.standards import Named, identify, international
from parsers.knowledge.vocabulary import fold, vocabulary

_USCC: Final = re.compile(r"[0-9A-Z]{18}")
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_NEARLY: Final = 75
"""Per cent of likeness from which a keyword may only be misread in the scope."""


def _not_asked() -> Result:
    return not_applicable("未要求", "not asked")


@rule(
    "C05",
    title=Message(zh="证书持有人与投标人一致", en="Certificate holder equals the bidder"),
    question=Question.FIT,
    severity=Severity.HIGH,
    basis=TENDER,
    note=Message(
        zh="实际：母公司的证书不覆盖子公司，除非附件列明。",
        en="A parent's certificate does not cover a subsidiary unless its annex lists it.",
    ),
)
def held_by_the_bidder(evidence: Evidence) -> Result:
    """Compare names in the bidder's own script, or credit codes when one is given."""
    if not (wanted := (evidence.requirement.holder or "").strip()):
        return _not_asked()
    if _USCC.fullmatch(compact(wanted)):
        return _held_by_code(evidence, compact(wanted))
    if not (held := _names_in_script(evidence, wanted)):
        return unknown(
            f"未读出可与“{wanted}”对照的名称",
            f"no name was read in the script of {wanted!r}",
            *facts.names_of_holder(evidence),
        )
    return _held_by_name(evidence, held, wanted)


def _held_by_name(evidence: Evidence, held: Seen[str], wanted: str) -> Result:
    zh = f"证书持有人“{held.value}”，投标人“{wanted}”"
    en = f"the certificate names {held.value!r}, the bidder is {wanted!r}"
    likeness = compare(held, wanted)
    if likeness is Likeness.SAME:
        return passed(f"{zh}，一致", f"{en}: the same", held)
    if likeness is Likeness.CLOSE or _in_annex(evidence, wanted):
        return unknown(
            f"{zh}：极相近或列于附件，需人工核对",
            f"{en}: very close, or named in the annex; a person must look",
            held,
        )
    return failed(f"{zh}，不一致", f"{en}: they differ", held)


def _held_by_code(evidence: Evidence, wanted: str) -> Result:
    code = facts.seen("uscc", evidence.fields.uscc)
    zh = f"证书信用代码 {code.value}，投标人 {wanted}"
    en = f"the certificate's code is {code.value}, the bidder's {wanted}"
    if compact(code.value) != wanted:
        return failed(f"{zh}，不一致", f"{en}: they differ", code)
    return passed(f"{zh}，一致", f"{en}: the same", code)


def _names_in_script(evidence: Evidence, wanted: str) -> Seen[str] | None:
    """A Chinese name can be compared only with a Chinese one, a Latin one only with a Latin."""
    chinese = bool(_HAN.search(wanted))
    found = facts.names_of_holder(evidence)
    return next((each for each in found if bool(_HAN.search(each.value)) is chinese), None)


def _in_annex(evidence: Evidence, wanted: str) -> bool:
    annex = evidence.fields.annex
    return annex is not None and body_names.fold(wanted) in body_names.fold(annex.raw)


@rule(
    "P06",
    title=Message(zh="证书标准为所要求的标准", en="Certified to the standard asked for"),
    question=Question.FIT,
    severity=Severity.HIGH,
    basis=TENDER,
)
def to_the_standard_asked(evidence: Evidence) -> Result:
    """A national standard counts as the international one it adopts."""
    if not (wanted := (evidence.requirement.standard or "").strip()):
        return _not_asked()
    found = facts.standards(evidence)
    printed = words.listed(fact.value.text for fact in found)
    zh, en = (
        f"要求 {wanted}，证书为 {printed.zh}",
        f"{wanted} is asked, the certificate names {printed.en}",
    )
    asked = identify(wanted)[0]
    if any(_answers(fact.value, asked) for fact in found):
        return passed(zh, en, *found)
    if asked.family is None or not all(fact.value.family for fact in found):
        return unknown(
            f"{zh}；标准表中没有其一，无法对照",
            f"{en}; one of them is not in our table",
            *found,
        )
    return failed(f"{zh}，不一致", f"{en}: another standard or edition", *found)


def _answers(printed: Named, asked: Named) -> bool:
    if compact(printed.text) == compact(asked.text):
        return True
    ours, theirs = international(printed), international(asked)
    if ours is None or theirs is None or ours[0] != theirs[0]:
        return False
    return asked.year is None or ours[1] == theirs[1]


@rule(
    "S03",
    title=Message(zh="认证范围覆盖采购标的", en="Scope covers the tender's subject"),
    question=Question.FIT,
    severity=Severity.MEDIUM,
    basis=TENDER,
    note=Message(
        zh="实际：认证范围可以合理地只覆盖部分业务；同义词由人判断。",
        en="A scope may rightly cover a part of the business; synonyms are for a person to judge.",
    ),
    guide=Guide(file=GUIDE_000, quote='聚焦核心業務模塊進行認證,而非"大而全"的范圍'),
)
def scope_covers_the_subject(evidence: Evidence) -> Result:
    """Look for each keyword; some missing or nearly there is for a person to judge."""
    keywords = tuple(word for word in evidence.requirement.scope_keywords if word.strip())
    if not keywords:
        return _not_asked()
    scopes = facts.scopes(evidence)
    text = _squeezed(" ".join(scope.value for scope in scopes))
    missing = [word for word in keywords if _squeezed(word) not in text]
    absent = words.listed(missing)
    if not missing:
        found = words.listed(keywords)
        return passed(f"范围含 {found.zh}", f"the scope names {found.en}", *scopes)
    if len(missing) < len(keywords) or any(_is_nearly_in(word, scopes) for word in missing):
        return unknown(
            f"范围中未见“{absent.zh}”，但有部分或相近内容，需人工判断",
            f"the scope lacks {absent.en} but has a part or something close; a person must judge",
            *scopes,
        )
    return failed(f"范围中没有“{absent.zh}”", f"the scope does not name {absent.en}", *scopes)


def _squeezed(text: str) -> str:
    return fold(text).replace(" ", "")


def _is_nearly_in(word: str, scopes: tuple[Seen[str], ...]) -> bool:
    """A Latin keyword says nothing about a Chinese scope, a near miss little about a picture."""
    comparable = [each for each in scopes if _same_script(word, each.value)]
    if not comparable:
        return True
    scores = (fuzz.partial_ratio(_squeezed(word), _squeezed(each.value)) for each in comparable)
    return max(scores) >= _NEARLY


def _same_script(word: str, text: str) -> bool:
    return bool(_HAN.search(word)) is bool(_HAN.search(text))


@rule(
    "P02",
    title=Message(zh="招标文件要求CNAS认可标识", en="Tender demands accreditation"),
    question=Question.FIT,
    severity=Severity.HIGH,
    basis=TENDER,
    note=Message(
        zh="实际：认可自愿；经 CNCA 批准的机构可以签发不带 CNAS 标识的证书，"
        "只有招标要求时才有意义。",
        en="Accreditation is voluntary: an approved body may issue without it; only the demand of"
        " the tender makes it matter.",
    ),
)
def accredited_as_asked(evidence: Evidence) -> Result:
    """A mark that was not seen may be unread; only the platform's record can deny it."""
    if not evidence.requirement.accredited:
        return _not_asked()
    record = evidence.registry_record
    if record and record.accreditation_marks:
        return _by_record(record.accreditation_marks)
    read = (
        facts.maybe("accreditation_marks", each) for each in evidence.fields.accreditation_marks
    )
    marks = [mark for mark in read if mark]
    known = [mark for mark in marks if vocabulary().accreditation_marks.within(mark.value)]
    if known:
        names = words.listed(mark.value for mark in known)
        return passed(f"印有 {names.zh} 标识", f"the mark of {names.en} is printed", *known)
    return unknown(
        "未读出已知认可机构的标识；认可状态需在认可机构名录中核对",
        "no mark of a known accreditation body was read; ask its directory",
        *marks,
    )


def _by_record(marks: tuple[str, ...]) -> Result:
    fact = Seen(marks)
    names = words.listed(marks)
    if vocabulary().accreditation_marks.within(" ".join(marks)):
        return passed(f"平台记录的认可标识：{names.zh}", f"the platform records {names.en}", fact)
    return failed(
        f"平台记录的认可标识为“{names.zh}”，不含 CNAS 等",
        f"the platform records {names.en!r}: no known accreditation",
        fact,
    )


@rule(
    "P05",
    title=Message(zh="ITSS不等于ISO 20000", en="ITSS is not ISO 20000"),
    question=Question.FIT,
    severity=Severity.HIGH,
    basis=TENDER,
    note=Message(
        zh="实际：ITSS、CMMI、信息安全服务资质各有自己的查询平台。",
        en="ITSS, CMMI and security-service qualifications have registers of their own.",
    ),
    guide=Guide(file=GUIDE_000, quote="信息技術服務標準資質(ITSS)、IT服務管理體系ISO20000"),
)
def not_another_scheme(evidence: Evidence) -> Result:
    """Find a qualification of another scheme handed in for ISO/IEC 20000-1."""
    asked = identify(evidence.requirement.standard or "")[0]
    if asked.family is None or asked.family.scheme != "ITSMS":
        return _not_asked()
    title = facts.seen("title", evidence.fields.title)
    other = vocabulary().other_schemes.within(title.value)
    if other:
        return failed(
            f"标题“{title.value}”属于 {other[0]}，不是 ISO/IEC 20000-1",
            f"the title {title.value!r} is of {other[0]}, not of ISO/IEC 20000-1",
            title,
        )
    return passed(f"标题“{title.value}”", f"the title is {title.value!r}", title)


@rule(
    "T03",
    title=Message(
        zh="无新增模块不适用混合云/智慧城市",
        en="Without the module note not for hybrid cloud or smart city",
    ),
    question=Question.FIT,
    severity=None,
    basis=TENDER,
    note=Message(
        zh="实际：除该指南外没有任何来源；2018 版已包含这些内容，没有“补充模块”。",
        en="No source but the guide says so; the 2018 edition already holds these subjects and"
        " there are no supplementary modules.",
    ),
    guide=guide_003("無新增模塊標注的證書不適用于混合云、智慧城市等項目", Severity.HIGH),
)
def modules_for_special_projects(evidence: Evidence) -> Result:
    """Demand the guide's module note for the projects it names."""
    project = evidence.requirement.project_type or ""
    if not vocabulary().special_projects.within(project) or not facts.is_for(evidence, "ITSMS"):
        return _not_asked()
    printed = [fact for each in evidence.fields.modules if (fact := facts.maybe("modules", each))]
    if printed:
        return passed("印有模块标注", "a module note is printed", *printed)
    page = facts.absence(evidence, "新增模块标注", "a module note")
    return failed(
        f"项目“{project}”，证书无新增模块标注",
        f"the project is {project!r} and the certificate has no module note",
        page,
    )
