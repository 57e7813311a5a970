"""Whether a text layer says all that a certificate must print."""

import re
from typing import Final

from parsers.certificate.extraction import extract
from parsers.document import Document

_A_HINT: Final = re.compile(r"认证|認證|驗證|证书|證書|certif|ISO|体系|CNAS", re.IGNORECASE)
_LITTLE_TEXT: Final = 40


def complete(document: Document) -> bool:
    """Say whether nothing is missing that only the page's picture could add.

    True also for a page that is plainly no certificate: plenty of text, none of it about one.
    """
    text = " ".join(box.text for page in document.pages for box in page.boxes if box.visible)
    if not _A_HINT.search(text):
        return len(text) >= _LITTLE_TEXT
    from parsers.find import certificates  # noqa: PLC0415 - find builds on this package

    found = certificates(document)
    if not found:
        return len(text) >= 400 and not re.search(r"编号|certificate n", text, re.IGNORECASE)  # noqa: PLR2004
    fields, problem = extract(document.pages)
    required = (
        fields.number,
        fields.organisation or fields.organisation_en,
        fields.scope or fields.scope_en,
        fields.certification_body or fields.certification_body_en,
        fields.issued or fields.expires,
    )
    read = all(each is not None and each.value is not None for each in required)
    marked = fields.accreditation_number is not None or not any(p.pictures for p in document.pages)
    return problem is None and read and bool(fields.standards) and marked
