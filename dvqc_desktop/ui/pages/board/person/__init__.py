"""The dialogs of one person, or of several at once: class, history, sheet, links, leaving."""
