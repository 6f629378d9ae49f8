"""What is worth saying about a period, sentence by sentence, each leading to the people it is about."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dvqc_desktop.domain.balance_advice import HINTS, Advice
from dvqc_desktop.services.contacts.balance import Balance, Sentence
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import divider, icon_label, label, link_button, panel, panel_head

EVEN = "Sự quan tâm đang chia đều: chưa thấy ai, loại nào hay nhóm nào bị quên."
LINE_HEIGHT, SINGLE_HEIGHT, MARGINS, MOST_HEIGHT = 46, 22, 14, 230


class SentenceList(QFrame):
    """`wanted` carries the Sentence whose people are to be shown."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._inside, self._lines = QWidget(), QVBoxLayout()
        self._inside.setObjectName("scrollBody")
        self._inside.setLayout(self._lines)
        self._lines.setContentsMargins(12, 6, 12, 8)
        self._lines.setSpacing(6)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("balanceSentences")
        self._scroll.setAccessibleName("Nên để ý")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inside)
        box = panel()
        layout, inside = QVBoxLayout(self), box.layout()
        assert inside is not None
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(box)
        for widget in (panel_head("Nên để ý", "gợi ý để bàn, không phải đánh giá"), divider(), self._scroll):
            inside.addWidget(widget)

    def show_sentences(self, balance: Balance) -> None:
        """Shows other sentences, or that there is nothing to say."""
        while (item := self._lines.takeAt(0)) is not None:
            made = item.widget()
            if made is not None:
                made.setParent(None)
                made.deleteLater()
        lines = [self._line(sentence) for sentence in balance.sentences] or [_nothing(balance)]
        for made in lines:
            self._lines.addWidget(made)
        self._lines.addStretch(1)
        height = LINE_HEIGHT * len(balance.sentences) or SINGLE_HEIGHT
        self._scroll.setFixedHeight(theme.px(min(height + MARGINS, MOST_HEIGHT)))

    def _line(self, sentence: Sentence) -> QWidget:
        advice = sentence.finding.advice
        made, row, words = QWidget(), QHBoxLayout(), QVBoxLayout()
        made.setLayout(row)
        made.setObjectName(f"balanceSentence_{advice.value}")
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        words.setSpacing(0)
        words.addWidget(label(sentence.words, "strong", "balanceSentenceLabel", wrap=True))
        words.addWidget(label(HINTS[advice], "secondary", wrap=True))
        row.addWidget(icon_label("info"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        see = f"Xem {len(sentence.finding.people)} {'đồng chí' if advice is Advice.NEW_MEMBER else 'người'}"
        row.addWidget(link_button(see, lambda: self.wanted.emit(sentence), "balancePeopleButton"))
        return made


def still_open(sentences: Sequence[Sentence], sentence: Sentence) -> Sentence | None:
    """The sentence of the same kind in a new reading."""
    return next((each for each in sentences if each.finding.advice is sentence.finding.advice), None)


def _nothing(balance: Balance) -> QWidget:
    early = balance.days < balance.rules.begin_days
    words = f"Kỳ này mới qua {balance.days} ngày; từ ngày thứ {balance.rules.begin_days} mới đủ để nhận xét."
    made, row = QWidget(), QHBoxLayout()
    made.setLayout(row)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(icon_label("clock" if early else "checkmark_circle", "text2" if early else "ok"))
    row.addWidget(label(words if early else EVEN, "", "balanceEvenLabel", wrap=True), 1)
    return made
