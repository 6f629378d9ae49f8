"""The words of the board: of one card, of a movement, of a state of contact."""

from dvqc_desktop.domain import names
from dvqc_desktop.domain.chain_rules import GAP_WORDS, Hold, Kind
from dvqc_desktop.domain.classes import WorkerClass, moved
from dvqc_desktop.domain.codes import Organization
from dvqc_desktop.domain.contacts import ContactState, contact_short, contact_words
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.chain.group_cover import GroupPost
from dvqc_desktop.ui.class_names import class_initials, class_name, with_class_names

COLUMN_NOTES = {
    WorkerClass.UNCLASSIFIED: "",
    WorkerClass.ACTIVE: "đảng viên bồi dưỡng",
    WorkerClass.AVERAGE: "người {active} phụ trách",
    WorkerClass.NEEDS_HELP: "đảng viên trực tiếp giúp",
}
ORGANIZATION_WORDS = {
    Organization.UNION: "công đoàn",
    Organization.YOUTH: "đoàn thanh niên",
    Organization.WOMEN: "phụ nữ",
    Organization.PRODUCTION: "sản xuất",
}
CONTACT_TOKENS = {
    ContactState.FRESH: ("checkmark_circle", "text2"),
    ContactState.PAUSED: ("clock", "text2"),
    ContactState.DUE: ("clock", "warn"),
    ContactState.OVERDUE: ("warning_filled", "danger"),
}


def group_words(group: str) -> str:
    """A group's name as it is said: "1" is "Nhóm 1"."""
    return names.group_words(group)


def trade_words(card: Card) -> str:
    """ "Tiện, 5/7"."""
    return ", ".join(part for part in (card.trade[:1].upper() + card.trade[1:], card.grade) if part)


def plan_words(card: Card) -> str:
    """ "3/5": steps done of all steps of the plan."""
    return f"{card.steps_done}/{card.steps_total}" if card.steps_total else "–"


def work_line(card: Card) -> str:
    """ "Tiện, bậc 5/7 · Nhóm 1 · Bí thư chi đoàn"."""
    grade = f"bậc {card.grade}" if card.grade else ""
    trade = card.trade[:1].upper() + card.trade[1:]
    parts = (", ".join(part for part in (trade, grade) if part), group_words(card.group), *card.posts)
    return " · ".join(part for part in parts if part)


def class_words(worker_class: WorkerClass, aspects: tuple[str, ...] = ()) -> str:
    """A class in words; the third one with its aspect: "Cần giúp: chất lượng sản phẩm"."""
    if worker_class is WorkerClass.NEEDS_HELP and aspects:
        return f"Cần giúp: {', '.join(aspects)}"
    return class_name(worker_class)


def movement_badge(card: Card) -> tuple[str, str, str] | None:
    """Arrow icon, words and tone of the badge that compares with the last round; None where nothing moved.

    Who came up from the third class has made progress ("tiến bộ"): the origin stands in the history only.
    """
    if card.before is None:
        return None
    step = moved(card.before, card.worker_class)
    if step == 0:
        return None
    if step > 0:
        words = "tiến bộ" if card.before is WorkerClass.NEEDS_HELP else f"từ {class_initials(card.before)}"
        return "arrow_up", words, "ok"
    return "arrow_down", f"từ {class_initials(card.before)}", "warn"


def through_words(post: GroupPost) -> str:
    """ "qua công đoàn: Hoàng Đình Sang"."""
    return f"qua {ORGANIZATION_WORDS[post.organization]}: {post.name}"


def is_unasked(card: Card) -> bool:
    """True while a worker holds this person and nobody noted that he accepted."""
    held = card.breach is None and card.through is None and card.holder is not None
    return held and card.holder is not None and card.holder.kind is Kind.WORKER and not card.accepted


def holder_words(card: Card, short: bool = False) -> tuple[str, str, str, bool]:
    """Icon, colour token, words and weight of the holder's line.

    `short` leaves it to the icon alone to say that the holder was not asked: a name is never cut for those words.
    """
    if card.breach is not None:
        if card.holder is None:
            return "link_dismiss", "danger", "chưa có người phụ trách", True
        return "link_dismiss", "danger", f"{card.holder.name}: {with_class_names(GAP_WORDS[card.breach])}", True
    if card.through is not None:
        return "link_multiple", "text2", through_words(card.through), False
    assert card.holder is not None
    if card.holder.kind is Kind.MEMBER:
        return "person_star_filled", "mark", card.holder.name, False
    if is_unasked(card):
        return "person", "tcEdge", card.holder.name + ("" if short else ", chưa hỏi ý"), False
    return "person_filled", "tcEdge", card.holder.name, False


def helpers_words(card: Card) -> str:
    """ "cùng giúp: Phạm Văn Cường"."""
    return f"cùng giúp: {', '.join(helper.name for helper in card.helpers)}"


def proposal_words(card: Card) -> str:
    """ "Đề nghị: Tích cực", or "Đề nghị cần giúp: tay nghề"."""
    if card.proposed is None:
        return ""
    if card.proposed.aspects:
        return f"Đề nghị cần giúp: {', '.join(card.proposed.aspects)}"
    return f"Đề nghị: {class_name(card.proposed.worker_class)}"


def stale_words(card: Card) -> str:
    """ "Cần xem lại phân loại, hẹn 20/02/2026", where the day has passed."""
    return f"Cần xem lại phân loại, hẹn {card.review_on:%d/%m/%Y}" if card.stale else ""


def contact_line(card: Card, compact: bool = False) -> tuple[str, str, str, bool]:
    """Icon, colour token, words and weight of the contact's line."""
    icon, token = CONTACT_TOKENS[card.clock.state]
    late = card.clock.state is ContactState.OVERDUE
    words = contact_short(card.clock) if compact else contact_words(card.clock)
    if card.clock.state is ContactState.DUE and card.clock.last_on is not None:
        words = f"{card.clock.days} ngày" if compact else f"{card.clock.days} ngày, hẹn hôm nay"
    return icon, token, words, late


def full_words(card: Card) -> str:
    """All of a card as lines, for the tooltip and for screen readers."""
    badge = movement_badge(card)
    lines = (
        card.name,
        work_line(card),
        class_words(card.worker_class, card.aspects),
        f"So với đợt trước: {badge[1]}" if badge else "",
        "Đã đạt, chờ xét" if card.waiting else "",
        stale_words(card),
        proposal_words(card),
        f"Người phụ trách: {holder_words(card)[2]}" + (" (ngoại lệ)" if card.hold is Hold.EXCEPTION else ""),
        helpers_words(card) if card.helpers else "",
        contact_line(card)[2],
        "Chưa trao đổi việc chung của tổ, đoàn thể trong tháng" if card.untalked else "",
        f"Kế hoạch: {card.steps_done}/{card.steps_total} việc" if card.steps_total else "",
    )
    return "\n".join(line for line in lines if line)
