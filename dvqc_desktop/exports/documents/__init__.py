"""Rows to papers: one document model, drawn by Typst or written as .docx."""
