"""Tell a scope that names something from one that names nothing.

>>> is_vague("IT 服务"), is_vague("向外部客户提供信息技术服务相关的服务管理活动")
(True, True)
>>> is_vague("计算机信息系统的运行维护"), is_vague("信息技术服务（桌面运维）")
(False, False)
>>> is_vague("Provision of IT services"), is_vague("IT service desk for hospitals")
(True, False)
"""

import re
from functools import cache
from typing import Final

from parsers.knowledge.vocabulary import fold, vocabulary

_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_PARTICLES: Final = re.compile(r"[的和及与为其所向对等之内外在于以并或、]")


@cache
def is_vague(scope: str) -> bool:
    """Say whether nothing but generic words is left when the boilerplate is taken away."""
    text = fold(scope)
    rest = _without(text, vocabulary().scope_boilerplate.words) if _HAN.search(text) else text
    rest = _without(rest, vocabulary().generic_scope.words)
    generic = set(vocabulary().generic_scope_en.words)
    words = re.findall(r"[a-z]+|[\u3400-\u9fff]+|\d+", _PARTICLES.sub(" ", rest))
    return bool(text) and not any(word not in generic for word in words)


def _without(text: str, phrases: tuple[str, ...]) -> str:
    """Take Chinese phrases out of a text, the longest first."""
    for phrase in sorted((fold(each) for each in phrases), key=len, reverse=True):
        if _HAN.search(phrase):
            spaced = r"\s*".join(re.escape(char) for char in phrase)
            text = re.sub(spaced, " ", text)
    return text
