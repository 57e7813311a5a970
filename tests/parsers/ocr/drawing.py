"""Pages drawn for the tests; every name and number on them is invented."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont

FONTS = "/usr/share/fonts/opentype/noto"
SIMPLIFIED = 2
WIDTH, HEIGHT = 900, 1200
LINES = (
    (70, 46, "质量管理体系认证证书"),
    (180, 28, "证书编号：99924Q00001R0S"),
    (260, 32, "示例精密仪器有限公司"),
    (340, 26, "注册地址：示例市示例区一号路八号"),
    (430, 26, "Shili Precision Instruments Co., Ltd."),
    (510, 26, "GB/T 19001-2016 / ISO 9001:2015"),
    (600, 26, "仪器仪表的设计、生产和销售"),
    (700, 26, "发证日期：2024年03月05日"),
    (780, 26, "Valid until: 2027-03-04"),
    (900, 28, "示例认证有限公司"),
)


def font(size, face="Serif"):
    return ImageFont.truetype(f"{FONTS}/Noto{face}CJK-Regular.ttc", size, index=SIMPLIFIED)


def page(lines=LINES, left=110, ink="black"):
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(picture)
    for top, size, text in lines:
        draw.text((left, top), text, font=font(size), fill=ink)
    return picture


def sealed(picture, centre, radius=105):
    """Press a red seal upon the page; ink lets no paper through."""
    over = picture.copy()
    draw = ImageDraw.Draw(over)
    x, y = centre
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=(215, 25, 30), width=9)
    draw.ellipse((x - 55, y - 55, x + 55, y + 55), fill=(225, 60, 60))
    draw.text((x - 82, y - 40), "专用章", font=font(54, "Sans"), fill=(215, 25, 30))
    return Image.fromarray(np.minimum(np.asarray(picture), np.asarray(over)))


def pixels(picture):
    return np.asarray(picture.convert("RGB"))
