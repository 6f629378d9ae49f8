"""A new indicator or item of production, or what an old one is called: name, unit, and one thing more."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from dvqc_desktop.domain.typed_grid import read_cell
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField, focus_first_error


@dataclass(frozen=True, slots=True)
class Named:
    """What is typed into the dialog; `more` is the meaning of an indicator or the aim of an item."""

    name: str = ""
    unit: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the dialog is about: its title, the words over its last field and a hint under it; a number or words."""

    title: str
    more: str
    hint: str
    number: bool


INDICATOR = Wanted("Chỉ tiêu riêng", "Cách tính", "Tính cái gì, từ ngày nào; hiện trong báo cáo.", False)
ITEM = Wanted("Sản phẩm theo dõi", "Mức phấn đấu", "Để trống nếu chưa đặt, ví dụ 220.", True)


class NameDialog(Dialog):
    """`save` is given what was typed and says whether it was written."""

    def __init__(self, parent: QWidget, wanted: Wanted, now: Named, save: Callable[[Named], bool]) -> None:
        super().__init__(parent, wanted.title, "typedNameDialog")
        self.setMinimumWidth(theme.px(460))
        self._wanted, self._do = wanted, save
        self._edits = [QLineEdit(text) for text in (now.name, now.unit, now.more)]
        words = ("Tên", "Đơn vị tính", wanted.more)
        hints = ("", "Ví dụ lượt, đồng, %, cái/công. Đơn vị có “/” hay “%” được bình quân, không cộng.", wanted.hint)
        self._fields = []
        for edit, name, caption, hint in zip(self._edits, ("Name", "Unit", "More"), words, hints, strict=True):
            edit.setObjectName(f"typed{name}Edit")
            field = FormField(caption, edit, required=name != "More", hint=hint)
            self._fields.append(field)
            self.body.addWidget(field)
        self.body.addStretch(1)
        self.add_button("Thôi, không ghi", self.close, "typedNameCancelButton")
        self.add_primary("Lưu", self._save, "typedNameSaveButton")

    def _save(self) -> None:
        typed = Named(*(edit.text().strip() for edit in self._edits))
        self._fields[0].refuse("" if typed.name else "Ghi tên.")
        self._fields[1].refuse("" if typed.unit else "Ghi đơn vị tính.")
        self._fields[2].refuse(read_cell(typed.more, typed.unit).fault if self._wanted.number else "")
        if not focus_first_error(self._fields) and self._do(typed):
            self.close()
