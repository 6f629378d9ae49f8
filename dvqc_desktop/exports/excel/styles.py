"""The look of the program's own workbooks, as data: the named styles an office clerk would choose."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.styles import Alignment, NamedStyle

FONT = "Times New Roman"
INTEGER, SHARE, DAY, DASH = "#,##0", "0.0 %", "dd/mm/yyyy", '"–"'
FINE, FINE_CHANGE = "#,##0.0#", "+#,##0.0#;-#,##0.0#;0"
INTEGER_CHANGE, SHARE_CHANGE = "+#,##0;-#,##0;0", '+0.0" điểm";-0.0" điểm";0'


@dataclass(frozen=True, slots=True)
class Look:
    """One named style; sizes in points."""

    name: str
    size: int = 12
    bold: bool = False
    italic: bool = False
    across: str = "left"
    frame: bool = True
    number_format: str = "General"


LOOKS = (
    Look("Cơ quan cấp trên", 13, across="center", frame=False),
    Look("Cơ quan", 13, bold=True, across="center", frame=False),
    Look("Địa danh", 13, italic=True, across="center", frame=False),
    Look("Tên báo cáo", 15, bold=True, across="center", frame=False),
    Look("Trích yếu", 13, bold=True, across="center", frame=False),
    Look("Chữ", frame=False),
    Look("Chữ đậm", bold=True, frame=False),
    Look("Ngày trong dòng", frame=False, number_format=DAY),
    Look("Ghi chú", 11, italic=True, frame=False),
    Look("Người ký", 13, bold=True, across="center", frame=False),
    Look("Cách ký", italic=True, across="center", frame=False),
    Look("Đầu bảng", bold=True, across="center"),
    Look("Nhóm dòng", bold=True),
    Look("Ô chữ"),
    Look("Ô chữ giữa", across="center"),
    Look("Ô chữ phải", across="right"),
    Look("Ô mã", 10),
    Look("Ô số", across="right", number_format=INTEGER),
    Look("Ô số lẻ", across="right", number_format=FINE),
    Look("Ô tỉ lệ", across="right", number_format=SHARE),
    Look("Ô không có số", across="right", number_format=f"{DASH};{DASH};{DASH}"),
    Look("Ô tăng giảm", across="right", number_format=INTEGER_CHANGE),
    Look("Ô tăng giảm lẻ", across="right", number_format=FINE_CHANGE),
    Look("Ô tăng giảm tỉ lệ", across="right", number_format=SHARE_CHANGE),
    Look("Ô ngày", across="center", number_format=DAY),
    Look("Ô ngày phải", across="right", number_format=DAY),
    Look("Cộng chữ", bold=True),
    Look("Cộng số", bold=True, across="right", number_format=INTEGER),
    Look("Cộng tỉ lệ", bold=True, across="right", number_format=SHARE),
    Look("Cộng tăng giảm", bold=True, across="right", number_format=INTEGER_CHANGE),
)


INDENTED = frozenset(look.name for look in LOOKS if look.frame and look.across == "left")
SIZES = {look.name: look.size for look in LOOKS}
BOLD = frozenset(look.name for look in LOOKS if look.bold)


def named_styles() -> "list[NamedStyle]":
    """The looks as styles of a workbook, to be added once to each."""
    from openpyxl.styles import Border, Font, NamedStyle, Side

    thin = Side(style="thin", color="FF000000")
    framed, bare = Border(left=thin, right=thin, top=thin, bottom=thin), Border()
    return [
        NamedStyle(
            name=look.name,
            font=Font(name=FONT, size=look.size, bold=look.bold, italic=look.italic),
            border=framed if look.frame else bare,
            alignment=_alignment(look),
            number_format=look.number_format,
        )
        for look in LOOKS
    ]


def _alignment(look: Look) -> "Alignment":
    """Words wrapped, and a little away from the frame; numbers neither."""
    from openpyxl.styles import Alignment

    indent = int(look.name in INDENTED)
    return Alignment(
        horizontal=look.across, vertical="center", wrap_text=look.number_format == "General", indent=indent
    )
