"""The causes of a team's problem: each with the area it comes from and through whom it is solved."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from dvqc_desktop.domain.codes import CauseArea
from dvqc_desktop.domain.team_plans import AREA_WORDS, NO_AREA, cause_words
from dvqc_desktop.services.plans.plan_parts import WeaknessFields
from dvqc_desktop.services.plans.plan_rows import PlanView, StrengthRow, WeaknessRow
from dvqc_desktop.ui.pages.plans.plan.weaknesses import PanelWords, WeaknessDialog, WeaknessPanel

CAUSES = PanelWords(
    "Nguyên nhân", "Ghi thêm: đã hỏi ai, đã xem gì", "Thêm nguyên nhân: việc, con số, không ghi tên người"
)


class CausePanel(WeaknessPanel):
    """Under each cause stands its area and through whom it is solved."""

    def __init__(self) -> None:
        super().__init__(CAUSES)

    def tie_words(self, row: WeaknessRow, strengths: Sequence[StrengthRow]) -> str:
        return cause_words(row.area, row.helped_by)


class CauseDialog(WeaknessDialog):
    """Asks for a cause, its area and through whom it is solved: posts outside the Party are offered first."""

    def __init__(self, parent: QWidget, row: WeaknessRow, plan: PlanView, through: Sequence[str]) -> None:
        super().__init__(parent, row, plan, through)
        self.setWindowTitle("Nguyên nhân")
        self._area = QComboBox()
        self._area.setObjectName("causeAreaCombo")
        self._area.addItem(NO_AREA, None)
        for code, words in AREA_WORDS.items():
            self._area.addItem(words, code)
        self._area.setCurrentIndex(max(self._area.findData(row.area), 0))
        self.form.insertRow(1, "Thuộc về", self._area)
        self.form.setRowVisible(self._strength, False)
        for field, words in ((self._text, "Nguyên nhân"), (self._helper, "Giải quyết qua")):
            caption = self.form.labelForField(field)
            assert isinstance(caption, QLabel)
            caption.setText(words)

    def fields(self) -> WeaknessFields:
        code = self._area.currentData()
        return replace(super().fields(), area=CauseArea(code) if code else None)
