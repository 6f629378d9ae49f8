"""Phát triển Đảng: candidates by stage."""
