"""One paper of a meeting, made in a job and shown before it is printed."""

from PySide6.QtWidgets import QWidget

from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.papers import PaperJob

NAMES = {"resolution": "nghị quyết, kết luận", "tasks": "danh mục việc giao", "quality": "phiếu tự đánh giá"}


def show_paper(above: QWidget, context: PageContext, kind: str, meeting_id: int) -> None:
    """Shows the preview of a meeting's paper; `kind` as the command line calls it."""
    from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document

    database = context.store.database
    PaperJob(above, context, NAMES[kind]).show(
        lambda: make_document(database, PaperKind(kind), meeting_id), lambda _document: 0
    )
