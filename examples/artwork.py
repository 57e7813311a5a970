"""Line art as SVG: the guilloche border and the QR code."""

from functools import cache
from math import cos, pi, sin

import qrcode

WIDTH, HEIGHT = 210.0, 297.0  # A4 in millimetres
CORNER = 7.0


@cache
def guilloche(colour: str, *, inset: float = 11.0, strands: int = 5) -> str:
    """Draw interlaced waves along the four edges of the page."""
    across, down = WIDTH - 2 * inset, HEIGHT - 2 * inset
    paths = []
    for strand in range(strands):
        phase = 2 * pi * strand / strands
        points = [_wave(step / 900, phase, across, down, inset) for step in range(901)]
        line = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
        paths.append(f'<polyline points="{line}" fill="none" stroke="{colour}"/>')
    body = "".join(paths)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" '
        f'stroke-width="0.22">{body}</svg>'
    )


def _wave(
    share: float, phase: float, across: float, down: float, inset: float
) -> tuple[float, float]:
    """Return the point that lies this share of the way round, swung in and out."""
    legs = (across - 2 * CORNER, down - 2 * CORNER)
    bend = pi / 2 * CORNER
    round_trip = 2 * pi * share
    way = share * 2 * (sum(legs) + 2 * bend)
    swing = 3.1 * sin(28 * round_trip + phase) * (0.75 + 0.25 * cos(9 * round_trip))
    corners = ((0, 0), (legs[0], 0), legs, (0, legs[1]))
    for turn in range(4):
        leg = legs[turn % 2]
        angle = turn * pi / 2
        x0, y0 = corners[turn]
        if way <= leg:
            outward = angle - pi / 2
            x, y = x0 + way * cos(angle), y0 + way * sin(angle)
            break
        if way <= leg + bend or turn == 3:  # noqa: PLR2004  the fourth corner ends the way
            outward = angle - pi / 2 + (way - leg) / CORNER
            x, y = corners[(turn + 1) % 4]
            break
        way -= leg + bend
    else:
        raise AssertionError
    reach = CORNER + swing
    start = inset + CORNER
    return start + x + reach * cos(outward), start + y + reach * sin(outward)


@cache
def qr(payload: str) -> str:
    """Draw a QR code with its quiet zone."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=2)
    code.add_data(payload)
    matrix = code.get_matrix()
    side = len(matrix)
    squares = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<rect width="{side}" height="{side}" fill="white"/><path d="{squares}"/></svg>'
    )
