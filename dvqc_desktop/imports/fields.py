"""What a column of a list can hold, the many ways in which offices head it, and its words on screen."""

from __future__ import annotations

import re
from enum import StrEnum

from dvqc_desktop.domain.imported import ListKind
from dvqc_desktop.domain.names import fold


class Field(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    BIRTH = "birth"
    BIRTH_MALE = "birth_male"
    BIRTH_FEMALE = "birth_female"
    SEX = "sex"
    SEX_MALE = "sex_male"
    SEX_FEMALE = "sex_female"
    CODE = "code"
    TEAM = "team"
    GROUP = "group"
    SHIFT = "shift"
    TRADE = "trade"
    GRADE = "skill_grade"
    PHONE = "phone"
    HOME = "way_home"
    EDUCATION = "education"
    NOTE = "note"
    POST = "post"
    YOUTH = "youth"
    CLASS = "class"
    ASPECT = "aspect"
    JOINED = "joined"
    LEFT = "left"
    DECISION = "decision"
    ADMISSION = "admission"
    OFFICIAL = "official"
    PARTY_POST = "party_post"
    THEORY = "theory"
    STATUS = "status"


FIELD_WORDS = {
    Field.NUMBER: "Số thứ tự",
    Field.NAME: "Họ và tên",
    Field.FAMILY: "Họ đệm",
    Field.GIVEN: "Tên",
    Field.BIRTH: "Ngày sinh",
    Field.BIRTH_MALE: "Năm sinh nam",
    Field.BIRTH_FEMALE: "Năm sinh nữ",
    Field.SEX: "Giới tính",
    Field.SEX_MALE: "Nam (đánh dấu)",
    Field.SEX_FEMALE: "Nữ (đánh dấu)",
    Field.CODE: "Mã nhân viên",
    Field.TEAM: "Tổ",
    Field.GROUP: "Nhóm",
    Field.SHIFT: "Ca",
    Field.TRADE: "Nghề",
    Field.GRADE: "Bậc thợ",
    Field.PHONE: "Điện thoại",
    Field.HOME: "Nơi ở",
    Field.EDUCATION: "Trình độ",
    Field.NOTE: "Ghi chú",
    Field.POST: "Chức vụ",
    Field.YOUTH: "Đoàn viên",
    Field.CLASS: "Loại",
    Field.ASPECT: "Mặt cần giúp",
    Field.JOINED: "Ngày vào làm",
    Field.LEFT: "Ngày nghỉ việc",
    Field.DECISION: "Ngày QĐ kết nạp",
    Field.ADMISSION: "Ngày vào Đảng",
    Field.OFFICIAL: "Ngày chính thức",
    Field.PARTY_POST: "Chức vụ Đảng",
    Field.THEORY: "Lý luận chính trị",
    Field.STATUS: "Tình trạng",
}
SKIP_WORDS = "(bỏ qua)"

_ONLY_WORKERS = {Field.GROUP, Field.YOUTH, Field.CLASS, Field.ASPECT, Field.JOINED, Field.LEFT}
_ONLY_MEMBERS = {
    Field.DECISION,
    Field.ADMISSION,
    Field.OFFICIAL,
    Field.PARTY_POST,
    Field.THEORY,
    Field.STATUS,
}

# Tried in this order on the heading without marks and signs; the first that fits whole is taken.
_PATTERNS = (
    (Field.NUMBER, r"stt|tt|so tt|so thu tu|s tt|s t t|thu tu"),
    (Field.FAMILY, r"ho|ho (va |va ten |ten |chu |va chu |va ten chu )?(dem|lot)|ho va ten lot"),
    (
        Field.NAME,
        r"(ho|ho va|ho dem|ho dem va|ho lot va|ho chu dem va|ho ten dem va) ten( (?!cha|me|vo|chong|bo|nguoi (than|bao|"
        r"phu|quan|giup|lap)).*)?|ho va ten|hoten|ten (cong nhan|dang vien|nhan vien|nguoi lao dong|can bo)",
    ),
    (Field.GIVEN, r"ten|ten goi"),
    (Field.BIRTH, r"((ngay|thang|nam|ng|th|n|nay) )*sinh( ngay)?|sn|ngay sinh .*|nam sinh .*|ntns"),
    (Field.SEX, r"gioi tinh|gioi|nam nu|phai|gt|nam hay nu"),
    (Field.SEX_FEMALE, r"nu"),
    (Field.CODE, r"ma|ma so|msnv|manv|(ma|ma so|so the|so hieu)( so)? (nv|nhan vien|cn|cong nhan|cb|cnv|nld|lao dong)"),
    (Field.PARTY_POST, r"(chuc vu|chuc danh|nhiem vu)( trong| ben)? dang( .*)?|chuc vu cap uy"),
    (Field.DECISION, r"(ngay )?(ra )?(qd|quyet dinh)( so)?( ngay)? ket nap( .*)?|ngay (qd|quyet dinh)( kn)?"),
    (Field.OFFICIAL, r"(ngay )?((vao )?dang |dv |dang vien |chuyen |cong nhan |cong nhan dv )?(chinh thuc|ct)( .*)?"),
    (Field.ADMISSION, r"(ngay )?(le )?(vao dang|ket nap|vao dang csvn)( .*)?|ngay vao d|(ngay )?(vao dang )?du bi"),
    (Field.THEORY, r"(trinh do )?(ly luan( chinh tri)?|llct|chinh tri)"),
    (Field.STATUS, r"tinh trang|dien|tinh trang dang vien|(la )?dang vien|tu cach"),
    (
        Field.JOINED,
        r"(ngay|nam|thang nam|ngay thang nam) (vao (lam|xuong|to|xi|cong|nha|nghe|don)|tuyen|nhan viec)( .*)?",
    ),
    (Field.LEFT, r"(ngay|thoi gian) (nghi|thoi|roi|cham dut)( .*)?"),
    (Field.CLASS, r"(xep|phan) loai( .*)?|loai|loai cong nhan|loai quan chung"),
    (Field.ASPECT, r"mat (con )?(yeu|kem|han che|can giup)( .*)?|can giup( .*)?|han che|diem yeu|yeu mat nao|mat"),
    (Field.YOUTH, r"(la )?doan vien( .*)?|doan (tn|thanh nien)|dvtn|dtn"),
    (Field.GROUP, r"nhom( sx| san xuat| so| truong)?"),
    (
        Field.TEAM,
        r"to|to (sx|san xuat|may|doi|cong tac|bo phan|lam viec)|don vi( cong tac)?|bo phan|phong ban|doi|chuyen",
    ),
    (Field.SHIFT, r"ca|kip|ca (kip|sx|san xuat|truc|lam viec|lam)|ca san xuat"),
    (Field.GRADE, r"bac|bac (tho|nghe|cn|tay nghe|cong nhan)|cap bac( tho| nghe)?|(trinh do )?tay nghe"),
    (Field.TRADE, r"nghe( nghiep)?|nghe dang lam|cong viec( .*)?|nganh nghe"),
    (Field.PHONE, r"(so )?(dien thoai|dt|sdt|dtdd|di dong|phone|tel)( (di dong|lien he|lien lac|dd))?"),
    (Field.HOME, r"(noi|cho) o( .*)?|dia chi( .*)?|noi cu tru|tam tru|duong ve"),
    (Field.EDUCATION, r"trinh do|(trinh do )?(van hoa|hoc van|chuyen mon|dao tao)( .*)?"),
    (Field.POST, r"chuc vu( .*)?|chuc danh( .*)?"),
    (Field.NOTE, r"ghi chu|g chu|chu thich|gc"),
)
_COMPILED = tuple((found, re.compile(pattern)) for found, pattern in _PATTERNS)
_BIRTH_PARTS = {"nam": Field.BIRTH_MALE, "nu": Field.BIRTH_FEMALE}


def fields_of(kind: ListKind) -> list[Field]:
    """The fields a list of this kind may have, in the order of the choice on screen."""
    other = _ONLY_MEMBERS if kind is ListKind.WORKERS else _ONLY_WORKERS
    return [field for field in Field if field not in other]


def plain_heading(text: str) -> str:
    """A heading without marks, signs and capitals."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))


def field_of(text: str, kind: ListKind) -> Field | None:
    """The field that a heading names in a list of this kind, or None."""
    plain = plain_heading(text)
    if plain == "nam":
        return None if text.strip().lower().startswith("nă") else Field.SEX_MALE
    allowed = set(fields_of(kind))
    return next((found for found, pattern in _COMPILED if found in allowed and pattern.fullmatch(plain)), None)


def field_under(top: str, bottom: str, kind: ListKind) -> Field | None:
    """The field of a heading in two rows: "Năm sinh" over "Nam", "Họ và tên" over "Họ đệm"; either may be empty."""
    if not bottom or not top or plain_heading(top) == plain_heading(bottom):
        return field_of(bottom or top, kind)
    above = field_of(top, kind)
    if above is Field.BIRTH and plain_heading(bottom) in _BIRTH_PARTS:
        return _BIRTH_PARTS[plain_heading(bottom)]
    if above is Field.SEX and plain_heading(bottom) in _BIRTH_PARTS:
        return Field.SEX_MALE if plain_heading(bottom) == "nam" else Field.SEX_FEMALE
    return field_of(bottom, kind) or field_of(f"{top} {bottom}", kind)
