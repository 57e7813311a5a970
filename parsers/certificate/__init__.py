"""Fields of a certificate: labels, values, one module per group of fields."""

from parsers.certificate.completeness import complete
from parsers.certificate.extraction import extract

__all__ = ["complete", "extract"]
