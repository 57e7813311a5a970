"""Rules about the scope of certification."""

from app.evidence import Evidence
from app.rules import facts
from app.rules.base import Guide, Result, failed, not_applicable, passed, rule
from app.rules.sources import CONTENTS, GUIDE_001, GUIDE_003, guide_003
from app.verdict import Authority, Basis, Message, Question, Severity
from parsers.knowledge.vagueness import is_vague
from parsers.knowledge.vocabulary import vocabulary


@rule(
    "S01",
    title=Message(zh="认证范围模糊", en="Vague scope"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=CONTENTS,
    note=Message(
        zh="实际：范围应具体、不得含混；模糊的范围是复核并与平台记录对照的理由，不证明证书无效。",
        en="A scope must not mislead or be ambiguous; a vague one is a reason to look and to"
        " compare with the platform's record, not proof of invalidity.",
    ),
    guide=guide_003("認證范圍模糊(如僅寫 “IT 服務”)視為無效", Severity.CRITICAL),
)
def scope_names_something(evidence: Evidence) -> Result:
    """Demand one thing beyond generic words, in any of the languages printed."""
    scopes = facts.scopes(evidence)
    concrete = [each for each in scopes if not is_vague(each.value)]
    if concrete:
        return passed("范围列明了具体内容", "the scope names something", *concrete)
    text = " / ".join(each.value for each in scopes)
    return failed(
        f"范围“{text}”除通用词外没有具体内容",
        f"the scope {text!r} holds nothing but generic words",
        *scopes,
    )


@rule(
    "S02",
    title=Message(zh="认证范围列明具体流程", en="Scope lists concrete processes"),
    question=Question.GENUINE,
    severity=None,
    basis=Basis(authority=Authority.GUIDE, citation=GUIDE_003),
    note=Message(
        zh="实际：范围写的是服务与客户；标准第 8 章的流程整体适用，无需逐项列出。",
        en="Scopes name services and customers; the processes of clause 8 apply as a whole and"
        " are not listed.",
    ),
    guide=guide_003("認證范圍(需列明 “事件管理、云服務管理” 等具體流程)", Severity.HIGH),
)
def scope_lists_processes(evidence: Evidence) -> Result:
    """Look for one process of service management in the scope."""
    if not facts.is_for(evidence, "ITSMS"):
        return not_applicable(
            "不是信息技术服务管理体系证书", "not a certificate of IT service management"
        )
    scopes = facts.scopes(evidence)
    found = [word for each in scopes for word in vocabulary().itsm_processes.within(each.value)]
    if found:
        return passed(f"范围列有 {found[0]}", f"the scope lists {found[0]}", *scopes)
    return failed("范围未列具体流程", "the scope lists no process", *scopes)


@rule(
    "S06",
    title=Message(
        zh="ISO/IEC 20000-1仅用于IT服务", en="ISO/IEC 20000-1 used for other than IT services"
    ),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=Basis(
        authority=Authority.STANDARD,
        citation="IAF decision of October 2018 on ISO/IEC 20000-1 (UKAS technical bulletin)",
    ),
    note=Message(
        zh="实际：该标准只用于信息技术服务管理。",
        en="The standard is for the management of IT services only.",
    ),
    guide=Guide(file=GUIDE_001, quote="ISO20000认证适合IT服务的提供者"),
)
def scope_is_about_it(evidence: Evidence) -> Result:
    """Look for one word of information technology in the scope."""
    if not facts.is_for(evidence, "ITSMS"):
        return not_applicable(
            "不是信息技术服务管理体系证书", "not a certificate of IT service management"
        )
    scopes = facts.scopes(evidence)
    if any(vocabulary().it_terms.within(each.value) for each in scopes):
        return passed("范围属于信息技术服务", "the scope is about information technology", *scopes)
    text = " / ".join(each.value for each in scopes)
    return failed(
        f"范围“{text}”中没有信息技术内容",
        f"the scope {text!r} has no word of information technology",
        *scopes,
    )
