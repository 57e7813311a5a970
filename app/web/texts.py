"""The catalogue of texts."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from app.errors import Language

Catalogue = Mapping[str, Mapping[str, str]]
_FILE: Final = Path(__file__).with_name("texts.yaml")


@cache
def catalogue() -> Catalogue:
    """Return every text in both languages."""
    texts: Catalogue = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return texts


class Texts:
    """The texts in one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def __call__(self, key: str, **values: object) -> str:
        """Return a text, with its places filled in; an unknown key is a bug and says so."""
        text = catalogue()[key][self.language]
        return text.format(**values) if values else text

    def word(self, group: str, name: str) -> str:
        """Return the word for a value that may be newer than the catalogue: then as it is."""
        known = catalogue().get(f"{group}.{name}")
        return known[self.language] if known else name.replace("_", " ")

    def of(self, message: Mapping[str, str]) -> str:
        """Return a message that came in both languages."""
        return message[self.language]
