"""What can stop the book from being opened, written, copied or given back."""

from dvqc_desktop.domain.errors.base import AppError


class StoreError(AppError):
    """The environment of the file failed, not a rule of the work."""


class BookMissing(StoreError):
    what = "Chưa mở được sổ: không thấy tệp {name}."
    remedy = "Chọn lại tệp sổ, hoặc cắm lại ổ đang giữ tệp."


class BookForbidden(StoreError):
    what = "Chưa mở được sổ: máy không cho đọc tệp {name}."
    remedy = "Mở bằng tài khoản Windows đã tạo sổ, hoặc nhờ người quản máy cho quyền đọc tệp."


class BookExists(StoreError):
    what = "Chưa tạo sổ: đã có tệp {name}."
    safe = "Tệp đã có được giữ nguyên."
    remedy = "Chọn tên khác hoặc thư mục khác."


class BookEmpty(StoreError):
    what = "Chưa mở được sổ: tệp {name} rỗng, dài 0 byte."
    safe = "Tệp không bị sửa."
    remedy = "Mở bản sao lưu gần nhất."


class BookNotEncrypted(StoreError):
    what = "Chưa mở được sổ: {name} là tệp SQLite thường, không phải sổ đã mã hóa."
    safe = "Tệp không bị sửa."
    remedy = "Chọn đúng tệp sổ có đuôi .dvqc."


class WrongPassphrase(StoreError):
    what = "Chưa mở được sổ: mật khẩu chưa đúng, hoặc tệp không phải sổ hay đã hỏng từ đầu."
    safe = "Tệp không bị sửa."
    remedy = (
        "Gõ lại mật khẩu, xem phím Caps Lock và bộ gõ; nếu vẫn không được, mở bằng bản sao lưu hay phiếu khôi phục."
    )


class BookDamaged(StoreError):
    what = "Tệp sổ bị hỏng một phần nên không đọc hết được."
    safe = "Tệp được giữ nguyên để cứu dữ liệu."
    remedy = "Mở bản sao lưu gần nhất, và giữ lại tệp hỏng."


class BookNewer(StoreError):
    what = "Chưa mở được sổ: tệp do phiên bản phần mềm mới hơn ghi (mức {revision})."
    safe = "Tệp không bị sửa."
    remedy = "Cài phiên bản phần mềm mới rồi mở lại."


class BookInUse(StoreError):
    what = "Chưa mở được sổ: một cửa sổ hay chương trình khác đang mở tệp này."
    safe = "Tệp không bị sửa."
    remedy = "Đóng cửa sổ kia rồi mở lại."


class DiskFull(StoreError):
    what = "Chưa ghi được: ổ đĩa hết chỗ."
    safe = "Những gì đã lưu trước đó còn nguyên."
    remedy = "Xóa bớt tệp trên ổ rồi làm lại việc này."


class DiskFailed(StoreError):
    what = "Chưa ghi được: ổ đĩa báo lỗi khi đọc hay ghi tệp sổ."
    safe = "Những gì đã lưu trước đó còn nguyên."
    remedy = "Sao lưu sang ổ khác rồi kiểm tra ổ này."


class DiskFailedKept(DiskFailed):
    """The error came when all of an act was written, and the book shows it."""

    what = "Việc vừa làm đã vào sổ, nhưng ổ đĩa báo lỗi đúng lúc ghi xong nên chưa chắc giữ được khi mất điện."
    remedy = "Không cần làm lại việc này. Sao lưu sang ổ khác ngay rồi kiểm tra ổ này."


class DiskFailedUnsure(DiskFailed):
    """After the error the book could not be read either."""

    what = "Ổ đĩa báo lỗi khi ghi tệp sổ, và chưa đọc lại được để biết việc vừa làm đã vào sổ hay chưa."
    remedy = "Mở lại sổ, xem việc ấy đã có chưa rồi mới làm lại; sao lưu sang ổ khác và kiểm tra ổ này."


class BookReadOnly(StoreError):
    what = "Chưa ghi được: tệp sổ hoặc thư mục chỉ cho đọc."
    remedy = "Bỏ dấu chỉ đọc, hoặc chép sổ sang thư mục khác rồi mở."


class CipherMissing(StoreError):
    what = "Phần mềm chưa mở sổ: bộ mã hóa của bản cài này không chạy đúng ({detail})."
    safe = "Không tệp nào bị mở hay sửa."
    remedy = "Cài lại phần mềm từ bộ cài gốc."


class RecoveryCodeMistyped(StoreError):
    what = "Mã khôi phục chưa khớp: có chỗ gõ thiếu hoặc sai."
    remedy = "So từng nhóm bốn chữ với phiếu rồi gõ lại."


class BackupFailed(StoreError):
    what = "Bản sao lưu chưa dùng được: {reason}."
    safe = "Sổ đang mở không có gì thay đổi; bản sao hỏng đã được bỏ."
    remedy = "Chọn ổ hoặc thư mục khác rồi sao lưu lại."


class BackupFolderUnusable(BackupFailed):
    what = "Chưa sao lưu được: nơi chọn không phải thư mục, hoặc không ghi được vào đó."
    safe = "Sổ không có gì thay đổi."
    remedy = "Chọn ổ hoặc thư mục khác rồi sao lưu lại."


class SwapFailed(StoreError):
    what = "Chưa đổi được tệp sổ: ổ đĩa hay chương trình khác không cho thay tệp."
    safe = "Sổ vẫn là tệp cũ, mật khẩu cũ, còn nguyên."
    remedy = "Đóng chương trình đang giữ tệp, như phần mềm diệt virus hay đồng bộ, rồi làm lại."


class NothingToUndo(AppError):
    what = "Không còn việc nào để {direction}."
    remedy = "Làm tiếp việc khác; không cần sửa gì."


class UndoConflict(AppError):
    what = "Chưa {direction} được “{label}”: về sau đã có thay đổi khác dựa vào việc này."
    remedy = "Hoàn tác các việc làm sau trước đã."
