"""Đảng viên: the roster."""
