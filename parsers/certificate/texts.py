"""Scope and address: values of several lines, in one language or two."""

import re
from collections.abc import Sequence
from typing import Final

from parsers import names, scope
from parsers.certificate.labels import DATE_KINDS, Kind
from parsers.certificate.segments import Segment, of_kind
from parsers.certificate.values import block_under, owned, reading, row_after, score
from parsers.certificate.view import Line
from parsers.document import Box
from parsers.fields import Reading

_SURE: Final = 0.955
_UNLABELLED: Final = 0.93
_SHORTEST_SCOPE: Final = 4
_SHORTEST_ADDRESS: Final = 6
_ADDRESS_ZH: Final = re.compile(
    r"(?:省|自治区|市|区|县|州|镇|乡|开发区|工业园|科技园|新区).*(?:路|街|道|巷|村|号|栋|幢|楼|室|层|园|组|厂房|大厦|城)"
)
_ADDRESS_EN: Final = re.compile(
    r"\b(?:road|rd|street|st|avenue|ave|district|dist|building|bldg|floor|room|province|city|township|"
    r"county|zone|park|town|village|lane|no|block|unit|highway|plaza|tower|block|suite|plot|"
    r"drive|dr|way|court|parkway|lot|jalan|kawasan|taman|estate|square|boulevard|rue|allee|platz|"
    r"\w*(?:stra(?:ss|ß)e|str|weg|straat|laan|plein|veien|gata|gatan|vägen|vej|gade|utca)|via|"
    r"phase|sector|prefecture|mansion|p\.?o\.? box|usa|germany|japan|"
    r"malaysia|singapore|vietnam|thailand|kingdom|kong|indonesia|philippines|netherlands|belgium|"
    r"norway|sweden|denmark|finland|france|italy|spain|portugal|ireland|switzerland|austria|poland|"
    r"czech republic|hungary|romania|greece|canada|australia|zealand|brazil|mexico|"
    r"united arab emirates|uae|saudi arabia|israel|egypt|south africa|pakistan|bangladesh|"
    r"sri lanka|nepal|kazakhstan|"
    r"industrial|area|5f|\d+f|china|taiwan|korea|india|turkey|mah|cad|sok|blvd|marg|nagar|opp)\b\.?",
    re.IGNORECASE,
)
_PLAIN_ADDRESS: Final = re.compile(
    r"(?:公司)?地\s*址|address|addr?|location|site|(?:registered|head) office", re.IGNORECASE
)
_PROSE: Final = re.compile(
    r"\b(?:has|have|is|are|been|standards?|systems?|certif\w+|scope)\b|体系|证书|标准|符合",
    re.IGNORECASE,
)
_LED: Final = re.compile(r"^(?:located |situated )?(?:of|at|in)\s+(?=[A-Z0-9])")
_CODE: Final = re.compile(r"[0-9A-Z]{15}|(?=(?:.*\d){4})[0-9A-Z/-]{8,32}")
_LITTLE_MORE: Final = 3
_LONGEST_LINE: Final = 90
_FARTHEST: Final = 0.2
_FOOT: Final = 0.6
_POSTCODE: Final = re.compile(
    r"邮编|邮政编码|郵遞區號|post\s*code|postcode|zip|p\.?c", re.IGNORECASE
)
_SCOPE_END: Final = re.compile(
    r"\s*[(（]?(?:IAF|EA|NACE|专业|行业)\s*(?:code|代码|scope|小类)?s?\s*[:：].*$", re.IGNORECASE
)


def scopes(page: Sequence[Segment]) -> dict[str, Reading[str]]:
    """Return the scope by language: ``zh`` and ``en``."""
    found: dict[str, list[Reading[str]]] = {"zh": [], "en": []}
    for label in of_kind(page, Kind.SCOPE):
        row = row_after(page, label)
        block = block_under(page, label, row)
        for language, parts in _by_language(block).items():
            text = _SCOPE_END.sub("", scope.join(part.text for part in parts)).strip(" :：")
            if language in found and len(text) >= _SHORTEST_SCOPE and not _CODE.fullmatch(text):
                strength = label.label.strength if label.label else 0
                sure = score(parts) * _SURE * (0.7 + 0.3 * strength)
                found[language].append(reading(text, parts, sure))
    return {language: each for language, all_ in found.items() if (each := _fullest(all_))}


def _fullest(readings: Sequence[Reading[str]]) -> Reading[str] | None:
    """Of two labels that lead to one scope the upper one has all of it."""
    return max(readings, key=lambda each: (round(each.confidence, 1), len(each.raw)), default=None)


def _by_language(parts: Sequence[Segment]) -> dict[str, list[Segment]]:
    """Part lines by their script; a line of figures goes with the one before it."""
    result: dict[str, list[Segment]] = {}
    last = None
    for part in parts:
        language = scope.language(part.text) or last or "zh"
        if last is not None and language != last and len(part.text) <= len("(AMC)"):
            language = last
        result.setdefault(language, []).append(part)
        last = language
    return result


def address(page: Sequence[Segment], holder: Box | None) -> Reading[str] | None:
    """Return the holder's address; several become one text with their labels."""
    found = [each for label in of_kind(page, Kind.ADDRESS) if (each := _labelled(page, label))]
    found = [each for each in found if not _of_the_body(page, each[0])]
    found = _one_language(_once(_left_first(found)))
    bare = (
        None if found and found[0][0].line.page == page[0].line.page else _unlabelled(page, holder)
    )
    if bare is not None or not found:
        return bare
    found = [each for each in found if each[0].line.page == found[0][0].line.page]
    parts = [part for _, all_ in found for part in all_]
    raw = "；".join(f"{label.text}：{_text(all_)}" for label, all_ in found)
    value = raw if len(found) > 1 else _text(found[0][1])
    return reading(value, parts, score(parts) * _SURE, raw=raw)


_Address = tuple[Segment, tuple[Segment, ...]]


def _left_first(found: list[_Address]) -> list[_Address]:
    """Of two labels in one row the left one comes first, however the row is tilted."""
    for at in range(len(found) - 1):
        one, other = found[at][0].line, found[at + 1][0].line
        if one.beside(other) and one.x0 > other.x0:
            found[at], found[at + 1] = found[at + 1], found[at]
    return found


def _once(found: list[_Address]) -> list[_Address]:
    """One value behind two labels, as 地址/Address, counts once."""
    return list({parts: (label, parts) for label, parts in reversed(found)}.values())[::-1]


def _labelled(page: Sequence[Segment], label: Segment) -> _Address | None:
    row = row_after(page, label)
    block = [part for part in block_under(page, label, row) if not names.body(part.text)]
    parts = tuple(next(iter(_by_language(block).values()), ()))
    if not parts or len(_text(parts)) < _SHORTEST_ADDRESS:
        return None
    return label, parts + _postcode(page, parts)


def _postcode(page: Sequence[Segment], parts: Sequence[Segment]) -> tuple[Segment, ...]:
    """The postcode printed beside or right under an address belongs to it."""
    last = parts[-1].line
    for index, each in enumerate(page):
        if each.label is None or not _POSTCODE.fullmatch(each.text.strip()):
            continue
        close = each.line.beside(last) or (
            0 <= each.line.y0 - last.y1 < 0.6 * last.height and not _goes_on_a_row(page, each)
        )
        right = each.line.x1 > (last.x0 + last.x1) / 2
        if close and right and each.line.page == last.page:
            after = page[index + 1 : index + 2]
            return (each, *[part for part in after if re.fullmatch(r"\D?\d{5,6}\D?", part.text)])
    return ()


def _goes_on_a_row(page: Sequence[Segment], each: Segment) -> bool:
    """Whether something stands before it in its row, to which it then belongs."""
    return any(
        other is not each and other.line.beside(each.line) and other.line.x0 < each.line.x0
        for other in page
    )


def _text(parts: Sequence[Segment]) -> str:
    return scope.join(part.text for part in parts).strip(" :：,，;；")


def _of_the_body(page: Sequence[Segment], label: Segment) -> bool:
    """The body's own address stands at the foot, under its name or under the dates."""
    if not _PLAIN_ADDRESS.fullmatch(label.text.strip(" :：")):
        return False
    dated = [each.line for each in of_kind(page, *DATE_KINDS)]
    holder = [each.line for each in of_kind(page, Kind.SCOPE, Kind.STANDARD)]
    under_body = any(
        each.line.above(label.line)
        and label.line.y0 - each.line.y1 < 1.5 * label.line.height
        and (names.body(each.text) or names.body_en(each.text))
        for each in page
        if each.label is None and each.line.page == label.line.page
    )
    below_all = bool(dated) and all(line.above(label.line) for line in [*dated, *holder])
    return under_body or (below_all and label.line.middle > _FOOT)


def _one_language(found: list[_Address]) -> list[_Address]:
    """A bilingual certificate prints each address twice; keep the Chinese ones."""
    zh = [each for each in found if scope.language(_text(each[1])) == "zh"]
    return zh or found


def _unlabelled(page: Sequence[Segment], holder: Box | None) -> Reading[str] | None:
    """Lines under the holder's name that look like an address."""
    if holder is None:
        return None
    high = holder.y1 - holder.y0
    near = (
        each
        for each in page
        if each.label is None
        and holder.y1 - 0.25 * high <= each.line.box.y0
        and each.line.middle < holder.y1 + _FARTHEST
        and not owned(page, each)
    )
    lines = [each.line for each in near]
    lines = [line for line in lines if min(line.box.x1, holder.x1) > max(line.box.x0, holder.x0)]
    block = _stacked(page, lines) or _from_first_sign(page, lines)
    if not block:
        return None
    parts = tuple(next(iter(_by_language(block).values())))
    taken = [part.line for part in parts + _postcode(page, parts)]
    text = _LED.sub("", scope.join(line.text for line in taken).strip(" ,，"))
    return reading(text, taken, score(taken) * _UNLABELLED)


def _stacked(page: Sequence[Segment], lines: Sequence[Line]) -> tuple[Segment, ...]:
    """The lines right under the name, which only together look like an address."""
    if not lines or any(
        (_PROSE.search(lines[0].text), _is_name(lines[0].text), _CODE.search(lines[0].text))
    ):
        return ()
    first = Segment(lines[0])
    block = block_under(page, first, (first,))
    text = scope.join(part.text for part in block)
    short = all(len(part.text) < _LONGEST_LINE for part in block)
    return block if short and not _PROSE.search(text) and _looks_like_address(text) else ()


def _is_name(text: str) -> bool:
    """Whether the text is a company's name and no more; "Co." may also be a county."""
    name = names.organisation_en(text)
    return name is not None and len(name) >= len(text.strip()) - _LITTLE_MORE


def _from_first_sign(page: Sequence[Segment], lines: Sequence[Line]) -> tuple[Segment, ...]:
    start = next((line for line in lines if _looks_like_address(line.text)), None)
    return block_under(page, Segment(start), (Segment(start),)) if start else ()


def _looks_like_address(text: str) -> bool:
    if scope.language(text) == "zh":
        return _ADDRESS_ZH.search(text) is not None and names.body(text) is None
    signs = len(_ADDRESS_EN.findall(text))
    return (
        signs >= 1
        and bool(re.search(r"\d|,", text))
        and not re.search(r"\b(?:has|have|is|been|standard|system)\b", text)
    )
