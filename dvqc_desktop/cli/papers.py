"""The command that prints papers."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dvqc_desktop.cli.access import opened
from dvqc_desktop.cli.kinds import PAPER, ROW_ID, OutKind
from dvqc_desktop.cli.parts import book_argument, passphrase_option
from dvqc_desktop.cli.words import Command
from dvqc_desktop.domain import clock

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database
    from dvqc_desktop.exports.documents.model import Document
    from dvqc_desktop.exports.documents.print_paper import PaperKind


@click.command("print", cls=Command)
@book_argument
@click.argument("paper", type=PAPER, metavar="GIẤY")
@click.option(
    "--id",
    "row_id",
    type=ROW_ID,
    metavar="N",
    help="Số của buổi họp, đảng viên hoặc quần chúng, như lệnh list cho biết.",
)
@click.option("--out", type=OutKind(".pdf", ".docx"), required=True, metavar="TỆP", help="Tệp .pdf hoặc .docx sẽ ghi.")
@passphrase_option
def print_paper(book: Path, paper: "PaperKind", row_id: int | None, out: Path, passphrase_file: Path | None) -> None:
    """Ghi một giấy ra PDF hoặc, với giấy của buổi họp, ra Word.

    Của một buổi họp: agenda (chương trình), invitation (giấy mời), attendance (danh sách ký tên; ba giấy này không
    có --id: buổi sắp họp), minutes (biên bản), resolution (nghị quyết, kết luận), tasks (việc giao), quality (phiếu
    chấm chất lượng; không có --id: buổi gần nhất đã chốt có giấy ấy), extract (trích biên bản; --id: số của mục).
    Về người: contact-sheet (phiếu gặp gỡ), plan (kế hoạch đang chạy), person-sheet (những gì sổ đang ghi, để trao
    cho chính người đó), chain (dây chuyền; với --id: của một đảng viên), groups (nhóm và người phụ trách), roster
    (danh sách đảng viên). Báo cáo bằng lời kèm phụ lục số liệu: report (không có --id: bản gửi gần nhất, chưa gửi bản
    nào thì của tháng này).
    """
    from dvqc_desktop.exports.documents.print_paper import draw_paper, make_document, refuse_docx
    from dvqc_desktop.exports.handing import Handout, hand_out

    form = out.suffix.lower().removeprefix(".")
    with opened(book, passphrase_file) as database:
        refuse_docx(paper, form)
        document = make_document(database, paper, row_id)
        hand_out(database, out, draw_paper(database, document, form), Handout(document.name))
        counted = _count_slips(database, document)
    click.echo(f"Đã ghi {out.name}.{counted}")


def _count_slips(database: "Database", document: "Document") -> str:
    """Notes the slips in a file as printed, as the window does, to be taken back; says how many there are."""
    from dvqc_desktop.exports.documents.model import SlipSheet
    from dvqc_desktop.exports.documents.typeset import count_slips
    from dvqc_desktop.services.contacts.slip_counts import note_printed
    from dvqc_desktop.services.rules import rules_in_force

    if not isinstance(document, SlipSheet):
        return ""
    slips = count_slips(document, database.read(rules_in_force))
    database.write(note_printed, date.fromisoformat(document.week_on), slips, clock.today())
    return f" Sổ ghi {slips} phiếu cần nhận lại."
