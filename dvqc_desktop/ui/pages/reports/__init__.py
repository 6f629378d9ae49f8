"""Báo cáo: the figures of a period beside another, what is still missing, and the workbook."""
