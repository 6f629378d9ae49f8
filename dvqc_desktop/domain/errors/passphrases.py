"""Why a new passphrase is not taken."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError

HOW = "Đặt một câu dài dễ nhớ, thí dụ bốn năm từ không liền nghĩa."


class PassphraseRefused(AppError):
    """The root of those below: a new passphrase that others could guess."""

    remedy: ClassVar[str] = HOW


class PassphraseTooShort(PassphraseRefused):
    what = "Mật khẩu mới có {length} ký tự, cần từ {minimum} ký tự trở lên."


class PassphraseRepeats(PassphraseRefused):
    what = "Mật khẩu mới chỉ lặp lại vài chữ, ai nhìn qua cũng nhớ được."


class PassphraseListed(PassphraseRefused):
    what = "Mật khẩu mới chỉ là một cụm nhiều người hay đặt, hoặc lặp lại cụm ấy."


class PassphraseOfNames(PassphraseRefused):
    what = "Mật khẩu mới chỉ là tên đơn vị hay tên đảng viên, hoặc lặp lại tên ấy."


class PassphraseUnchanged(PassphraseRefused):
    what = "Mật khẩu mới giống mật khẩu đang dùng."


class CodeOfAnotherKey(AppError):
    what = "Mã này không phải của sổ đang mở: phiếu cũ, hoặc phiếu của sổ khác."
    remedy = "Tìm tờ phiếu in sau lần đổi mật khẩu gần nhất; nếu không còn, in phiếu mới và hủy phiếu cũ."


class OldPassphraseWrong(AppError):
    what = "Mật khẩu đang dùng gõ chưa đúng."
    remedy = "Gõ lại, xem phím Caps Lock và bộ gõ; nếu quên, khóa sổ rồi mở bằng phiếu khôi phục."
