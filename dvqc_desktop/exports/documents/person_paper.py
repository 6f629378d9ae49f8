"""The sheet "Những gì sổ đang ghi về anh/chị": the one paper with a person's own class, handed to that person alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dvqc_desktop.domain.codes import Precision, Sex
from dvqc_desktop.domain.dates import PartialDate, format_date
from dvqc_desktop.domain.names import group_words
from dvqc_desktop.domain.numbering import roman
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.domain.timeline import TimelineEntry, listed
from dvqc_desktop.exports.documents.heads import paper_header
from dvqc_desktop.exports.documents.model import (
    Align,
    Block,
    Closing,
    Column,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
    WritingBox,
)
from dvqc_desktop.exports.documents.person_plan import plan_blocks
from dvqc_desktop.services.people.leaders import Leader
from dvqc_desktop.services.people.person_sheet import PersonSheet
from dvqc_desktop.services.people.timeline_work import PRIVATE_KEPT
from dvqc_desktop.services.unit import Unit

NAME = "Những gì sổ đang ghi"
SIZE = "sheet.size"
DAY = Column("Ngày", 25, Align.CENTER)
NOT_KEPT = "Sổ không có mục cho lý lịch, số định danh, ảnh, tiền lương, bệnh tình, tôn giáo."
SEEN_BY = (
    "Người giữ sổ. Không chuyển cho quản lý, nhân sự; không dùng để xét lương, kỷ luật. "
    "Báo cáo lên trên chỉ có số, không có tên {you}."
)
KEPT_FOR = (
    "Trong thời gian {you} làm việc trong phạm vi của {unit}. Khi {you} rời đi, thông tin được xóa trong {days} ngày, "
    "trừ khi pháp luật hoặc thỏa thuận nói khác."
)
RIGHTS = (
    "Xem, yêu cầu sửa, yêu cầu xóa, rút lại điều đã đồng ý. Người giữ sổ báo đã nhận yêu cầu trong {soon} ngày "
    "làm việc và trả lời trong {days} ngày."
)
ERASURE = (
    "Nói với người giữ sổ, hoặc viết vào ô cuối tờ này. Yêu cầu được ghi ngay, {you} rút lại được trong 24 giờ; sau đó "
    "tên và mọi lời ghi về {you} bị xóa hẳn khỏi sổ, lịch sử và các bản sao lưu, chỉ còn số đếm không tên."
)
PRIVATE = (
    "{count} ghi chú về điều {you} đã tâm sự. Lời ghi không in ra giấy; {you} có thể đọc trên máy cùng người giữ sổ."
)
LINKED = "{count} ghi chú liên quan đến {you} và người khác, đọc trên máy cùng người giữ sổ."
WRONG = "Điều ghi chưa đúng, còn thiếu, hoặc {you} muốn bỏ ({you} viết vào đây, hoặc nói để người giữ sổ viết hộ):"


@dataclass(frozen=True, slots=True)
class SheetMaker:
    """Who keeps the book and hands the sheet over, and on which day it is printed."""

    unit: Unit
    keeper: Leader | None
    printed_on: date

    @property
    def keeper_name(self) -> str:
        """Who signs for the book: the keeper named in the unit's statement, else whoever leads the unit."""
        return self.unit.keeper or (self.keeper.name if self.keeper is not None else "")


def person_paper(sheet: PersonSheet, maker: SheetMaker, rules: RulePack) -> Paper:
    """The sheet of one person."""
    you = called_you(sheet.person.sex)
    parts: list[tuple[str, tuple[Block, ...]]] = [
        (f"Về {you}", (Facts(_about(sheet)),)),
        ("Mặt mạnh và phân loại hiện nay", _class_now(sheet)),
        (f"Người phụ trách, giúp đỡ {you}", _held(sheet, you)),
        *plan_blocks(sheet.plans, you),
        ("Các lần gặp", _entries(sheet.contacts, ("Ai gặp, dịp nào", 42), "Nội dung")),
        (f"Điều {you} nêu, đề nghị", _entries(sheet.proposals, ("Nội dung", 60), "Đã đi đến đâu")),
        ("Các lần phân loại đã ghi", _entries(sheet.classes, ("Phân loại", 42), "Mặt mạnh, lý do")),
        ("Những việc khác", _entries(sheet.others, ("Việc", 70), "Ghi thêm")),
        ("Điều đọc cùng nhau trên máy", _private(sheet, you)),
        ("Vì sao sổ ghi, giữ đến khi nào", (Facts(_why(sheet, maker, rules, you)),)),
    ]
    kept = [(title, blocks) for title, blocks in parts if blocks]
    numbered = [
        block
        for place, (title, blocks) in enumerate(kept)
        for block in (Heading(f"{roman(place + 1)}. {title}", 2), *blocks)
    ]
    subject = f"{sheet.person.full_name}, ghi đến hết ngày {format_date(sheet.day)}"
    return Paper(
        NAME,
        (*numbered, *_end(sheet, maker, you)),
        paper_header(maker.unit, maker.printed_on),
        Title(f"{NAME} về {you}", subject),
        rules.text("sheet.foot").format(date=format_date(maker.printed_on)),
        handed=True,
    )


def called_you(sex: str | None) -> str:
    """How the sheet speaks to somebody: "anh", "chị", "anh/chị" where the sex is not noted."""
    return {Sex.FEMALE.value: "chị", Sex.MALE.value: "anh"}.get(sex or "", "anh/chị")


def _about(sheet: PersonSheet) -> tuple[tuple[str, str], ...]:
    person, card = sheet.person, sheet.card
    born = str(PartialDate(person.birth_date, Precision(person.birth_precision or "day"))) if person.birth_date else ""
    grade = f"bậc {person.skill_grade}" if person.skill_grade else None
    trade = (person.trade or "")[:1].upper() + (person.trade or "")[1:]
    place = listed((card.team, group_words(card.group), card.shift)) if card is not None else ""
    sex = {Sex.FEMALE.value: "Nữ", Sex.MALE.value: "Nam"}.get(person.sex or "", "")
    own = f"{person.contact_interval_days} ngày một lần" if person.contact_interval_days else ""
    rows = (
        ("Họ và tên", person.full_name),
        ("Ký hiệu trong sổ", person.code or ""),
        ("Giới tính", sex),
        ("Sinh", born),
        ("Nghề", listed((trade, grade))),
        ("Nơi làm việc", place),
        ("Chức vụ", listed(card.posts) if card is not None else ""),
        ("Trình độ", person.education or ""),
        ("Đường về", person.way_home or ""),
        ("Điện thoại", person.phone or ""),
        ("Hẹn gặp riêng", own),
        ("Ghi chú", person.note or ""),
    )
    return tuple((label, words) for label, words in rows if words)


def _class_now(sheet: PersonSheet) -> tuple[Block, ...]:
    """Strengths first, then the class with its aspect, then what stands behind it."""
    card = sheet.card
    if card is None:
        return ()
    given = [entry for entry in sheet.classes if entry.source == "class"]
    now = next((entry for entry in given if entry.on == card.class_on), None)
    if now is None:
        return (Facts((("Phân loại", "chưa phân loại"),)),)
    lines = dict(line.split(": ", 1) for line in now.lines)
    strengths = lines.pop("Mặt mạnh", "") or _plan_strengths(sheet)
    rows = [("Mặt mạnh", strengths or "chưa ghi; mời nói thêm ở cuối tờ này")]
    rows.append(("Phân loại", f"{now.title}, từ ngày {format_date(now.on)}"))
    rows.extend(lines.items())
    if card.review_on is not None:
        rows.append(("Xem lại trước", format_date(card.review_on)))
    return (Facts(tuple(rows)),)


def _plan_strengths(sheet: PersonSheet) -> str:
    return listed((row.text for row in sheet.plans[0].strengths), "; ") if sheet.plans else ""


def _held(sheet: PersonSheet, you: str) -> tuple[Block, ...]:
    rows = [
        ("Cùng giúp" if one.helper else "Người phụ trách", f"{one.name}, từ ngày {format_date(one.since)}")
        for one in sheet.held_by
    ]
    if sheet.holding:
        rows.append((f"{you[:1].upper()}{you[1:]} đang giúp", f"{sheet.holding} người"))
    return (Facts(tuple(rows)),) if rows else ()


def _entries(entries: Iterable[TimelineEntry], title: tuple[str, float], last: str) -> tuple[Block, ...]:
    """A table of entries, the newest first; that a private part is kept stands in its own number alone."""
    rows = tuple(
        (format_date(entry.on), entry.title, "\n".join(line for line in entry.lines if line != PRIVATE_KEPT))
        for entry in entries
    )
    columns = (DAY, Column(*title), Column(last))
    return (Table(columns, rows, size=SIZE),) if rows else ()


def _private(sheet: PersonSheet, you: str) -> tuple[Block, ...]:
    words = f"Không có ghi chú nào về điều {you} đã tâm sự."
    if sheet.private_notes:
        words = PRIVATE.format(count=sheet.private_notes, you=you)
    rows = [("Ghi chú riêng", words)]
    if sheet.links:
        rows.append(("Khi chia nhóm", LINKED.format(count=sheet.links, you=you)))
    return (Facts(tuple(rows)),)


def _why(sheet: PersonSheet, maker: SheetMaker, rules: RulePack, you: str) -> tuple[tuple[str, str], ...]:
    unit = "tổ đảng" if maker.unit.is_group else "chi bộ"
    keep = rules.count("personal.keep_after_leaving_days")
    soon, answer = rules.count("personal.acknowledge_working_days"), rules.count("personal.answer_days")
    agreed = (
        f"Ngày {format_date(sheet.person.consent_on)}" if sheet.person.consent_on else f"Chưa ghi ngày {you} đồng ý"
    )
    return (
        ("Mục đích", maker.unit.purpose or f"Giúp đỡ, bồi dưỡng {you} trong lao động và đời sống; không để đánh giá."),
        ("Người giữ sổ", maker.keeper_name or "chưa ghi"),
        ("Căn cứ", listed((maker.unit.basis, rules.text("personal.law")), "; ")),
        ("Ai được xem", SEEN_BY.format(you=you)),
        ("Đồng ý cho ghi", agreed),
        ("Thời gian giữ", KEPT_FOR.format(you=you, unit=unit, days=keep)),
        (f"Quyền của {you}", RIGHTS.format(soon=soon, days=answer)),
        ("Muốn xóa", ERASURE.format(you=you)),
        ("Không ghi", NOT_KEPT),
    )


def _end(sheet: PersonSheet, maker: SheetMaker, you: str) -> tuple[Block, ...]:
    return (
        WritingBox(WRONG.format(you=you), 4),
        Paragraph((Run("Trao và nhận ngày …… tháng …… năm 20……, mỗi bên giữ một bản."),), indent=False),
        Closing(
            Signature("NGƯỜI GIỮ SỔ", maker.keeper_name.partition(",")[0]),
            Signature("NGƯỜI NHẬN", sheet.person.full_name),
        ),
    )
