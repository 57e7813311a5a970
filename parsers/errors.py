"""What can be wrong with an input.

* ParserError
  * DocumentError: the file cannot be read at all; each names its problem type
    * UnsupportedDocumentError: neither a PDF nor a picture we read
    * MislabelledDocumentError: the content is of another kind than it says
    * EmptyDocumentError: no bytes at all
    * EncryptedDocumentError: a password is needed
    * BrokenDocumentError: damaged or truncated
    * OversizedDocumentError: too many pages, pixels or bytes
    * ExhaustedDocumentError: reading it costs more time or memory than allowed
  * ValueFormatError: a piece of text is not what it should be
"""

from typing import ClassVar


class ParserError(Exception):
    """The input is not what this parser reads."""


class DocumentError(ParserError):
    """The file cannot be read; ``problem`` is the stable last part of its problem type."""

    problem: ClassVar[str] = "unreadable-document"


class UnsupportedDocumentError(DocumentError):
    """The file is neither a PDF nor a picture we read."""

    problem = "unsupported-document"


class MislabelledDocumentError(DocumentError):
    """The file is named as one kind, or begins as one, and is another."""

    problem = "mislabelled-document"


class EncryptedDocumentError(DocumentError):
    """The file needs a password."""

    problem = "encrypted-document"


class EmptyDocumentError(DocumentError):
    """The file has no bytes."""

    problem = "empty-document"


class BrokenDocumentError(DocumentError):
    """The file is damaged or truncated."""

    problem = "broken-document"


class OversizedDocumentError(DocumentError):
    """The file has more pages, pixels or bytes than the limits allow."""

    problem = "oversized-document"


class ExhaustedDocumentError(DocumentError):
    """Reading the file costs more time or memory than the limits allow."""

    problem = "exhausted-document"


class ValueFormatError(ParserError):
    """The text does not have the form of the value."""
