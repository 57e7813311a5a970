"""Rules about what a project asks beside one certificate."""

from app.evidence import Evidence
from app.rules import facts
from app.rules.base import Guide, Result, not_applicable, passed, rule, unknown
from app.rules.sources import GUIDE_003, TENDER, guide_003
from app.verdict import Authority, Basis, Message, Question, Severity
from parsers.knowledge.standards import identify
from parsers.knowledge.vocabulary import vocabulary

_BOTH = frozenset({"ITSMS", "ISMS"})


def _not_asked() -> Result:
    return not_applicable("未要求", "not asked")


@rule(
    "P01",
    title=Message(zh="双认证", en="Dual certification, 20000 and 27001"),
    question=Question.FIT,
    severity=Severity.INFO,
    basis=TENDER,
    note=Message(
        zh="实际：两张证书分别核查，持有人须相同；指南所称的中标率没有来源。",
        en="Both certificates are checked separately and must be of one holder; the guide's rates"
        " of success have no source.",
    ),
    guide=guide_003("雙認證(+ISO27001)中標率提升 40%"),
)
def both_are_asked(evidence: Evidence) -> Result:
    """Where both are asked for, say which this certificate covers and which needs its own."""
    asked = {
        each.family.scheme for each in identify(evidence.requirement.standard or "") if each.family
    }
    if not asked >= _BOTH:
        return _not_asked()
    schemes = facts.schemes(evidence)
    if schemes.value >= _BOTH:
        return passed("本证书覆盖两个体系", "this certificate covers both", schemes)
    missing = "、".join(sorted(_BOTH - schemes.value))
    return unknown(
        f"要求两个体系；{missing} 须另有同一持有人的证书",
        f"both are asked; {' and '.join(sorted(_BOTH - schemes.value))} needs another certificate"
        " of the same holder",
        schemes,
    )


@rule(
    "P04",
    title=Message(zh="混合云/智慧城市", en="Hybrid cloud or smart city"),
    question=Question.FIT,
    severity=None,
    basis=Basis(authority=Authority.GUIDE, citation=f"{GUIDE_003}; no other source found"),
    note=Message(
        zh="实际：除该指南外没有任何来源对这类项目另有要求，见 T03。",
        en="No source but the guide asks anything more of such projects, see T03.",
    ),
    guide=Guide(file=GUIDE_003, quote="無新增模塊標注的證書不適用于混合云、智慧城市等項目"),
)
def special_project(evidence: Evidence) -> Result:
    """Tell that the project is one the guide names; the demand itself is T03's."""
    project = evidence.requirement.project_type or ""
    if not vocabulary().special_projects.within(project):
        return _not_asked()
    printed = [fact for each in evidence.fields.modules if (fact := facts.maybe("modules", each))]
    if printed:
        return passed(
            f"项目“{project}”，印有模块标注",
            f"the project is {project!r}, a module note is printed",
            *printed,
        )
    return unknown(
        f"项目“{project}”：只有指南要求模块标注，由采购人决定",
        f"the project is {project!r}: only a guide asks for a module note, the buyer decides",
    )
