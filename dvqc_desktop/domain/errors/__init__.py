"""What a user or the world can cause, each with its own sentences; everything else is our bug."""

from dvqc_desktop.domain.errors.base import AppError

__all__ = ["AppError"]
