"""What can stop a copy from being given back, an older book from being upgraded, a damaged one from repair."""

from dvqc_desktop.domain.errors.store import StoreError


class CopyRefused(StoreError):
    """A file that cannot be given back as this book; the book in use is as it was."""

    safe = "Sổ đang dùng không có gì thay đổi; tệp được chọn cũng không bị sửa."


class CopyIsFolder(CopyRefused):
    what = "Chưa khôi phục: {name} là thư mục, không phải bản sao lưu."
    remedy = "Chọn một tệp .dvqc ở trong thư mục."


class CopyCut(CopyRefused):
    what = "Chưa khôi phục: bản sao {name} bị cắt cụt, thiếu phần cuối."
    remedy = "Chọn bản sao khác; bản này có thể do rút USB sớm."


class CopyHeadChanged(CopyRefused):
    what = "Chưa khôi phục: phần đầu của bản sao {name} bị hỏng hay bị ghi đè."
    remedy = "Chọn bản sao khác."


class CopyOtherKey(CopyRefused):
    what = "Chưa khôi phục: mật khẩu của sổ không mở được {name}."
    remedy = "Tệp có thể là bản sao trước khi đổi mật khẩu, của sổ khác, hay không phải sổ. Chọn tệp khác."


class CopyOfAnotherBook(CopyRefused):
    what = "Chưa khôi phục: {name} là bản sao của sổ khác ({unit})."
    remedy = "Chọn bản sao của đúng sổ này; muốn xem sổ kia thì mở tệp đó như một sổ."


class CopyDamaged(CopyRefused):
    what = "Chưa khôi phục: bản sao {name} bị hỏng một phần."
    remedy = "Chọn bản sao khác; bản gần nhất còn nguyên vẹn đứng đầu danh sách."


class NoCopyLeft(StoreError):
    what = "Chưa tìm được bản sao lưu nào còn nguyên vẹn của sổ này."
    safe = "Tệp hỏng được giữ nguyên để cứu dữ liệu."
    remedy = "Cắm USB có bản sao lưu rồi tìm lại, hoặc chọn tệp bản sao."


class NoSecondPlace(StoreError):
    what = "Chưa sao lưu ra USB: chưa chọn chỗ giữ bản sao."
    remedy = "Bấm “Chọn chỗ…”, chọn thư mục trên USB hay ổ khác, rồi sao lưu."


class NothingToTakeBack(StoreError):
    what = "Chưa hoàn tác được lần khôi phục: không còn tệp {name}."
    remedy = "Khôi phục từ bản sao làm ngay trước lần khôi phục đó, trong danh sách bản sao."


class BookOlder(StoreError):
    what = "Chưa mở được tệp: tệp do phiên bản phần mềm cũ hơn ghi (mức {revision})."
    safe = "Tệp không bị sửa."
    remedy = "Mở tệp như một sổ: phần mềm chép ra, nâng cấp bản chép, rồi mới thay."


class UpgradeFailed(StoreError):
    what = "Chưa nâng cấp được sổ cho phiên bản phần mềm này: {reason}."
    safe = "Sổ cũ còn nguyên, chưa bị sửa."
    remedy = "Mở lại để thử lần nữa; nếu vẫn vậy, dùng tiếp phiên bản phần mềm trước và báo người phụ trách phần mềm."
