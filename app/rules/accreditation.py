"""Rules about accreditation marks and numbers."""

import re
from typing import Final

from app.evidence import Evidence
from app.rules import facts, words
from app.rules.base import (
    Guide,
    Result,
    Seen,
    doubted,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from app.rules.sources import GUIDE_004, PLATFORM_RECORD, guide_003
from app.verdict import Authority, Basis, Message, Question, Severity
from parsers.document import Source
from parsers.identifiers.width import compact
from scrapers.registry import BodyRecord, LookupOutcome, RecordStatus

CNAS_DIRECTORY: Final = "cnas"
_OF_BODY: Final = re.compile(r"CNASC\d{3,4}(?:-[A-Z])?")
_CODE: Final = re.compile(r"CNAS-?[A-Z]*\d[A-Z0-9-]*")
_OF_OTHERS: Final = re.compile(r"CNAS(?:L|IB|PT|RM)\d{3,5}")
_LOST: Final = frozenset({RecordStatus.SUSPENDED, RecordStatus.WITHDRAWN, RecordStatus.CANCELLED})
SYMBOLS: Final = Basis(
    authority=Authority.PRACTICE,
    citation="CNAS-R01 认可标识使用和认可状态声明规则 (Rules for the use of accreditation symbols)",
)


def _cnas_mark(evidence: Evidence) -> Seen[str] | None:
    """Return the printed CNAS mark, if one was seen."""
    read = (
        facts.maybe("accreditation_marks", each) for each in evidence.fields.accreditation_marks
    )
    return next((mark for mark in read if mark and "CNAS" in mark.value.upper()), None)


def _no_mark() -> Result:
    return not_applicable("未读出 CNAS 标识", "no CNAS mark was read")


def _mark_demanded(evidence: Evidence) -> Result:
    if mark := _cnas_mark(evidence):
        return passed("印有 CNAS 标识", "the CNAS mark is printed", mark)
    page = facts.absence(evidence, "CNAS 标识", "a CNAS mark")
    return failed("未见 CNAS 标识", "no CNAS mark is seen", page)


@rule(
    "I04",
    title=Message(zh="发证机构经CNAS认可", en="Issuer accredited by CNAS"),
    question=Question.GENUINE,
    severity=Severity.LOW,
    basis=SYMBOLS,
    note=Message(
        zh="实际：认可自愿，CNCA 批准的机构可以不带 CNAS 标识发证。",
        en="Accreditation is voluntary; a body approved by CNCA may issue without the mark.",
    ),
    guide=guide_003("加蓋 CNAS 認可標識", Severity.HIGH, _mark_demanded),
)
def accredited_by_cnas(evidence: Evidence) -> Result:
    """Only the platform's record can deny it; a mark that was not seen says nothing."""
    record = evidence.registry_record
    if record is None or not record.accreditation_marks:
        return unknown("没有登记记录说明认可情况", "no record tells of the accreditation")
    marks = words.listed(record.accreditation_marks)
    if any("CNAS" in mark.upper() for mark in record.accreditation_marks):
        return passed(f"平台记录认可标识 {marks.zh}", f"the platform records {marks.en}")
    return failed(
        f"平台记录的认可标识为“{marks.zh}”", f"the platform records {marks.en!r}", Seen(marks)
    )


@rule(
    "I05",
    title=Message(zh="使用CNAS标识须有认可资格", en="CNAS mark printed without accreditation"),
    question=Question.GENUINE,
    severity=Severity.CRITICAL,
    basis=PLATFORM_RECORD,
    note=Message(
        zh="实际：只有登记记录或 CNAS 名录能说明没有认可；名录中查不到不算。",
        en="Only a record of the platform or of CNAS can say that accreditation is lacking;"
        " absence from a list cannot.",
    ),
    guide=Guide(
        file=GUIDE_004,
        quote="确保机构是CNAS(中国合格评定国家认可委员会)认可的,证书才有国际效力",
    ),
)
def mark_is_backed(evidence: Evidence) -> Result:
    """Hold the printed mark against the platform's record and CNAS's own directory."""
    if (mark := _cnas_mark(evidence)) is None:
        return _no_mark()
    record = evidence.registry_record
    if record and record.accreditation_marks:
        names = words.listed(record.accreditation_marks)
        if any("CNAS" in each.upper() for each in record.accreditation_marks):
            return passed("平台记录含 CNAS", "the platform records CNAS", mark)
        return failed(
            f"印有 CNAS 标识，平台记录的认可标识为“{names.zh}”",
            f"the CNAS mark is printed, the platform records {names.en!r}",
            mark,
        )
    return _by_directory(evidence, mark)


def _by_directory(evidence: Evidence, mark: Seen[str]) -> Result:
    lookup = evidence.lookup(CNAS_DIRECTORY)
    answered = lookup is not None and lookup.outcome is LookupOutcome.FOUND
    records = lookup.records if lookup and answered else ()
    body = next((each for each in records if isinstance(each, BodyRecord)), None)
    if body is None or {"status", "status_date"} & set(body.unverified):
        return unknown(
            "没有记录说明发证机构是否获 CNAS 认可",
            "no record says whether CNAS accredits the issuer",
            mark,
        )
    if body.status is RecordStatus.VALID:
        return passed(f"CNAS 名录列有 {body.name}", f"CNAS lists {body.name}", mark)
    issued = facts.seen("issued", evidence.fields.issued)
    if body.status in _LOST and body.status_date and body.status_date < issued.value:
        return failed(
            f"{body.name} 的认可自 {body.status_date} 起{words.status(body).zh}，"
            f"发证于 {issued.value}",
            f"the accreditation of {body.name} is {words.status(body).en} since {body.status_date},"
            f" the certificate was issued on {issued.value}",
            mark,
            issued,
        )
    return unknown("认可状态与发证的先后不详", "which came first is not known", mark)


def _code_demanded(evidence: Evidence) -> Result:
    mark = _cnas_mark(evidence)
    if mark and evidence.fields.accreditation_number is None:
        if _is_pictured(evidence):
            return unknown(
                "CNAS 标识下未读出认可代码；代码字很小，图片中可能只是未能辨认",
                "no code was read under the CNAS mark; it is printed small, and on a picture it"
                " may only be unread",
                mark,
            )
        page = facts.absence(evidence, "认可注册号", "an accreditation number")
        return failed("CNAS 标识下没有认可代码", "no code stands under the CNAS mark", mark, page)
    return _code_fits(evidence)


def _is_pictured(evidence: Evidence) -> bool:
    """Say whether the mark stands on a picture, whose smallest characters may be lost."""
    marks = evidence.fields.accreditation_marks
    return all(each.source is Source.OCR for each in marks if each.value == "CNAS")


def _code_fits(evidence: Evidence) -> Result:
    if (mark := _cnas_mark(evidence)) is None:
        return _no_mark()
    number = _code(evidence)
    if not _OF_BODY.fullmatch(compact(number.value)):
        return doubted(
            f"CNAS 标识下为“{number.value}”，不是认证机构的注册号形式（CNAS C123-M）",
            f"{number.value!r} stands under the CNAS mark, not of the form CNAS C123-M",
            number,
            mark,
        )
    return _against_directory(evidence, number)


def _code(evidence: Evidence) -> Seen[str]:
    """Return the code as read; one of another form has no value, but its raw text tells it."""
    reading = evidence.fields.accreditation_number
    if reading is not None and reading.value is None:
        raw = facts.written("accreditation_number", reading)
        if match := _CODE.search(compact(raw.value)):
            return Seen(match[0], raw.places, raw.certain)
    return facts.seen("accreditation_number", reading)


def _against_directory(evidence: Evidence, number: Seen[str]) -> Result:
    """The digits may belong to another body, if the directory's code is confirmed."""
    body = evidence.body
    code = body.accreditation_code if body else None
    if body is None or code is None:
        return passed(f"{number.value} 形式正确", f"{number.value} has the right form", number)
    if "accreditation_code" in body.unverified:
        return unknown(
            f"{number.value} 形式正确；名录中的代码未经证实，无法确认归属",
            f"{number.value} has the right form; the directory's code is not confirmed, so whose"
            " it is cannot be said",
            number,
        )
    if _digits(code) != _digits(number.value):
        facts.held_against(facts.body(evidence))
        return doubted(
            f"印有 {number.value}，名录中 {body.name} 为 {code}",
            f"{number.value} is printed, the directory has {code} for {body.name}",
            number,
        )
    return passed(f"{number.value} 属于 {body.name}", f"{number.value} is of {body.name}", number)


def _digits(code: str) -> int:
    return int("".join(char for char in code if char.isdigit()) or 0)


@rule(
    "I06",
    title=Message(zh="CNAS标识下认可注册号", en="Accreditation number under the CNAS mark"),
    question=Question.GENUINE,
    severity=Severity.HIGH,
    basis=SYMBOLS,
    note=Message(
        zh="实际：管理体系认证机构为 CNAS C 加三至四位数字和字母；字很小，未读出不作判断。",
        en="Bodies that certify management systems have CNAS C, three or four digits and a letter;"
        " it is printed small, so unread is not judged.",
    ),
    guide=guide_003("CNAS 標識下方有唯一認可代碼", Severity.CRITICAL, _code_demanded),
)
def code_under_the_mark(evidence: Evidence) -> Result:
    """Judge a code that was read; one that was not read is unknown."""
    return _code_fits(evidence)


@rule(
    "I10",
    title=Message(zh="认可号字母类型不符", en="Accreditation number of the wrong kind"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=SYMBOLS,
)
def code_is_of_a_certification_body(evidence: Evidence) -> Result:
    """L is of laboratories, IB of inspection bodies; C certifies."""
    if evidence.fields.accreditation_number is None:
        return not_applicable("未读出认可注册号", "no accreditation number was read")
    number = _code(evidence)
    if _OF_OTHERS.fullmatch(compact(number.value)):
        return doubted(
            f"{number.value} 是实验室或检验机构的认可号",
            f"{number.value} is of a laboratory or an inspection body",
            number,
        )
    return passed(
        f"{number.value} 不是实验室的认可号", f"{number.value} is no laboratory's", number
    )
