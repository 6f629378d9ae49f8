"""Upkeep of the file: drafts of what is being typed, copies that were made, people taken out for privacy."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from dvqc_desktop.db.models.base import Base, one_of
from dvqc_desktop.domain.codes import BackupPlace, ErasureState


class Draft(Base):
    """What stands in an open form and is not saved yet, as JSON; outside the change log, gone when the form is."""

    __tablename__ = "draft"
    __table_args__ = (
        CheckConstraint("json_valid(content)", name="content_json"),
        Index("uq_draft_key", "key", unique=True),
    )

    key: Mapped[str]
    title: Mapped[str]
    at: Mapped[datetime]
    content: Mapped[str]


class BackupEntry(Base):
    """A copy that was made and read back; outside the change log, so that a copy never changes what it copies.

    `head` and `last_group_id` are the log's head and last act in the copy; `failure` says why one did not count;
    `key_print` tells copies of one key from those of another without telling the key.
    """

    __tablename__ = "backup_entry"
    __table_args__ = (one_of("place", BackupPlace), Index("ix_backup_entry_at", "at"))

    at: Mapped[datetime]
    place: Mapped[str]
    folder: Mapped[str]
    file_name: Mapped[str]
    sequence: Mapped[int]
    size: Mapped[int]
    sha256: Mapped[str]
    head: Mapped[str]
    last_group_id: Mapped[int]
    key_print: Mapped[str]
    failure: Mapped[str | None]
    removed: Mapped[bool] = mapped_column(default=False)


class Erasure(Base):
    """A person's wish to be taken out of the book: asked, called off, or done; without the person's name.

    `groups` are the acts whose contents were taken out, `counts` what was kept as bare numbers, both as JSON; beside
    the counts stand the titles by which others called the person. Person 0: the bin was cleared.
    """

    __tablename__ = "erasure"
    __table_args__ = (
        one_of("state", ErasureState),
        CheckConstraint("(state = 'done') = (done_at IS NOT NULL)", name="done_dated"),
        CheckConstraint("json_valid(groups)", name="groups_json"),
        CheckConstraint("json_valid(counts)", name="counts_json"),
        Index("ix_erasure_person", "person_id"),
    )

    person_id: Mapped[int]
    state: Mapped[str]
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    groups: Mapped[str]
    counts: Mapped[str]
