"""Importing a list from Excel as a conversation: choose the file, see what was understood, look again, import."""

from dvqc_desktop.ui.dialogs.import_wizard.wizard import ImportWizard, open_import

__all__ = ["ImportWizard", "open_import"]
