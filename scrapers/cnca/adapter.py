"""The certificate search of the CNCA platform, which puts a challenge before every question.

We neither solve nor replay challenges: a person asks, in an ordinary browser, from this link.
"""

from typing import Final
from urllib.parse import quote, urlencode

from scrapers.errors import NothingToAskError
from scrapers.registry import CertificateQuery

BASE_URL: Final = "https://cx.cnca.cn"
_SEARCH: Final = "/CertECloud/result/skipResultList"


class Cnca:
    """The certificate search of the CNCA platform; no request ever leaves from here."""

    name = "cnca"

    def __init__(self, base_url: str = BASE_URL) -> None:
        self._base_url = base_url.rstrip("/")

    def link(self, query: CertificateQuery) -> str:
        """Return the search page, filled in with the number or else with the organisation."""
        number = (query.number or "").strip()
        organisation = "" if number else (query.organisation or "").strip()
        if not number and not organisation:
            message = "neither the certificate number nor the organisation was read"
            raise NothingToAskError(message)
        parameters = {"certNumber": number, "orgName": organisation, "fromIndex": "true"}
        filled_in = urlencode(parameters, quote_via=quote, safe="")
        return f"{self._base_url}{_SEARCH}?{filled_in}"
