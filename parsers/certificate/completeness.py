"""Whether a text layer says all that a certificate must print."""

from typing import Final

from parsers import find
from parsers.certificate.evidence import is_worth_a_look, signs
from parsers.certificate.view import view
from parsers.document import Document, Lack
from parsers.fields import Certificate

_LITTLE_TEXT: Final = 40
_HEADING: Final = 300
"""Characters of a page that are perhaps no more than a heading, header and footer."""
_LARGE: Final = 0.08
"""Share of the page from which on pictures can hold a certificate."""


def lack(document: Document) -> Lack:
    """Say what is missing that only the page's picture could add.

    Nothing, also, on a page that is plainly no certificate: enough text, and none of it about one.
    """
    text = "\n".join(box.text for page in document.pages for box in page.boxes if box.visible)
    if is_worth_a_look(text) and (certificates := find.certificates(document)):
        if not all(_is_whole(each) for each in certificates):
            return Lack.MORE
        pictured = any(page.pictures for page in document.pages)
        marked = all(each.fields.accreditation_number for each in certificates)
        return Lack.MARK if pictured and not marked else Lack.NOTHING
    other = len(text) >= _LITTLE_TEXT and _is_about_something_else(document)
    return Lack.NOTHING if other and not _is_pasted(document, text) else Lack.MORE


def _is_pasted(document: Document, text: str) -> bool:
    """A bid's page may be a heading, and below it the scan of a certificate."""
    if len(text) >= _HEADING and not is_worth_a_look(text):
        return False
    pictures = [box for page in document.pages for box in page.pictures]
    return sum((box.x1 - box.x0) * (box.y1 - box.y0) for box in pictures) >= _LARGE


def _is_about_something_else(document: Document) -> bool:
    """A form with a number and dates may be the text over the picture of a certificate."""
    seen = signs(view(document.pages))
    return seen.against or seen.crowded or not (seen.number or seen.dated)


def _is_whole(certificate: Certificate) -> bool:
    fields = certificate.fields
    required = (
        fields.number,
        fields.organisation or fields.organisation_en,
        fields.scope or fields.scope_en,
        fields.certification_body or fields.certification_body_en,
        fields.issued or fields.expires,
    )
    read = all(each is not None and each.value is not None for each in required)
    return certificate.legible and read and bool(fields.standards)
