"""The language of a request: the reader's choice, else what the browser prefers."""

from app.errors.problem import Language

COOKIE = "certscreen_language"


def preferred_language(choice: str | None, accept_language: str | None) -> Language:
    """Return the chosen language, else the best of an Accept-Language header, else English.

    >>> preferred_language(None, "fr;q=0.9, zh-CN;q=0.8, en;q=0.7")
    'zh'
    >>> preferred_language("en", "zh-CN")
    'en'
    """
    if choice in {"zh", "en"}:
        return "zh" if choice == "zh" else "en"
    wishes = (_wish(each) for each in (accept_language or "").split(","))
    known = [(quality, name) for quality, name in wishes if name in {"zh", "en"} and quality > 0]
    best = max(known, key=lambda wish: wish[0], default=(1.0, "en"))
    return "zh" if best[1] == "zh" else "en"


def _wish(text: str) -> tuple[float, str]:
    tag, _, parameter = text.partition(";")
    try:
        quality = float(parameter.replace(" ", "").removeprefix("q=") or 1)
    except ValueError:
        quality = 0.0
    return quality, tag.strip().lower().partition("-")[0]
