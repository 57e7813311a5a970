"""Where the rules come from: citations used by more than one rule, and how guides are quoted."""

from typing import Final

from app.rules.base import Guide, Judge
from app.verdict import Authority, Basis, Severity

GUIDE_000: Final = "guides/000_3fd5d6ec9eef4910.txt"
GUIDE_001: Final = "guides/001_ddfb44c0d51ef89b.txt"
GUIDE_002: Final = "guides/002_68d58bcc6dec0a09.txt"
GUIDE_003: Final = "guides/003_9454c02e854749f5.txt"
GUIDE_004: Final = "guides/004_140f86ece22d2321.txt"

NUMBERING: Final = Basis(
    authority=Authority.PRACTICE,
    citation="numbering practice: rows of the CNCA platform and certificates quoted in public",
)
CONTENTS: Final = Basis(
    authority=Authority.STANDARD,
    citation="GB/T 27021.1 / ISO/IEC 17021-1, 8.2.2 (认证文件 contents of certification documents)",
)
EDITIONS: Final = Basis(
    authority=Authority.STANDARD,
    citation="publication and transition days of the standards, with a source per edition",
)
APPROVAL: Final = Basis(
    authority=Authority.LAW,
    citation="认证认可条例 (Regulations on Certification and Accreditation); 认证机构名录",
)
CERTIFICATES: Final = Basis(
    authority=Authority.LAW,
    citation="认证证书和认证标志管理办法 (Measures on Certification Certificates and Marks)",
)
PLATFORM_RECORD: Final = Basis(
    authority=Authority.REGISTRY,
    citation="全国认证认可信息公共服务平台 (national certification platform, cx.cnca.cn)",
)
TENDER: Final = Basis(
    authority=Authority.STANDARD, citation="the requirement stated by the tender or the caller"
)
OWN_CARE: Final = Basis(
    authority=Authority.PRACTICE, citation="certscreen: what is not known is said to be unknown"
)


def guide_003(quote: str, severity: Severity | None = None, judge: Judge | None = None) -> Guide:
    """Quote guide 003; "forged", "invalid" and its steps of authenticity are critical, a required
    element that "may affect validity" is high.
    """  # noqa: D205 — one sentence
    return Guide(file=GUIDE_003, quote=quote, severity=severity, judge=judge)
