"""Sums of a report that must agree before it goes out, each broken one as a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from dvqc_desktop.domain.figures import Figures
from dvqc_desktop.domain.report import ClassCounts


@dataclass(frozen=True, slots=True)
class CountedAnew:
    """The same things counted another way.

    `last_closing` are the workers at the end of the last period, `opening_classes` those of the opening day class by
    class, `in_groups` those of the closing day group by group (None: there are no groups), `contacts_by_class` the
    contacts class by class.
    """

    last_closing: int
    opening_classes: int
    in_groups: int | None
    contacts_by_class: int


def broken_sums(figures: Figures, anew: CountedAnew) -> Iterator[str]:
    """The sums that do not agree: opening and closing, parts and wholes, this opening and the last closing."""
    closing = figures.opening_total + figures.arrived - figures.departed
    if closing != figures.workers_total:
        yield (
            f"Đầu kỳ {figures.opening_total}, mới đến {figures.arrived}, đã đi {figures.departed} ra {closing} người, "
            f"mà cuối kỳ ghi {figures.workers_total}."
        )
    classes = figures.class_active + figures.class_average + figures.class_needs_help + figures.class_unclassified
    if classes != figures.workers_total:
        yield f"Các loại cuối kỳ cộng lại {classes} người, mà tổng số ghi {figures.workers_total}."
    if anew.opening_classes != figures.opening_total:
        yield f"Các loại đầu kỳ cộng lại {anew.opening_classes} người, mà tổng số ghi {figures.opening_total}."
    if anew.last_closing != figures.opening_total:
        yield f"Cuối kỳ trước {anew.last_closing} người, mà đầu kỳ này ghi {figures.opening_total}."
    if anew.in_groups is not None and anew.in_groups != figures.workers_total:
        yield f"Các nhóm cộng lại {anew.in_groups} người, mà tổng số ghi {figures.workers_total}."
    if anew.contacts_by_class != figures.contacts_total:
        yield f"Lượt gặp theo loại cộng lại {anew.contacts_by_class}, mà tổng số ghi {figures.contacts_total}."
    yield from _parts(figures)


def _parts(figures: Figures) -> Iterator[str]:
    """Parts that are more than their whole."""
    stayed = figures.opening_total - figures.departed
    for part, whole, words in (
        (figures.members_assigned, figures.members_total, "Đảng viên được phân công ({}) nhiều hơn số đảng viên ({})."),
        (figures.members_volunteered, figures.members_total, "Đảng viên tự đăng ký ({}) nhiều hơn số đảng viên ({})."),
        (figures.people_met, figures.contacts_total, "Số người đã gặp ({}) nhiều hơn số lượt gặp ({})."),
        (figures.moved_up + figures.moved_down, stayed, "Số người đổi loại ({}) nhiều hơn số người ở lại ({})."),
    ):
        if part > whole:
            yield words.format(part, whole)


def carried_wrong(sent: ClassCounts, opening: ClassCounts) -> str:
    """What differs between the closing of a report that was sent and this opening; empty where they agree."""
    if sent.total != opening.total:
        return f"ghi cuối kỳ {sent.total} quần chúng, mà đầu kỳ này là {opening.total}"
    return "" if sent.counts == opening.counts else "ghi các loại cuối kỳ khác với đầu kỳ này"
