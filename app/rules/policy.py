"""How much each rule weighs: two profiles, and what a tender or a call changes in them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Final

from app.rules.base import Guide, Rule
from app.rules.catalogue import RULES
from app.verdict import Authority, Severity
from parsers.knowledge import hosts, schemes, standards, tables, vocabulary

DEFAULT: Final = "default"
GUIDE_STRICT: Final = "guide-strict"
PROFILES: Final = (DEFAULT, GUIDE_STRICT)
OFF: Final = "off"
RULES_DATE: Final = "2026.11.22"

_TABLES: Final = (standards.FILE, vocabulary.FILE, hosts.FILE, schemes.FILE)


class PolicyError(ValueError):
    """The profile, a rule or a severity does not exist, or goes beyond the rule's authority."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A profile with its overrides."""

    profile: str
    overrides: Mapping[str, str]

    def severity(self, rule: Rule) -> Severity | None:
        """Return what a breach of the rule weighs, or ``None`` when the rule is off."""
        if (own := self.overrides.get(rule.id)) is not None:
            return None if own == OFF else Severity(own)
        guide = self.guide(rule)
        return guide.severity if guide else rule.severity

    def guide(self, rule: Rule) -> Guide | None:
        """Return the guide whose demand stands in place of the rule's own, if any."""
        if self.profile != GUIDE_STRICT or rule.guide is None or rule.guide.severity is None:
            return None
        return rule.guide

    def is_overridden(self, rule: Rule) -> bool:
        """Say whether a tender or a call set this rule's weight."""
        return rule.id in self.overrides


def policy(profile: str = DEFAULT, overrides: Mapping[str, str] = MappingProxyType({})) -> Policy:
    """Return a policy; whatever it names must exist, and a guide alone decides only by its profile.

    Raises:
        PolicyError: the profile, a rule or a severity is unknown, or a rule that rests on a guide
            or on forensics alone is to be critical under another profile than the guide's.
    """
    if profile not in PROFILES:
        message = f"unknown profile {profile!r}; there are {', '.join(PROFILES)}"
        raise PolicyError(message)
    known = {rule.id: rule for rule in RULES}
    for rule_id, severity in overrides.items():
        if rule_id not in known:
            message = f"unknown rule {rule_id!r}"
            raise PolicyError(message)
        _check(known[rule_id], severity, profile)
    return Policy(profile=profile, overrides=MappingProxyType(dict(sorted(overrides.items()))))


def _check(rule: Rule, severity: str, profile: str) -> None:
    if severity not in {OFF, *Severity}:
        message = (
            f"unknown severity {severity!r} for {rule.id}; one of {OFF}, {', '.join(Severity)}"
        )
        raise PolicyError(message)
    by_guide = profile == GUIDE_STRICT and rule.guide is not None
    if severity == Severity.CRITICAL and rule.basis.authority is Authority.GUIDE and not by_guide:
        message = f"{rule.id} rests on a guide alone; only {GUIDE_STRICT} makes it critical"
        raise PolicyError(message)


def _version() -> str:
    """Digest the code of the rules and every table they read: the same code, the same version."""
    digest = hashlib.sha256()
    folder = resources.files("app.rules")
    for module in sorted(each.name for each in folder.iterdir() if each.name.endswith(".py")):
        digest.update(module.encode() + (folder / module).read_bytes())
    for name in _TABLES:
        digest.update(name.encode() + tables.content(name))
    return f"{RULES_DATE}+{digest.hexdigest()[:12]}"


RULES_VERSION: Final = _version()
