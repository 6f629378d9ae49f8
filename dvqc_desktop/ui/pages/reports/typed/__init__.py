"""Typing the figures a book cannot work out: indicators by period, production of the teams."""
