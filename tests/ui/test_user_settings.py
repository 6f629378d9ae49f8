"""What is remembered for the user on this machine comes back with its kind after a restart."""

from pathlib import Path

from dvqc_desktop.ui.user_settings import MOST_RECENT, UserSettings


def test_look_and_books_come_back_after_a_restart(tmp_path: Path) -> None:
    first = UserSettings(tmp_path / "w.ini")
    assert (first.dark, first.larger, first.recent_books()) == (False, False, [])
    book = tmp_path / "sổ.dvqc"
    book.write_bytes(b"x")
    first.dark = True
    first.remember_book(book)
    del first
    again = UserSettings(tmp_path / "w.ini")
    assert again.dark is True and again.larger is False
    assert again.recent_books() == [book]


def test_the_latest_book_stands_first_and_lost_ones_fall_out(tmp_path: Path) -> None:
    settings = UserSettings(tmp_path / "w.ini")
    books = [tmp_path / f"{number}.dvqc" for number in range(MOST_RECENT + 2)]
    for book in books:
        book.write_bytes(b"x")
        settings.remember_book(book)
    settings.remember_book(books[4])
    books[-1].unlink()
    recent = settings.recent_books()
    assert recent[0] == books[4] and books[-1] not in recent
    assert len(recent) == MOST_RECENT - 1


def test_choices_of_a_page_are_kept_and_unknown_ones_are_empty(tmp_path):
    UserSettings(tmp_path / "w.ini").remember("board/view", "lanes")
    again = UserSettings(tmp_path / "w.ini")
    assert (again.recall("board/view"), again.recall("board/density")) == ("lanes", "")
