"""Rules about how the file was made; alone they never say more than that a person must look."""

from typing import Final

from app.evidence import Evidence
from app.rules import traced
from app.rules.base import (
    CERTAIN_AT,
    MissingFactError,
    Result,
    Seen,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from app.verdict import Authority, Basis, Message, Place, Question, Severity
from parsers.document import Source
from parsers.forensics.traces import (
    Forensics,
    Integrity,
    Mismatch,
    Signature,
    Trace,
    TraceKind,
)

_EDITED: Final = Basis(
    authority=Authority.FORENSICS,
    citation="edited dates, punished 2020:"
    " http://www.cbychina.com.cn/default.aspx?id=31&pageType=detail&pageid=3",
)
_LAYERS: Final = Basis(
    authority=Authority.FORENSICS,
    citation="general knowledge: what a PDF draws and the text it carries belong together",
)
_SEALED: Final = Basis(
    authority=Authority.FORENSICS,
    citation="ISO 32000-2, 12.8; seals without a valid signature are reported at"
    " https://gfjl.org/archiver/tid-242059.html",
)
_FROM_PICTURE: Final = 4
"""With so many fields in the picture, the page is a scan and no printed form."""
_DIGITS: Final = 6
"""A date or a number has so many."""
_ALIKE: Final = 3
"""So many other fields of the holder's own were drawn like the rest of the page."""
_REPLACED: Final = frozenset({TraceKind.CHANGED, TraceKind.COVERED, TraceKind.STACKED})


def _examined(evidence: Evidence) -> Forensics:
    if evidence.forensics is None:
        raise MissingFactError(
            Message(zh="未检查文件结构", en="the structure of the file was not examined")
        )
    return evidence.forensics


@rule(
    "F01",
    title=Message(zh="PDF编辑痕迹", en="Editing traces in the PDF"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=_EDITED,
    note=Message(
        zh="实际：另存、批注、签名和多次保存都很常见，本身不说明问题；字体不一致也见于真实证书。",
        en="Files are often saved again, annotated and signed, which says nothing; genuine"
        " certificates mix fonts too.",
    ),
)
def made_in_one_piece(evidence: Evidence) -> Result:
    """Only words that replace others where the certificate says who, what and when are told on."""
    made = _examined(evidence)
    if not made.is_pdf:
        return not_applicable("不是 PDF 文件", "the file is no PDF")
    grave = [each for each in made.traces if _is_grave(each, evidence)]
    if grave:
        first = grave[0]
        zh, en = _told(first)
        return failed(zh, en, *(_seen(each, evidence) for each in grave))
    odd = [each for each in made.traces if _is_odd(each, evidence)]
    if odd:
        return failed(
            f"“{odd[0].after}”用页上别处没有的字体最后绘入，请对照原件",
            f"'{odd[0].after}' was drawn last, in a font that nothing else has; compare the page",
            *(_seen(each, evidence) for each in odd),
            severity=Severity.LOW,
        )
    notes = [each for each in made.traces if each.kind is not TraceKind.OVER_SCAN]
    zh, en = _remarks(evidence, notes)
    return passed(
        f"身份信息处未见替换文字的痕迹{zh}",
        f"no words were seen to replace others where the identity is stated{en}",
        *(_seen(each, evidence) for each in notes),
    )


@rule(
    "F02",
    title=Message(zh="文本层与图像一致", en="Text layer agrees with what the page shows"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=_LAYERS,
    note=Message(
        zh="实际：扫描仪附加的隐藏文本层常有识别错误，不作为依据。",
        en="The hidden text that scanners add is often misread and decides nothing.",
    ),
)
def layers_agree(evidence: Evidence) -> Result:
    """Compare numbers and dates where both were read; hidden text may be a scanner's misreading."""
    made = _examined(evidence)
    if not made.is_pdf:
        return not_applicable("不是 PDF 文件", "the file is no PDF")
    if not made.mismatches:
        if _both_read(evidence):
            return passed("文本层与图像未见矛盾", "text layer and picture do not disagree")
        return not_applicable("没有可比较的文本层和图像", "there are no two layers to compare")
    return _differing(made.mismatches, evidence)


def _differing(found: tuple[Mismatch, ...], evidence: Evidence) -> Result:
    graver = [each for each in found if each.visible]
    first = (graver or found)[0]
    seen = Seen(first, (_place(first, evidence),), first.confidence >= CERTAIN_AT)
    zh = f"文本层为“{first.text}”，图像显示“{first.shown}”"
    en = f"the text layer has '{first.text}', the picture shows '{first.shown}'"
    if not graver:
        return unknown(
            f"{zh}；文本层不可见，可能是扫描时误识", f"{en}; hidden text may be misread", seen
        )
    if not seen.certain:
        return unknown(f"{zh}；图像可能误读", f"{en}; the picture may be misread", seen)
    return failed(zh, en, seen)


@rule(
    "F04",
    title=Message(zh="PDF电子签名完整", en="Electronic signature of the PDF is intact"),
    question=Question.GENUINE,
    severity=Severity.HIGH,
    basis=_SEALED,
    note=Message(
        zh="实际：多数电子证书没有签名；未签名、国密签名和根证书不在列均不说明问题。",
        en="Most electronic certificates are not signed; no signature, one made with SM2 or an"
        " unlisted root says nothing.",
    ),
)
def signature_is_intact(evidence: Evidence) -> Result:
    """A signature breaks where signed bytes are others, or words were replaced after it."""
    made = _examined(evidence)
    if not made.is_pdf or made.unsigned:
        return not_applicable("文件没有电子签名", "the file has no electronic signature")
    if not made.signatures:
        return unknown("电子签名无法读取", "the electronic signature cannot be read")
    for each in made.signatures:
        if each.integrity is Integrity.BROKEN:
            zh, en = _who(each)
            return failed(
                f"{zh}签名后内容已被改动",
                f"the content was changed after it was signed{en}",
                Seen(each, (Place(field="signature"),)),
            )
        if each.changed_pages and each.integrity is Integrity.INTACT:
            zh, en = _who(each)
            pages = tuple(Place(field="signature", page=page) for page in each.changed_pages)
            return failed(
                f"{zh}签名之后，证书页上的文字被替换",
                f"words on the certificate's page were replaced after it was signed{en}",
                Seen(each, pages),
            )
    return _sound(made.signatures)


def _sound(signatures: tuple[Signature, ...]) -> Result:
    intact = [each for each in signatures if each.integrity is Integrity.INTACT]
    if not intact:
        return unknown(
            "电子签名的算法不受支持，或文件被另存过，无法验证",
            "the signature is of an unsupported kind, or the file was saved anew; not verified",
        )
    zh, en = _who(intact[0])
    if intact[0].trusted:
        return passed(
            f"{zh}签名完整，证书链到达公认根证书",
            f"the signature is intact and leads to a known root{en}",
        )
    return passed(
        f"{zh}签名完整，但根证书不在已知之列，签名人身份未经证实",
        f"the signature is intact; its root is not known here, nor who signed{en}",
    )


def _who(signature: Signature) -> tuple[str, str]:
    if signature.signer is None:
        return "", ""
    return f"“{signature.signer}”", f" ('{signature.signer}')"


def _is_grave(trace: Trace, evidence: Evidence) -> bool:
    """A change counts where a field stands, or where it turns one number or date into another."""
    fields = traced.touched(trace, evidence)
    if trace.kind is TraceKind.OVER_SCAN:
        enough = traced.untouched(evidence, trace.page, TraceKind.OVER_SCAN) >= _FROM_PICTURE
        return bool(fields) and enough and sum(map(str.isalnum, trace.after or "")) > 1
    if trace.kind not in _REPLACED or not (trace.before and trace.after):
        return False
    if fields:
        return True
    numbers = (trace.before, trace.after)
    long = all(sum(map(str.isdigit, each)) >= _DIGITS for each in numbers)
    return long and not traced.is_beside_the_point(trace, evidence)


def _is_odd(trace: Trace, evidence: Evidence) -> bool:
    """One value of its own making among others; a form filled in makes them all alike."""
    if trace.kind is not TraceKind.ODD_FONT:
        return False
    alike = traced.untouched(evidence, trace.page, TraceKind.ODD_FONT)
    fields = {each.field for each in traced.touched(trace, evidence)}
    return alike >= _ALIKE and bool(fields & {*traced.HOLDER, *traced.DATES})


def _told(trace: Trace) -> tuple[str, str]:
    before, after = trace.before, trace.after
    match trace.kind:
        case TraceKind.CHANGED:
            return (
                f"文件较早的版本此处为“{before}”，后改为“{after}”",
                f"an earlier state of the file has '{before}' here, the last one '{after}'",
            )
        case TraceKind.COVERED:
            return (
                f"“{before}”被不透明的方框盖住，上面另写“{after}”",
                f"'{before}' lies under an opaque box, and '{after}' is written on it",
            )
        case TraceKind.STACKED:
            return (
                f"“{before}”和“{after}”叠印在同一处",
                f"'{before}' and '{after}' are printed on top of one another",
            )
        case _:
            return (
                f"“{after}”是后加在扫描页上的文字",
                f"'{after}' is text that was put on top of a scanned page",
            )


def _remarks(evidence: Evidence, notes: list[Trace]) -> tuple[str, str]:
    """What is worth knowing and speaks against nobody."""
    zh, en = "", ""
    if any(each.kind not in _REPLACED for each in notes):
        zh, en = "；编号或日期中字体不一", "; a number or date mixes fonts"
    if any(each.kind in _REPLACED for each in notes):
        zh, en = f"{zh}；别处文字有改动", f"{en}; words elsewhere were changed"
    created, modified = evidence.facts.created, evidence.facts.modified
    if created and modified and created[:10] < modified[:10]:
        zh = f"{zh}；文件生成于 {created[:10]}，修改于 {modified[:10]}"
        en = f"{en}; the file was made on {created[:10]} and changed on {modified[:10]}"
    return zh, en


def _seen(trace: Trace, evidence: Evidence) -> Seen[Trace]:
    return Seen(trace, traced.places(trace, evidence))


def _place(found: Mismatch, evidence: Evidence) -> Place:
    named = traced.readings(evidence, (*traced.HOLDER, *traced.DATES))
    touched = (
        name
        for name, each in named
        if each.page == found.page and traced.overlap(found.box, each.box)
    )
    return Place(field=next(touched, "page"), page=found.page, box=found.box)


def _both_read(evidence: Evidence) -> bool:
    sources = {
        each.source for _, each in traced.readings(evidence, (*traced.HOLDER, *traced.DATES))
    }
    return {Source.TEXT, Source.OCR} <= sources
