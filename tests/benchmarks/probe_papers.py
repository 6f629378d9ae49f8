"""A process of its own that draws one long paper and tells its seconds and its greatest memory in MiB."""

import resource
import sys
import time
from datetime import date
from pathlib import Path

from dvqc_desktop.domain.codes import MemberStatus, Sex
from dvqc_desktop.exports.documents.bound_book import cover_paper
from dvqc_desktop.exports.documents.heads import paper_header
from dvqc_desktop.exports.documents.model import (
    Book,
    BookEntry,
    Closing,
    Heading,
    ItemList,
    Paper,
    Paragraph,
    Run,
    Signature,
    Title,
)
from dvqc_desktop.exports.documents.roster_paper import RosterData, roster_paper
from dvqc_desktop.exports.documents.typeset import render_pdf
from dvqc_desktop.services.members.roster import RosterRow
from dvqc_desktop.services.rules import load_rule_pack
from dvqc_desktop.services.unit import Unit

UNIT = Unit("cell", "Chi bộ Phân xưởng Z2", "Z2", "", "Đảng bộ X.40", "Hà Nội")
DAY = date(2026, 11, 20)
SAID = "Đồng chí đề nghị công đoàn cùng tổ máy xem lại giờ đổi ca, quan tâm hơn đến anh chị em đi làm xa. "
SIGNED = Closing(Signature("CHỦ TRÌ", "Nguyễn Văn An"), left=Signature("THƯ KÝ", "Trần Thị Bình"))


def minutes(number: int = 1) -> Paper:
    """Minutes of about 12 pages."""
    blocks = [
        block
        for item in range(1, 13)
        for block in (
            Heading(f"{item}. Nội dung thứ {item} của buổi họp {number}", 2),
            *(Paragraph((Run(f"Đồng chí Lê Văn {n}: ", bold=True), Run(f"{number}. " + SAID * 4))) for n in range(5)),
            ItemList((SAID, SAID)),
        )
    ]
    return Paper("Biên bản", (*blocks, SIGNED), paper_header(UNIT, DAY), Title("Biên bản", f"họp kỳ {number}"))


def roster(people: int) -> Paper:
    """A roster of so many members."""
    rows = [
        RosterRow(
            f"Nguyễn Thị Thu {number}",
            Sex.FEMALE,
            "19/05/1984",
            date(2019, 10, 24),
            date(2019, 11, 7),
            date(2020, 11, 7),
            ("Tổ trưởng công đoàn",),
            f"Tổ máy {number % 40}, Nhóm {number % 7}, Ca {number % 3}",
            ("12/12", "Sơ cấp"),
            MemberStatus.OFFICIAL,
        )
        for number in range(people)
    ]
    return roster_paper(RosterData(UNIT, rows, None, DAY), load_rule_pack())


def yearbook() -> Book:
    """The minutes of 24 meetings as a register."""
    entries = tuple(BookEntry(f"{n:02d}/2026", f"họp kỳ {n}", minutes(n)) for n in range(1, 25))
    return Book("Sổ biên bản", cover_paper("Sổ biên bản", "Năm 2026", (), paper_header(UNIT, DAY)), entries, "", SIGNED)


def main(name: str) -> None:
    """Draws the paper and tells."""
    begun = time.perf_counter()
    render_pdf(yearbook() if name == "yearbook" else roster(20_000), load_rule_pack())
    took = time.perf_counter() - begun
    sys.stdout.write(f"{took} {_greatest_memory()}")


def _greatest_memory() -> float:
    """In MiB; what the system tells of a process's usage counts that of its parent in, so its status is read first."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1])
