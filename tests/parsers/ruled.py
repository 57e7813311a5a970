"""Surveillance records of many shapes, printed with typst, and as the cells they have."""

from functools import cache

import typst

from parsers.pdf import PdfFile

FONTS = ("/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/dejavu")
STICKER = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60">'
    '<circle cx="30" cy="30" r="28" fill="#d9a514"/></svg>'
)
SHEET = """
#set page(width: 210mm, height: 297mm, margin: 20mm)
#set text(font: ("DejaVu Sans", "Noto Sans CJK SC"), size: 10pt)
#let sticker = image(bytes(sys.inputs.sticker), format: "svg", width: 18mm)
#v(120mm)
"""


@cache
def printed(body):
    fonts = typst.Fonts(include_system_fonts=False, font_paths=list(FONTS))
    compiler = typst.Compiler(font_paths=fonts, sys_inputs={"sticker": STICKER})
    return compiler.compile((SHEET + body).encode(), format="pdf")


def tables(data):
    file = PdfFile(data, max_pages=10, max_characters=10_000)
    return file.tables(1, file.content(1))


def texts(table):
    return [[cell.text for cell in row] for row in table.rows]


# Each shape: what is printed, the texts of its cells, how many marks are applied.
SHAPES = {
    "two columns": (
        "#table(columns: (40mm,) * 2, [第一次监督], [第二次监督], [合格], [])",
        [["第一次监督", "第二次监督"], ["合格", ""]],
        1,
    ),
    "three columns with days under the marks": (
        (
            "#table(columns: (1fr,) * 3, [第一次监督], [第二次监督], [第三次监督],"
            " [合格], [], [], [2025-03-05], [], [])"
        ),
        [["第一次监督", "第二次监督", "第三次监督"], ["合格", "", ""], ["2025-03-05", "", ""]],
        1,
    ),
    "one row for each audit": (
        (
            "#table(columns: (40mm,) * 4, [监督审核], [合格标识], [日期], [备注],"
            " [第一次监督], [合格], [2025-03-05], [], [第二次监督], [通过], [2026-03-05], [],"
            " [第三次监督], [], [], [])"
        ),
        [
            ["监督审核", "合格标识", "日期", "备注"],
            ["第一次监督", "合格", "2025-03-05", ""],
            ["第二次监督", "通过", "2026-03-05", ""],
            ["第三次监督", "", "", ""],
        ],
        2,
    ),
    "merged headings": (
        (
            "#table(columns: (1fr,) * 4, table.cell(colspan: 4)[监督审核记录],"
            " table.cell(colspan: 2)[第一次监督], table.cell(colspan: 2)[第二次监督],"
            " [合格标识], [日期], [合格标识], [日期], [合格], [2025-03-05], [], [])"
        ),
        [
            ["监督审核记录"],
            ["第一次监督", "第二次监督"],
            ["合格标识", "日期", "合格标识", "日期"],
            ["合格", "2025-03-05", "", ""],
        ],
        1,
    ),
    "empty": (
        (
            "#table(columns: (40mm,) * 3, rows: (auto, 20mm), [First S.A.], [Second S.A.],"
            " [Third S.A.], [Labelling], [Labelling], [])"
        ),
        [["First S.A.", "Second S.A.", "Third S.A."], ["Labelling", "Labelling", ""]],
        0,
    ),
    "stickers": (
        (
            "#table(columns: (40mm,) * 3, rows: (auto, 22mm), [第一次监督], [第二次监督],"
            " [第三次监督], sticker, sticker, [监督标识粘贴处])"
        ),
        [["第一次监督", "第二次监督", "第三次监督"], ["", "", "监督标识粘贴处"]],
        2,
    ),
    "no upright lines": (
        (
            "#table(columns: (40mm,) * 3, stroke: (x: none, y: 0.5pt), [监督审核], [合格标识],"
            " [日期], [第一次监督], [合格], [2025-03-05], [第二次监督], [], [])"
        ),
        [
            ["监督审核", "合格标识", "日期"],
            ["第一次监督", "合格", "2025-03-05"],
            ["第二次监督", "", ""],
        ],
        1,
    ),
    "lines under the rows only": (
        (
            "#table(columns: (40mm,) * 3, stroke: (x, y) => (bottom: 0.5pt), [第一次监督],"
            " [第二次监督], [第三次监督], [合格], [], [])"
        ),
        [["第一次监督", "第二次监督", "第三次监督"], ["合格", "", ""]],
        1,
    ),
    "no outer lines": (
        (
            "#table(columns: (40mm,) * 2, stroke: (x, y) => (left: if x > 0 { 1pt }, top: if y > 0"
            " { 1pt }), [第一次监督], [2025-03-05], [第二次监督], [])"
        ),
        [["第一次监督", "2025-03-05"], ["第二次监督", ""]],
        1,
    ),
    "a record within the table of the certificate": (
        (
            "#table(columns: (1fr,) * 4, [证书编号], table.cell(colspan: 3)[99925Q00001R0S],"
            " table.cell(rowspan: 2)[监督审核记录], [第一次监督], [第二次监督], [第三次监督],"
            " [合格], [合格], [], [备注], table.cell(colspan: 3)[无])"
        ),
        [
            ["证书编号", "99925Q00001R0S"],
            ["监督审核记录", "第一次监督", "第二次监督", "第三次监督"],
            ["合格", "合格", ""],
            ["备注", "无"],
        ],
        2,
    ),
}
