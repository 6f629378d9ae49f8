"""The menu of papers: what the page shows, and the papers of the workers' criticism, wherever the user is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvqc_desktop.ui.frame.menus import Entry, Menu

if TYPE_CHECKING:
    from dvqc_desktop.ui.frame.book_frame import BookFrame


def print_menu(frame: BookFrame, preview: Entry) -> Menu:
    """The menu with `preview`, the paper of the page shown, first."""

    def slips() -> None:
        from dvqc_desktop.ui.pages.plans.opinions.acts import ask_slips

        ask_slips(frame.window, frame.context)

    def answers() -> None:
        from dvqc_desktop.ui.pages.plans.opinions.acts import preview_answers

        preview_answers(frame.window, frame.context)

    return Menu(
        "&In",
        (
            preview,
            None,
            Entry("&Phiếu góp ý của quần chúng…", slips, "", "print", "opinionSlipsAction"),
            Entry("&Bản trả lời góp ý", answers, "", "print", "opinionAnswersAction"),
        ),
    )
