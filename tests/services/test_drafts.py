"""Drafts stand in the book beside its history: one a form, the latest first, gone after a month."""

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.services.drafts import TypedDraft, drop_draft, drop_old_drafts, find_draft, keep_draft, list_drafts


def draft(key: str, text: str) -> TypedDraft:
    return TypedDraft(key, "Ghi lần gặp", {"contactTextEdit": text}, {"page": "overview"})


def test_a_form_has_one_draft_outside_the_history(db: Database) -> None:
    before = db.undo_label()
    for text in ("Chị", "Chị kể"):
        db.write(keep_draft, draft("a", text))
    db.write(keep_draft, draft("b", "Anh"))
    assert [one.fields["contactTextEdit"] for one in db.read(list_drafts)] == ["Anh", "Chị kể"]
    assert db.undo_label() == before
    found = db.read(find_draft, "a")
    assert found is not None and found.place == {"page": "overview"} and "kể" not in repr(found)
    db.write(drop_draft, "a")
    assert db.read(find_draft, "a") is None


def test_a_draft_nobody_came_back_to_goes_after_a_month(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DVQC_TODAY", "2026-10-01")
    db.write(keep_draft, draft("a", "Chị"))
    monkeypatch.setenv("DVQC_TODAY", "2026-11-20")
    db.write(keep_draft, draft("b", "Anh"))
    db.write(drop_old_drafts)
    assert [one.key for one in db.read(list_drafts)] == ["b"]
