"""A certificate drawn by hand, and what honest programs and dishonest people make of it."""

import io
import zlib
from datetime import UTC, datetime, timedelta
from functools import cache

import pikepdf
import pypdf
from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pypdf.annotations import FreeText, Highlight

from tests.hostile import pdfs

NUMBER = "99924Q00001R0S"
OTHER = "99925Q88888R0S"
LINES = (
    "Certificate of Registration",
    f"Certificate No. {NUMBER}",
    "This is to certify that Example Data Co., Ltd.",
    "conforms to ISO 9001:2015",
    "Date of Issue 2024-03-05",
    "Date of Expiry 2027-03-04",
    "Example Certification Ltd.",
)
_TIMES = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"


def line(text, y, *, x=72, font=b"F1", mode=0, size=12):  # noqa: PLR0913 - how text is set
    place = b"%d %d" % (x, y)
    return b"BT /%s %d Tf %d Tr %s Td (%s) Tj ET\n" % (font, size, mode, place, text.encode())


def height_of(text):
    return 700 - 40 * next(i for i, each in enumerate(LINES) if text in each)


def drawn(*, mode=0, without=""):
    """The lines of the certificate as a content stream."""
    lines = ((i, each) for i, each in enumerate(LINES) if not without or without not in each)
    return b"".join(line(each, 700 - 40 * i, mode=mode) for i, each in lines)


def box(text, *, colour=b"1 1 1 rg", width=220):
    return b"q %s 70 %d %d 18 re f Q\n" % (colour, height_of(text) - 5, width)


def page(content=None):
    """The certificate, with a second font at hand."""
    file = pikepdf.open(io.BytesIO(pdfs.page(content or drawn(), more=(_TIMES,))))
    file.pages[0].Resources.Font.F2 = file.get_object(6, 0)
    return saved(file)


def plain():
    """The certificate with its words uncompressed, byte for byte as they are drawn."""
    return pdfs.page(drawn())


def scan(over=b"", *, below=b""):
    """A picture over the whole page, with more drawn below and over it."""
    pixels = zlib.compress(bytes([230]) * 60 * 85)
    picture = pdfs.stream(
        pixels,
        b"/Type /XObject /Subtype /Image /Width 60 /Height 85 /ColorSpace /DeviceGray"
        b" /BitsPerComponent 8 /Filter /FlateDecode",
    )
    content = below + b"q 595 0 0 842 0 0 cm /I Do Q\n" + over
    file = pikepdf.open(io.BytesIO(pdfs.page(content, more=(_TIMES, picture))))
    resources = file.pages[0].Resources
    resources.Font.F2 = file.get_object(6, 0)
    resources.XObject = pikepdf.Dictionary(I=file.get_object(7, 0))
    return saved(file)


def saved(file, **how):
    target = io.BytesIO()
    file.save(target, **how)
    return target.getvalue()


def resaved(data):
    return saved(
        pikepdf.open(io.BytesIO(data)), object_stream_mode=pikepdf.ObjectStreamMode.generate
    )


def linearised(data):
    return saved(pikepdf.open(io.BytesIO(data)), linearize=True)


def rewritten(data):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    return _bytes_of(writer)


def incremental(data, content=None):
    """Save once more behind what is there; with new contents of the page, if any."""
    writer = pypdf.PdfWriter(io.BytesIO(data), incremental=True)
    if content is None:
        writer.add_metadata({"/ModDate": "D:20260101000000Z", "/Keywords": "filed"})
    else:
        writer.pages[0]["/Contents"].get_object().set_data(content)
    return _bytes_of(writer)


def annotated(data):
    writer = pypdf.PdfWriter(io.BytesIO(data), incremental=True)
    note = FreeText(text="checked 2026", rect=(72, 300, 250, 330))
    mark = Highlight(
        rect=(72, 655, 250, 675),
        quad_points=pypdf.generic.ArrayObject(
            map(pypdf.generic.FloatObject, (72, 675, 250, 675, 72, 655, 250, 655))
        ),
    )
    for each in (note, mark):
        writer.add_annotation(0, each)
    return _bytes_of(writer)


def _bytes_of(writer):
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


@cache
def key_of(curve):
    if curve:
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(65537, 2048)


def signed(data, *, field="Seal", curve=False):
    key = key_of(curve)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Example Certification Ltd.")])
    begin = datetime(2024, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(999)
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=9999))
        .sign(key, hashes.SHA256())
    )
    signer = signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(
            certificate.public_bytes(serialization.Encoding.DER)
        ),
        signing_key=keys.PrivateKeyInfo.load(
            key.private_bytes(
                serialization.Encoding.DER,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        ),
        cert_registry=SimpleCertificateStore(),
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    fields.append_signature_field(writer, fields.SigFieldSpec(field, box=(400, 100, 520, 170)))
    about = signers.PdfSignatureMetadata(field_name=field)
    return signers.sign_pdf(writer, about, signer=signer).getvalue()
