"""A group covered through a post in an organisation: begun and ended, each with what follows before it is saved."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.chain import Effects
from dvqc_desktop.services.chain.chain_effects import named
from dvqc_desktop.services.chain.coverage import effects_of_cover
from dvqc_desktop.services.chain.group_cover import (
    CoverForm,
    CoverRow,
    PostHolder,
    cover_group,
    end_group_cover,
    post_holders,
)
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import with_class_names
from dvqc_desktop.ui.pages.board.effects_panel import EffectsPanel
from dvqc_desktop.ui.pages.board.words import ORGANIZATION_WORDS, group_words
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField

WIDTH = 560
NOTE = (
    "Người {average} và người {unclassified} trong nhóm, ai chưa có người phụ trách riêng, được tính riêng là "
    "“qua đoàn thể”. Người {active} và người {needs_help} vẫn do đảng viên trực tiếp phụ trách."
)


class CoverGroupDialog(Dialog):
    """Chooses whose post covers the group."""

    def __init__(self, parent: QWidget, store: Store, group_id: int, group: str) -> None:
        super().__init__(parent, "Phủ qua đoàn thể", "coverGroupDialog")
        self._store, self._group_id = store, group_id
        self.setFixedWidth(theme.px(WIDTH))
        self._holders = store.read(post_holders, clock.today())
        self._post = QComboBox()
        self._post.setObjectName("coverPostCombo")
        self._post.addItem("Chọn người…", None)
        for place, holder in enumerate(self._holders):
            self._post.addItem(_post_words(holder), place)
        self._date = DateEdit("coverDateEdit", clock.today())
        self._date.setMaximumDate(self._date.date())
        self._requirement = _edit("coverRequirementEdit", "Ví dụ: hỏi thăm hằng tuần, phản ánh kịp thời")
        self._effects = EffectsPanel("Sau khi phủ qua đoàn thể")
        self._field = FormField("Người giữ chức vụ đoàn thể, chuyên môn", self._post, required=True)
        self.body.addWidget(label(group_words(group), "person"))
        self.body.addWidget(label(with_class_names(NOTE), "secondary", wrap=True))
        self.body.addWidget(self._field)
        self.body.addWidget(FormField("Từ ngày", self._date, required=True))
        self.body.addWidget(FormField("Yêu cầu", self._requirement))
        self.body.addWidget(self._effects)
        self.body.addStretch(1)
        self.add_help("* phải ghi")
        self.add_button("Bỏ", self.reject, "dropCoverButton")
        self.add_primary("Phủ qua đoàn thể", self._save, "coverGroupButton")
        self._post.currentIndexChanged.connect(self._show_follow)
        self._date.picked.connect(self._show_follow)
        self._show_follow()

    def _chosen(self) -> PostHolder | None:
        place = self._post.currentData()
        return None if place is None else self._holders[int(place)]

    @Slot()
    def _show_follow(self, *_args: object) -> None:
        chosen = self._chosen()
        self._effects.clear()
        if chosen is None:
            words = "Chọn người để xem việc theo sau."
            if not self._holders:
                words = "Chưa có ai giữ chức vụ ngoài Đảng: ghi ở mục Chức vụ trong thông tin của từng người."
            self._effects.say("info", "text2", words)
            return
        found = self._store.read(effects_of_cover, self._group_id, chosen.person_id, self._date.day())
        count = len(found.healed)
        if count:
            self._effects.say("checkmark_circle_filled", "ok", f"{count} người chưa có ai nay được phủ qua đoàn thể.")
        else:
            self._effects.say("info", "text2", "Hiện không ai trong nhóm cần phủ qua đoàn thể.")

    def _save(self) -> None:
        chosen = self._chosen()
        self._field.refuse("" if chosen else "Chưa chọn người.")
        if chosen is None:
            self._post.setFocus()
            return
        form = CoverForm(
            self._group_id, chosen.person_id, chosen.organization, self._date.day(), self._requirement.text()
        )
        if self._store.attempt(cover_group, form) is not None:
            self.accept()


class EndCoverDialog(Dialog):
    """Ends the cover of a group, with a reason."""

    def __init__(self, parent: QWidget, store: Store, row: CoverRow) -> None:
        super().__init__(parent, "Thôi phủ qua đoàn thể", "endCoverDialog")
        self._store, self._row = store, row
        self.setFixedWidth(theme.px(WIDTH))
        self._reason = _edit("endCoverReasonEdit", "Ví dụ: thôi chức vụ, đã phân công từng người")
        self._date = DateEdit("endCoverDateEdit", clock.today())
        self._date.setMaximumDate(self._date.date())
        self._effects = EffectsPanel("Sau khi thôi phủ")
        self._field = FormField("Lý do", self._reason, required=True)
        self.body.addWidget(label(group_words(row.group), "person"))
        self.body.addWidget(label(f"Đang phủ qua {ORGANIZATION_WORDS[row.organization]}: {row.name}", "secondary"))
        self.body.addWidget(self._field)
        self.body.addWidget(FormField("Từ ngày", self._date, required=True))
        self.body.addWidget(self._effects)
        self.body.addStretch(1)
        self.add_help("* phải ghi")
        self.add_button("Bỏ, giữ như cũ", self.reject, "keepCoverButton")
        self.add_primary("Thôi phủ", self._save, "endCoverButton")
        self._date.picked.connect(self._show_follow)
        self._show_follow()

    @Slot()
    def _show_follow(self, *_args: object) -> None:
        found: Effects = self._store.read(effects_of_cover, self._row.group_id, None, self._date.day())
        self._effects.clear()
        self._effects.show_chain(found, self._store.read(named, [gap.worker_id for gap in found.lost]))

    def _save(self) -> None:
        reason = self._reason.text().strip()
        self._field.refuse("" if reason else "Chưa ghi lý do.")
        if not reason:
            self._reason.setFocus()
            return
        if self._store.attempt(end_group_cover, self._row.group_id, self._date.day(), reason) is not None:
            self.accept()


def _post_words(holder: PostHolder) -> str:
    """ "Hoàng Đình Sang · Tổ trưởng công đoàn (công đoàn)"."""
    return f"{holder.name} · {holder.title} ({ORGANIZATION_WORDS[holder.organization]})"


def _edit(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(hint)
    return made
