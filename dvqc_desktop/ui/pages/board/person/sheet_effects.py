"""What the sheet of a person would do to the chain, shown in its dialog before it is saved."""

from dvqc_desktop.domain.chain_rules import GAP_WORDS
from dvqc_desktop.services.chain.chain_effects import ChainSheet, effects_of_sheet, named
from dvqc_desktop.ui.class_names import with_class_names
from dvqc_desktop.ui.pages.board.effects_panel import EffectsPanel, listed
from dvqc_desktop.ui.store import Store


class SheetEffects(EffectsPanel):
    """Read anew with every change of the sheet."""

    def __init__(self, store: Store) -> None:
        super().__init__("Dây chuyền sau khi lưu")
        self._store = store

    def show_sheet(self, sheet: ChainSheet, *notes: str) -> None:
        """Who would lose or gain a holder; `notes` are said after it."""
        found = self._store.read(effects_of_sheet, sheet)
        people = [*(gap.worker_id for gap in found.lost), *found.healed, *found.through]
        self.clear()
        by_id = self._store.read(named, people)
        for reason in dict.fromkeys(gap.reason for gap in found.lost):
            left = [gap.worker_id for gap in found.lost if gap.reason is reason]
            self.say("warning_filled", "warn", f"{listed(left, by_id)}: {with_class_names(GAP_WORDS[reason])}.")
        self.show_gains(found, by_id)
        for note in notes:
            self.say("info", "text2", note)
