"""Judge evidence by every rule; all findings count, none stops the rest."""

from app.evidence import Evidence
from app.rules.base import Rule, decide
from app.rules.catalogue import RULES
from app.rules.policy import RULES_VERSION, Policy, PolicyError
from app.verdict import Finding, Severity

__all__ = ["RULES", "RULES_VERSION", "PolicyError", "judge"]


def judge(evidence: Evidence, policy: Policy) -> tuple[Finding, ...]:
    """Return one finding per rule that the policy has on."""
    weighed = ((rule, policy.severity(rule)) for rule in RULES)
    return tuple(
        _finding(rule, severity, evidence, policy) for rule, severity in weighed if severity
    )


def _finding(rule: Rule, severity: Severity, evidence: Evidence, policy: Policy) -> Finding:
    guide = policy.guide(rule)
    result = decide(guide.judge or rule.judge if guide else rule.judge, evidence)
    fixed = guide is not None or policy.is_overridden(rule)
    own = result.severity if not fixed or result.severity is Severity.LOW else None
    return Finding(
        rule=rule.id,
        question=rule.question,
        outcome=result.outcome,
        severity=own or severity,
        title=rule.title,
        message=result.message,
        evidence=result.places,
        basis=guide.basis if guide else rule.basis,
        note=rule.note,
    )
