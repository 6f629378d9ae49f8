"""The papers of a meeting: which there are, which one belongs to a sub-tab, and the preview of one."""

from PySide6.QtWidgets import QWidget

from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.papers import PaperJob

PAPERS = {
    PaperKind.AGENDA: "Chương trình",
    PaperKind.INVITATION: "Giấy mời",
    PaperKind.ATTENDANCE: "Danh sách ký tên",
    PaperKind.MINUTES: "Biên bản",
    PaperKind.RESOLUTION: "Nghị quyết, kết luận",
    PaperKind.TASKS: "Việc giao",
    PaperKind.QUALITY: "Phiếu chấm chất lượng buổi họp",
}
# what "Xem trước khi in" shows on each sub-tab
TAB_PAPERS = (
    PaperKind.AGENDA,
    PaperKind.ATTENDANCE,
    PaperKind.MINUTES,
    PaperKind.RESOLUTION,
    PaperKind.TASKS,
)


def show_paper(above: QWidget, context: PageContext, kind: PaperKind, meeting_id: int) -> None:
    """Makes a paper in a job and opens its preview."""
    database, name = context.store.database, PAPERS[kind]
    job = PaperJob(above, context, f"{name[:1].lower()}{name[1:]}")
    job.show(lambda: make_document(database, kind, meeting_id), lambda _document: 0)
