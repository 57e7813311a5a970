"""Invented identifiers that are right by their own arithmetic."""

from itertools import product

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LOOK_ALIKE = {"0": "DQ", "D": "0", "Q": "0", "1": "L", "L": "1", "5": "6", "6": "5G", "G": "6"}
LOOK_ALIKE |= {"2": "7", "7": "2", "8": "B", "B": "8"}


def organisation_code(stem: str) -> str:
    """Append the check character of GB 11714 to eight characters.

    >>> organisation_code("MA9K7X3W")
    'MA9K7X3WX'
    """
    values = [int(c) if c.isdigit() else ord(c) - ord("A") + 10 for c in stem]
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = (11 - sum(v * w for v, w in zip(values, weights, strict=True)) % 11) % 11
    return stem + ("X" if rest == 10 else str(rest))  # noqa: PLR2004  GB 11714: ten is written X


def uscc(stem: str, *, region: str = "990199") -> str:
    """Make a unified social credit code (GB 32100-2015) of a region no one lives in.

    >>> uscc("MA9K7X3W")[:8]
    '91990199'
    """
    body = "91" + region + organisation_code(stem)
    return body + check_character(body)


def check_character(body: str) -> str:
    """Return the 18th character for the first seventeen."""
    total = sum(USCC_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return USCC_ALPHABET[(31 - total % 31) % 31]


def wrong_uscc(code: str) -> str:
    """Change the check character so that no reading of look-alike characters makes it right."""
    candidates = (code[:-1] + c for c in USCC_ALPHABET if c != code[-1])
    return next(c for c in candidates if not _could_be_misread(c))


def _could_be_misread(code: str) -> bool:
    """Try every code that differs in up to two look-alike characters."""
    swaps = [(i, other) for i, c in enumerate(code) for other in LOOK_ALIKE.get(c, "")]
    for first, second in product([None, *swaps], repeat=2):
        letters = list(code)
        for swap in (first, second):
            if swap is not None:
                letters[swap[0]] = swap[1]
        if check_character("".join(letters[:-1])) == letters[-1]:
            return True
    return False
