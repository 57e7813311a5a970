"""One kind of trouble, as RFC 9457 problem details in both languages."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Text(NamedTuple):
    """A text for people, in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One kind of trouble: a stable name, what is wrong, and what the reader can do."""

    slug: str
    status: HTTPStatus
    title: Text
    detail: Text

    @property
    def type(self) -> str:
        """Return the problem type: an address of this service that explains the problem."""
        return f"/problems/{self.slug}"

    def details(self, language: Language = "en", **members: object) -> dict[str, object]:
        """Return the problem details, with ``title`` and ``detail`` in one language."""
        return {
            "type": self.type,
            "title": getattr(self.title, language),
            "status": int(self.status),
            "detail": getattr(self.detail, language),
            "title_zh": self.title.zh,
            "title_en": self.title.en,
            "detail_zh": self.detail.zh,
            "detail_en": self.detail.en,
            **members,
        }
