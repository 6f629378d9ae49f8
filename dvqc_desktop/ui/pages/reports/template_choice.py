"""In which form a report is handed up: our own workbook, or a committee's form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox

from dvqc_desktop.domain.periods import Period
from dvqc_desktop.ui import theme

OWN_FORM, SHORT_FORM = "Công tác quần chúng, gửi {}", "Quần chúng, gửi {}"


@dataclass(frozen=True, slots=True)
class ReportTemplate:
    """A committee's form: its words in the list, and what exports a period in it, asking for the file.

    One that only `opens` something, such as "Mẫu khác…", does so when it is chosen, and the list stays as it was.
    """

    words: str
    export: Callable[[Period], object]
    opens: bool = False


class TemplateCombo(QComboBox):
    """Our own form first, then the committee's; `template()` is None for ours."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reportTemplateCombo")
        self.setAccessibleName("Mẫu báo cáo")
        self.setMinimumWidth(theme.px(120))
        self.setMaximumWidth(theme.px(260))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._kept, self._recipient, self._short = 0, "cấp trên", False
        self._period: Callable[[], Period] | None = None
        self.addItem(OWN_FORM.format(self._recipient), None)
        self.activated.connect(self._chosen)

    def set_period_source(self, period: Callable[[], Period]) -> None:
        """From where an entry that opens something learns the period shown."""
        self._period = period

    def say_recipient(self, recipient: str) -> None:
        """Names in our own form's words to whom it goes: "chi bộ"."""
        self._recipient = recipient
        self._name_own()

    def shorten(self, short: bool) -> None:
        """Names our own form in fewer words where the room is short; the tooltip has them whole."""
        if short != self._short:
            self._short = short
            self._name_own()

    def _name_own(self) -> None:
        self.setItemText(0, (SHORT_FORM if self._short else OWN_FORM).format(self._recipient))
        self._explain()

    def _explain(self) -> None:
        own = self.currentIndex() == 0
        self.setToolTip(OWN_FORM.format(self._recipient) if own else self.currentText())

    def offer(self, templates: Sequence[ReportTemplate]) -> None:
        """Offers other forms after ours; the chosen one stays where it is still there."""
        chosen = self.currentText()
        while self.count() > 1:
            self.removeItem(1)
        for template in templates:
            self.addItem(template.words, template)
        self._kept = max(self.findText(chosen), 0)
        self.setCurrentIndex(self._kept)

    def template(self) -> ReportTemplate | None:
        """The committee's form now chosen; None for our own workbook."""
        chosen = self.currentData()
        return chosen if isinstance(chosen, ReportTemplate) else None

    @Slot(int)
    def _chosen(self, place: int) -> None:
        template = self.template()
        self._explain()
        if template is None or not template.opens:
            self._kept = place
            return
        self.setCurrentIndex(self._kept)
        if self._period is not None:
            template.export(self._period())
