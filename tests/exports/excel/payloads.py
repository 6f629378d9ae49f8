"""500 texts that would like to be formulas, or that Excel would read as something else."""

from itertools import islice, product

STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    "＝",
    "＋",
    "－",
    "＠",
    " =",
    "'=",
    "'",
    ";",
    ",",
    "%",
    "|",
    "\ufeff=",
    "0",
)
BODIES = (
    "1+1", "HYPERLINK(\"http://x\",\"a\")", "cmd|' /C calc'!A0", "SUM(A1:A9)", "WEBSERVICE(\"http://x\")", "A1",
    "_x000D_", "_X003D_1", "_x005F_x000D_", "#N/A", "TRUE", "31/02/1980", "2026-11-20", "1E+11", "0123456789",
    "<f>1</f>", "&lt;b&gt;", "]]>", "Đỗ Thị Ỷ & con", "  hai đầu  ", "dòng 1\ndòng 2", "DDE(\"a\";\"b\")",
    "IMPORTXML(\"x\")", "\u202eabc", "𝄞 nhạc",
)  # fmt: skip
PAYLOADS = tuple(start + body for start, body in islice(product(STARTS, BODIES), 500))


def read_back(text: str) -> str:
    """What stands in a cell for the text: line ends as Excel has them, signs no cell can hold left out."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
