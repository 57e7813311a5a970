"""Twins of the originals with exactly one thing wrong, and the rule that must say so."""

from dataclasses import replace
from datetime import date

from examples import organisations as who
from examples.certificate import Certificate, Standard
from examples.identifiers import wrong_uscc
from examples.originals import AS_OF, ITSMS_ZH, QMS_ZH, Original
from examples.record import Planted, Twin


def _twin(
    name: str, original: Original, planted: Planted, *, as_of: date = AS_OF, **changes: object
) -> Twin:
    """Copy an original with changes of its certificate."""
    changed = replace(original.certificate, **changes)
    return Twin(
        original=replace(original, name=name, certificate=changed),
        planted=planted,
        as_of=as_of,
        twin_of=original.name,
    )


def _edition(original: Original, printed: str) -> Standard:
    """Return the original's standard in another edition."""
    return replace(original.certificate.standard, printed=printed, normalised=printed)


PLAIN: Certificate = replace(ITSMS_ZH.certificate, stickers=None, approval_printed=False)
"""The original without the fields that a twin of other dates or another issuer would belie."""
ITSMS_PLAIN = replace(ITSMS_ZH, certificate=PLAIN)

TWINS = (
    _twin(
        "v03-expired",
        ITSMS_PLAIN,
        Planted(rule="V03", field="expires"),
        number="9992022ITSM0107R0M",
        first=date(2022, 3, 9),
        issued=date(2022, 3, 9),
        expires=date(2025, 3, 8),
    ),
    _twin(
        "c02-wrong-check",
        ITSMS_ZH,
        Planted(rule="C02", field="uscc"),
        holder=replace(who.YUNTU, uscc=wrong_uscc(who.YUNTU.uscc)),
    ),
    _twin(
        "t04-edition-2022",
        ITSMS_ZH,
        Planted(rule="T04", field="standards", also=("T01",)),
        standard=_edition(ITSMS_ZH, "ISO/IEC 20000-1:2022"),
    ),
    _twin(
        "s01-vague-scope",
        ITSMS_ZH,
        Planted(rule="S01", field="scope"),
        scope_zh="向外部客户提供IT服务",
    ),
    _twin(
        "v02-four-years",
        ITSMS_PLAIN,
        Planted(rule="V02", field="expires", also=("V01",)),
        expires=date(2028, 3, 5),
    ),
    _twin(
        "i01-revoked-body",
        QMS_ZH,
        Planted(rule="I01", field="certification_body"),
        body=who.REVOKED_2018,
        number="27924Q10231R0M",
        first=date(2024, 9, 10),
        marks=(),
    ),
)
