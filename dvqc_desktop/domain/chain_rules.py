"""The rules of the chain by class, each with its reason in words.

Source: the method "phân ba loại, nắm hai đầu" (product.md, Quần chúng; domain.md §5.1).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import HolderRole


class Kind(StrEnum):
    """What a person of the chain is."""

    MEMBER = "member"
    WORKER = "worker"


class Breach(StrEnum):
    """A rule of the chain that a link breaks."""

    ITSELF = "itself"
    NOT_A_WORKER = "not_a_worker"
    WORKER_GONE = "worker_gone"
    HOLDER_GONE = "holder_gone"
    NONE = "none"
    TWICE = "twice"
    CIRCLE = "circle"
    ACTIVE_NEEDS_MEMBER = "active_needs_member"
    WEAK_NEEDS_MEMBER = "weak_needs_member"
    AVERAGE_NEEDS_ACTIVE = "average_needs_active"
    UNCLASSIFIED_NEEDS_FRIEND = "unclassified_needs_friend"
    HELPER_NOT_FIT = "helper_not_fit"
    TOO_LONG = "too_long"
    SUPERIOR = "superior"


# Sentences leave a place for the cell's own name of a class, filled by `classes.with_names`.
BREACH_WORDS = {
    Breach.ITSELF: "không ai phụ trách chính mình",
    Breach.NOT_A_WORKER: "dây chuyền chỉ xếp người phụ trách cho quần chúng",
    Breach.WORKER_GONE: "người được phụ trách không còn trong danh sách",
    Breach.HOLDER_GONE: "người phụ trách không còn ở đơn vị",
    Breach.NONE: "chưa có người phụ trách",
    Breach.TWICE: "người này đã phụ trách hoặc đang cùng giúp",
    Breach.CIRCLE: "hai người sẽ phụ trách vòng lẫn nhau",
    Breach.ACTIVE_NEEDS_MEMBER: "người {active} do đảng viên trực tiếp bồi dưỡng",
    Breach.WEAK_NEEDS_MEMBER: "người có mặt cần giúp do đảng viên trực tiếp giúp",
    Breach.AVERAGE_NEEDS_ACTIVE: "người {average} do một người {active} hoặc đảng viên phụ trách",
    Breach.UNCLASSIFIED_NEEDS_FRIEND: "người {unclassified} do đảng viên hoặc người {active} phụ trách",
    Breach.HELPER_NOT_FIT: "người cùng giúp là đảng viên hoặc người {active}",
    Breach.TOO_LONG: "dây chuyền không dài quá hai bậc, tính từ đảng viên",
    Breach.SUPERIOR: "đảng viên này là cấp trên trực tiếp, cần chi bộ đồng ý trước",
}

# Why a link that once was in order no longer counts, said of the person who is left without a holder.
GAP_WORDS = {
    Breach.NONE: "chưa có người phụ trách",
    Breach.HOLDER_GONE: "người phụ trách không còn ở đơn vị",
    Breach.ACTIVE_NEEDS_MEMBER: "đang do quần chúng phụ trách, cần một đảng viên",
    Breach.WEAK_NEEDS_MEMBER: "đang do quần chúng phụ trách, cần một đảng viên",
    Breach.AVERAGE_NEEDS_ACTIVE: "người phụ trách không còn là người {active}",
    Breach.UNCLASSIFIED_NEEDS_FRIEND: "người phụ trách không phải đảng viên hay người {active}",
    Breach.TOO_LONG: "dây chuyền dài quá hai bậc, tính từ đảng viên",
    Breach.SUPERIOR: "người phụ trách là cấp trên trực tiếp, chi bộ chưa đồng ý",
}

# A reason that the cell accepts may set these aside; the others are never set aside.
EXCUSABLE = frozenset(
    {
        Breach.ACTIVE_NEEDS_MEMBER,
        Breach.WEAK_NEEDS_MEMBER,
        Breach.AVERAGE_NEEDS_ACTIVE,
        Breach.UNCLASSIFIED_NEEDS_FRIEND,
        Breach.HELPER_NOT_FIT,
        Breach.TOO_LONG,
    }
)

_NOT_THROUGH_WORKERS = {
    WorkerClass.ACTIVE: Breach.ACTIVE_NEEDS_MEMBER,
    WorkerClass.NEEDS_HELP: Breach.WEAK_NEEDS_MEMBER,
}


# Whom a post in an organisation covers: the active and the third class are held by a member in person.
_THROUGH_POSTS = frozenset({WorkerClass.AVERAGE, WorkerClass.UNCLASSIFIED})


class Hold(StrEnum):
    """How a worker is held on a day: by whom, through an organisation's post over the group, or not at all."""

    MEMBER = "member"
    ACTIVE = "active"
    EXCEPTION = "exception"
    GROUP = "group"
    GAP = "gap"


class Verdict(NamedTuple):
    """How a worker is held, and the broken rule where nobody holds him in order."""

    breach: Breach | None
    hold: Hold


@dataclass(frozen=True, slots=True)
class Pair:
    """What the rules by class look at: many links of a book share few pairs, so that SQL can count them.

    `holder_deep`: the holder himself stands behind another worker, so that whoever is behind him is three steps down.
    """

    role: HolderRole
    worker_class: WorkerClass
    holder_kind: Kind
    holder_class: WorkerClass | None
    holder_present: bool = True
    holder_superior: bool = False
    excused: bool = False
    agreed: bool = False
    holder_deep: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """How many of a class have a holder who counts, and by whom; `by_group` through an organisation, counted apart."""

    total: int = 0
    by_member: int = 0
    by_active: int = 0
    by_exception: int = 0
    by_group: int = 0

    @property
    def covered(self) -> int:
        """Workers of the class with a main holder who counts."""
        return self.by_member + self.by_active + self.by_exception

    @property
    def gaps(self) -> int:
        """Workers whom nobody holds and no organisation covers."""
        return self.total - self.covered - self.by_group

    def times(self, count: int) -> "Cover":
        """The same for `count` workers."""
        return Cover(*(number * count for number in self._numbers()))

    def __add__(self, other: "Cover") -> "Cover":
        return Cover(*(one + more for one, more in zip(self._numbers(), other._numbers(), strict=True)))

    def _numbers(self) -> tuple[int, ...]:
        return self.total, self.by_member, self.by_active, self.by_exception, self.by_group


COVER_OF = {
    Hold.MEMBER: Cover(1, by_member=1),
    Hold.ACTIVE: Cover(1, by_active=1),
    Hold.EXCEPTION: Cover(1, by_exception=1),
    Hold.GROUP: Cover(1, by_group=1),
    Hold.GAP: Cover(1),
}
Coverage = Mapping[WorkerClass, Cover]


def class_breach(pair: Pair) -> Breach | None:
    """The rule by class that a link of this kind breaks, before any exception; None where it is in order."""
    if not pair.holder_present:
        return Breach.HOLDER_GONE
    if pair.holder_kind is Kind.MEMBER:
        return None
    active = pair.holder_class is WorkerClass.ACTIVE
    if pair.role is HolderRole.HELPER:
        return None if active else Breach.HELPER_NOT_FIT
    if pair.worker_class in _NOT_THROUGH_WORKERS:
        return _NOT_THROUGH_WORKERS[pair.worker_class]
    if active:
        return None
    if pair.worker_class is WorkerClass.AVERAGE:
        return Breach.AVERAGE_NEEDS_ACTIVE
    return Breach.UNCLASSIFIED_NEEDS_FRIEND


def superior_breach(pair: Pair) -> Breach | None:
    """A direct superior holds somebody who needs help only when the cell agreed (product.md, principle 1)."""
    needs_word = pair.holder_superior and pair.worker_class is WorkerClass.NEEDS_HELP
    return Breach.SUPERIOR if needs_word and not pair.agreed else None


def standing_breach(pair: Pair) -> Breach | None:
    """Why a link that stands in the book does not count on that day; None where it counts."""
    too_long = pair.holder_deep and pair.holder_kind is Kind.WORKER and pair.role is HolderRole.MAIN
    breach = class_breach(pair) or (Breach.TOO_LONG if too_long else None)
    if breach is not None and not (pair.excused and breach in EXCUSABLE):
        return breach
    return superior_breach(pair)


def verdict(pair: Pair | None, worker_class: WorkerClass, through: bool = False) -> Verdict:
    """How a worker is held by this main link (None: he has none); `through`: a post over his group counts that day."""
    breach = Breach.NONE if pair is None else standing_breach(pair)
    if pair is None or breach is not None:
        covered = through and worker_class in _THROUGH_POSTS
        return Verdict(None, Hold.GROUP) if covered else Verdict(breach, Hold.GAP)
    if class_breach(pair) is not None or pair.holder_deep:
        return Verdict(None, Hold.EXCEPTION)
    return Verdict(None, Hold.MEMBER if pair.holder_kind is Kind.MEMBER else Hold.ACTIVE)
