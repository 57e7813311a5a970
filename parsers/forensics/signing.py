"""Electronic signatures of a PDF: who signed, whether what was signed is there, and since when.

Nothing is fetched: no revocation, no time stamp, no missing certificate. A reading process that
is to read signatures must have this module loaded before it is confined.
"""

import importlib
import io
import warnings
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

import certifi
from cryptography import x509
from cryptography.utils import CryptographyDeprecationWarning
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from parsers.forensics import revisions
from parsers.forensics.traces import MOST_WORDS, Integrity, Signature

_MOST_BYTES: Final = 100_000_000
_MOST: Final = 20
_MOST_PAGES: Final = 10
_LONGEST_CHAIN: Final = 8
_LATE: Final = (
    "cryptography.hazmat.backends.openssl.backend",
    "pyhanko.pdf_utils.crypt.pdfmac",
    "pyhanko.pdf_utils.filters",
    "pyhanko.pdf_utils.metadata.xmp_xml",
)
"""What the libraries load when first used; a confined process can no longer."""
_READABLE: Final = Exception
"""What a damaged or foreign signature makes the parsers raise cannot be listed."""


@dataclass(frozen=True, slots=True)
class _File:
    content: bytes
    document: Any
    """The same as PDFium opened it."""
    pages: tuple[int, ...]


def read(content: bytes, document: Any, pages: Iterable[int]) -> tuple[Signature, ...]:  # noqa: ANN401 - PDFium's handles have no static type
    """Return the file's signatures; of the pages given, which were changed after signing.

    ``document`` is the same file as PDFium opened it.
    """
    if len(content) > _MOST_BYTES:
        return ()
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        fields = list(islice(enumerate_sig_fields(reader, filled_status=True), _MOST))
    except _READABLE:
        return ()
    file = _File(content, document, tuple(pages)[:_MOST_PAGES])
    found = [_signature(reader, name, field, file) for name, _, field in fields]
    return tuple(sorted(found, key=lambda each: each.revision))


def _signature(reader: PdfFileReader, name: str, field: Any, file: _File) -> Signature:  # noqa: ANN401 - one of pyHanko's objects
    plain = Signature(field=str(name)[:MOST_WORDS], integrity=Integrity.UNSUPPORTED)
    try:
        found = EmbeddedPdfSignature(reader, field, name)
        told = _who(found, plain)
    except _READABLE:
        return plain
    if not _is_in_its_place(found, file.content):
        return replace(told, integrity=Integrity.MOVED)
    try:
        integrity = _integrity(found)
    except _READABLE:
        return told
    end = int(found.byte_range[2]) + int(found.byte_range[3])
    states = revisions.ends(file.content)
    return replace(
        told,
        integrity=integrity,
        whole_file=not file.content[end:].strip(),
        revision=max(1, sum(each <= end for each in states)),
        revisions=max(1, len(states)),
        changed_pages=_changed(file, end),
    )


def _who(found: EmbeddedPdfSignature, plain: Signature) -> Signature:
    signer = found.signer_cert
    moment = found.self_reported_timestamp
    return replace(
        plain,
        signer=_named(signer.subject.native),
        issuer=_named(signer.issuer.native),
        signed=moment.isoformat() if moment else None,
        trusted=_is_trusted(found),
    )


def _integrity(found: EmbeddedPdfSignature) -> Integrity:
    digest = found.compute_digest()
    intact, valid = validate_sig_integrity(found.signer_info, found.signer_cert, "data", digest)
    return Integrity.INTACT if intact and valid else Integrity.BROKEN


def _is_in_its_place(found: EmbeddedPdfSignature, content: bytes) -> bool:
    """The bytes left out must be the signature itself, or the file was written anew."""
    places = [int(each) for each in found.byte_range]
    if len(places) != 4 or places[0] != 0 or places[1] >= places[2]:  # noqa: PLR2004 - two spans
        return False
    gap = content[places[1] : places[2]].strip()
    if not (gap.startswith(b"<") and gap.endswith(b">")):
        return False
    try:
        return bytes.fromhex(gap[1:-1].decode("ascii")).startswith(found.pkcs7_content)
    except ValueError:
        return False


def _changed(file: _File, end: int) -> tuple[int, ...]:
    if not file.content[end:].strip():
        return ()
    count = len(file.document)
    found = []
    for number in file.pages:
        page = file.document[number - 1]
        try:
            if revisions.differs(file.content, end, page, number, count):
                found.append(number)
        finally:
            page.close()
    return tuple(found)


def _named(name: dict[str, Any]) -> str | None:
    for key in ("common_name", "organization_name"):
        value = name.get(key)
        text = value[0] if isinstance(value, list) and value else value
        if isinstance(text, str):
            return "".join(filter(str.isprintable, text))[:MOST_WORDS] or None
    return None


def _is_trusted(found: EmbeddedPdfSignature) -> bool | None:
    """Follow the chain within the file up to a root that browsers trust; days are not looked at."""
    try:
        known = [x509.load_der_x509_certificate(each.dump()) for each in found.other_embedded_certs]
        last = x509.load_der_x509_certificate(found.signer_cert.dump())
    except ValueError:
        return None
    for _ in range(_LONGEST_CHAIN):
        roots = _roots()[last.issuer]
        if last in roots or any(_issued(last, root) for root in roots):
            return True
        above = next((each for each in known if each != last and _issued(last, each)), None)
        if above is None:
            return False
        last = above
    return False


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except _READABLE:
        return False
    return True


@cache
def _roots() -> dict[x509.Name, list[x509.Certificate]]:
    roots: dict[x509.Name, list[x509.Certificate]] = defaultdict(list)
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", CryptographyDeprecationWarning
        )  # serial number of an old root
        every = x509.load_pem_x509_certificates(Path(certifi.where()).read_bytes())
    for each in every:
        roots[each.subject].append(each)
    return roots


_roots()
for _name in _LATE:
    importlib.import_module(_name)
