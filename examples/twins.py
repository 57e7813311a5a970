"""Twins of the originals with exactly one thing wrong, and the rule that must say so."""

from dataclasses import replace
from datetime import date

from examples import organisations as who
from examples.certificate import Certificate, Standard
from examples.identifiers import wrong_uscc
from examples.originals import (
    AS_OF,
    EMS_TABLE,
    ISMS_BILINGUAL,
    ITSMS_EN,
    ITSMS_ZH,
    OHSMS_STACKED,
    QMS_ZH,
    Original,
)
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

OF_DATES = (
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
        "v03-expired-en",
        ITSMS_EN,
        Planted(rule="V03", field="expires"),
        number="9992022ITSM0042R0MN",
        issued=date(2022, 4, 12),
        expires=date(2025, 4, 11),
    ),
    _twin(
        "v02-four-years",
        ITSMS_PLAIN,
        Planted(rule="V02", field="expires", also=("V01",)),
        expires=date(2028, 3, 5),
    ),
    _twin(
        "v05-first-after-issue",
        QMS_ZH,
        Planted(rule="V05", field="first_certified"),
        first=date(2024, 12, 14),
    ),
    _twin(
        "v05-issue-after-expiry",
        EMS_TABLE,
        Planted(rule="V05", field="issued", also=("V01", "V03")),
        issued=date(2028, 9, 20),
    ),
    _twin(
        "n05-year-after-issue",
        EMS_TABLE,
        Planted(rule="N05", field="number"),
        number="99827E20088R0S",
    ),
)

OF_STANDARDS = (
    _twin(
        "t04-edition-2022",
        ITSMS_ZH,
        Planted(rule="T04", field="standards", also=("T01",)),
        standard=_edition(ITSMS_ZH, "ISO/IEC 20000-1:2022"),
    ),
    _twin(
        "t04-edition-2022-en",
        ITSMS_EN,
        Planted(rule="T04", field="standards", also=("T01",)),
        standard=_edition(ITSMS_EN, "ISO/IEC 20000-1:2022"),
    ),
    _twin(
        "t05-edition-2011",
        ITSMS_PLAIN,
        Planted(rule="T05", field="standards", also=("T01", "V13")),
        as_of=date(2022, 6, 30),
        number="9992020ITSM0107R0M",
        first=date(2020, 3, 9),
        issued=date(2020, 3, 9),
        expires=date(2023, 3, 8),
        standard=_edition(ITSMS_ZH, "ISO/IEC 20000-1:2011"),
    ),
    _twin(
        "t05-edition-2013",
        ISMS_BILINGUAL,
        Planted(rule="T05", field="standards", also=("V13",)),
        standard=_edition(ISMS_BILINGUAL, "ISO/IEC 27001:2013"),
        number="99923I00021R0M",
        first=date(2023, 11, 17),
        issued=date(2023, 11, 17),
        expires=date(2026, 11, 16),
    ),
    _twin(
        "t08-before-edition",
        ITSMS_PLAIN,
        Planted(rule="T08", field="issued"),
        as_of=date(2020, 6, 30),
        number="9992018ITSM0107R0M",
        first=date(2018, 6, 20),
        issued=date(2018, 6, 20),
        expires=date(2021, 6, 19),
    ),
)

OF_NUMBERS = (
    _twin(
        "n03-other-prefix",
        ITSMS_ZH,
        Planted(rule="N03", field="number"),
        number="9972024ITSM0107R0M",
    ),
    _twin(
        "n06-other-scheme",
        QMS_ZH,
        Planted(rule="N06", field="number"),
        number="99824E10231R1M",
    ),
    _twin(
        "c02-wrong-check",
        ITSMS_ZH,
        Planted(rule="C02", field="uscc"),
        holder=replace(who.YUNTU, uscc=wrong_uscc(who.YUNTU.uscc)),
    ),
    _twin(
        "i06-wrong-mark-code",
        ISMS_BILINGUAL,
        Planted(rule="I06", field="accreditation_number"),
        body=replace(who.HUAHENG, cnas="99-MS"),
    ),
)

OF_PARTIES = (
    _twin(
        "i01-revoked-body",
        QMS_ZH,
        Planted(rule="I01", field="certification_body", also=("I03",)),
        body=who.REVOKED_2018,
        number="27924Q10231R0M",
        first=date(2024, 9, 10),
        marks=(),
    ),
    _twin(
        "i03-revoked-later",
        QMS_ZH,
        Planted(rule="I03", field="certification_body"),
        as_of=date(2024, 6, 30),
        body=who.REVOKED_2023,
        number="89422Q10231R0M",
        first=date(2022, 3, 9),
        issued=date(2022, 3, 9),
        expires=date(2025, 3, 8),
        reissued=None,
        marks=(),
    ),
    _twin(
        "i12-consultancy",
        ITSMS_PLAIN,
        Planted(rule="I12", field="certification_body"),
        body=who.CONSULTANCY,
        marks=(),
    ),
    _twin(
        "c05-other-holder",
        OHSMS_STACKED,
        Planted(rule="C05", field="organisation", requirement={"holder": who.XINGHE.zh}),
    ),
    _twin(
        "q01-foreign-host",
        ITSMS_ZH,
        Planted(rule="Q01", field="qr_codes", outcome="unknown"),
        qr="http://zhengshu-chaxun.example/c?no=9992024ITSM0107R0M",
    ),
    _twin(
        "q02-look-alike-host",
        ITSMS_ZH,
        Planted(rule="Q02", field="qr_codes"),
        qr="http://cx.cnca.cn.zhengshu-chaxun.example/c?no=9992024ITSM0107R0M",
    ),
    _twin(
        "s01-vague-scope",
        ITSMS_ZH,
        Planted(rule="S01", field="scope"),
        scope_zh="向外部客户提供IT服务",
    ),
)

TWINS = (*OF_DATES, *OF_STANDARDS, *OF_NUMBERS, *OF_PARTIES)
