"""The recovery sheet: the code in groups, what it is and how to keep it; it names no person."""

from datetime import date

from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.exports.documents.model import RecoverySheet
from dvqc_desktop.services.unit import Unit

_FACTS = (
    "Mã này mở được sổ khi quên mật khẩu, và mở được mọi bản sao lưu ghi trong lúc mật khẩu hiện nay còn dùng. "
    "Không có mật khẩu và không có phiếu này thì không ai mở được sổ, kể cả người làm ra chương trình.",
    "Ai cầm phiếu này đều mở được sổ. Cho vào phong bì, niêm phong, để nơi có khóa, không để cùng chỗ với máy tính "
    "và USB sao lưu. Không chụp ảnh, không gửi qua điện thoại, thư điện tử.",
    "Khi cần dùng: mở chương trình, chọn sổ, chọn mở bằng phiếu khôi phục, gõ lần lượt các nhóm chữ và số ở trên. "
    "Gõ hoa hay thường, có dấu cách hay không đều được; gõ nhầm một chữ, chương trình sẽ báo.",
    "Đổi mật khẩu hoặc bàn giao sổ thì chương trình in phiếu mới; hủy phiếu cũ sau khi đã niêm phong phiếu mới.",
)


def recovery_sheet(code: str, unit: Unit, day: date) -> RecoverySheet:
    """The sheet of a book: `code` in groups joined by hyphens, as `db.keys.recovery_code` gives it."""
    names = (unit.name, unit.parent_name if unit.is_group else unit.superior_name)
    return RecoverySheet(
        "Phiếu khôi phục sổ",
        ", ".join(name for name in names if name) or "Sổ công tác quần chúng",
        format_date(day),
        tuple(code.split("-")),
        _FACTS,
    )
