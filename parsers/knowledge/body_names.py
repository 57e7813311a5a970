"""Compare names of certification bodies (认证机构) without taking one for another.

In the shipped directory 14 pairs of approved bodies differ by one character (中标联合, 中军联合),
so a similar name is a hint, never an identification.

>>> fold("長城（天津） 質量保證中心") == fold("长城(天津)质量保证中心")
True
>>> fold("示例认证有限责任公司") == fold("示例认证有限公司")
True
>>> is_similar(fold("示例国际认证中心有限公司"), fold("示例国际认正中心有限公司"))
True
"""

import re
import unicodedata
from enum import StrEnum
from functools import cache
from typing import Final

from opencc import OpenCC
from rapidfuzz.distance import Levenshtein

CHARACTERS_PER_EDIT: Final = 8
MOST_EDITS: Final = 2
"""A name of 8 characters may be one edit off, one of 16 and more two; a shorter one none."""

_REMARK: Final = re.compile(r"\([^()]*设立[^()]*机构\)\s*$")
_LEGAL_FORM: Final = re.compile(r"(集团)?(股份有限公司|有限公司|公司|普通合伙)$")
_ENGLISH_FORM: Final = re.compile(r"(coltd|companylimited|limited|ltd|inc)$")


class BodyMatch(StrEnum):
    """By what a certification body was recognised."""

    APPROVAL_NUMBER = "approval_number"
    NAME = "name"
    FORMER_NAME = "former_name"
    LATER_NAME = "later_name"
    NAME_EN = "name_en"
    SHORT_NAME = "short_name"  # a brand, under which sister companies abroad issue too
    LEGAL_FORM = "legal_form"  # the same but for 有限公司 and the like: perhaps renamed
    SIMILAR_NAME = "similar_name"  # a character or two off: misread, or another body

    @property
    def is_certain(self) -> bool:
        """Say whether this alone identifies a body."""
        return self not in {BodyMatch.SHORT_NAME, BodyMatch.LEGAL_FORM, BodyMatch.SIMILAR_NAME}


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def fold(name: str) -> str:
    """Return what stays of a name without width, script, case, brackets, blanks, remarks."""
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    simplified: str = _converter().convert(unicodedata.normalize("NFKC", plain))
    letters = re.sub(r"[\W_]+", "", _REMARK.sub("", simplified).casefold())
    return _ENGLISH_FORM.sub(
        "", letters.replace("有限责任公司", "有限公司").replace("centre", "center")
    )


def without_legal_form(folded: str) -> str:
    """Return a folded name without its legal form; another form may mean a conversion."""
    return _LEGAL_FORM.sub("", folded)


def is_similar(folded: str, other: str) -> bool:
    """Say whether two folded names are so close that one may be a misreading of the other."""
    edits = min(MOST_EDITS, min(len(folded), len(other)) // CHARACTERS_PER_EDIT)
    return Levenshtein.distance(folded, other, score_cutoff=edits) <= edits
