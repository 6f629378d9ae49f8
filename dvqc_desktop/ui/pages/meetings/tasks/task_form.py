"""The fields of a task: what, who, until when, reported when, promised to whom, and what it is about."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from dvqc_desktop.services.meetings.agenda.agenda import list_items
from dvqc_desktop.services.meetings.tasks.task_links import LinkChoice, link_choices
from dvqc_desktop.services.meetings.tasks.tasks import TaskForm, TaskLinks, TaskRow
from dvqc_desktop.services.people.leaders import workers_of
from dvqc_desktop.ui.pages.meetings.choices import NOBODY, combo, fill, member_choices
from dvqc_desktop.ui.pages.meetings.tab import Shown
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.date_edit import OptionalDateEdit

NO_LINK = LinkChoice(NOBODY)


class TaskFields(QWidget):
    """A form of one task at a meeting."""

    def __init__(self, store: Store, shown: Shown, task: TaskRow | None) -> None:
        super().__init__()
        self._store, self._shown, self._task = store, shown, task
        links = task.links if task else TaskLinks()
        self.text = QLineEdit(task.text if task else "")
        self.text.setObjectName("taskTextEdit")
        self._owner = combo("taskOwnerCombo", "Người làm")
        self._due = OptionalDateEdit("taskDueEdit", task.due_on if task else None)
        self._report = OptionalDateEdit("taskReportEdit", task.report_on if task else None)
        self._promised = combo("taskPromisedCombo", "Đã hứa với")
        self._about = combo("taskAboutCombo", "Về quần chúng")
        self._link = combo("taskLinkCombo", "Gắn với")
        self._item = combo("taskItemCombo", "Mục chương trình")
        fill(self._owner, member_choices(shown.members), task.owner_id if task else None)
        workers = store.read(workers_of, shown.meeting.held_on)
        choices = [(NOBODY, None), *((worker.name, worker.id) for worker in workers)]
        fill(self._promised, choices, task.promised_to_id if task else None)
        fill(self._about, choices, links.about_id)
        items = store.read(list_items, shown.meeting.id)
        fill(self._item, [(NOBODY, None), *((f"{one.position}. {one.title}", one.id) for one in items)],
             links.agenda_item_id)  # fmt: skip
        self._choices: tuple[LinkChoice, ...] = (NO_LINK,)
        self._offer_links(links)
        self._lay_out()
        self._about.activated.connect(self._about_changed)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        rows = (
            ("Việc *", self.text),
            ("Người làm", self._owner),
            ("Hạn", self._due),
            ("Báo cáo ngày", self._report),
            ("Đã hứa với", self._promised),
            ("Về quần chúng", self._about),
            ("Gắn với", self._link),
            ("Theo mục", self._item),
        )
        for words, widget in rows:
            form.addRow(words, widget)
        for box in (self._link, self._item):
            box.setMinimumContentsLength(20)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    @Slot()
    def _about_changed(self) -> None:
        self._offer_links(TaskLinks())

    def _offer_links(self, links: TaskLinks) -> None:
        """The plans and proposals of the worker it is about."""
        person_id = self._about.currentData()
        found = () if person_id is None else self._store.read(link_choices, person_id, self._shown.meeting.held_on)
        self._choices = (NO_LINK, *found)
        chosen = next(
            (place for place, one in enumerate(self._choices)
             if (one.plan_id, one.proposal_id) == (links.plan_id, links.proposal_id)), 0,
        )  # fmt: skip
        fill(self._link, [(one.words, place) for place, one in enumerate(self._choices)], chosen)
        self._link.setEnabled(len(self._choices) > 1)

    def wrong_day(self) -> OptionalDateEdit | None:
        """The first day that cannot be read."""
        return next((edit for edit in (self._due, self._report) if not edit.is_valid()), None)

    def form(self) -> TaskForm:
        """What the fields say."""
        link = self._choices[self._link.currentIndex()]
        links = TaskLinks(self._about.currentData(), link.plan_id, link.proposal_id, self._item.currentData())
        return TaskForm(
            self.text.text(),
            self._owner.currentData(),
            self._due.day(),
            self._promised.currentData(),
            report_on=self._report.day(),
            links=links,
        )
