"""Fields of a certificate: labels, values, one module per group of fields."""

from parsers.certificate.completeness import lack
from parsers.certificate.doubts import doubts
from parsers.certificate.extraction import extract

__all__ = ["doubts", "extract", "lack"]
