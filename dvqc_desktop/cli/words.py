"""The command line's own Vietnamese: help pages and sentences about wrong usage."""

from collections.abc import Callable
from typing import Any

import click

_HEADINGS = {"Options": "Tùy chọn", "Commands": "Lệnh", "Arguments": "Tham số"}
HELP_WORDS = "In trang này rồi thôi."


class VietnameseFormatter(click.HelpFormatter):
    """A help page with its headings in Vietnamese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))


class VietnameseContext(click.Context):
    """A context whose help pages are in Vietnamese."""

    formatter_class = VietnameseFormatter


class _HelpInVietnamese(click.Command):
    """Shares the wording of --help."""

    context_class = VietnameseContext

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP_WORDS
        return option


class Command(_HelpInVietnamese):
    """A command of the program."""


class Program(_HelpInVietnamese, click.Group):
    """The program with its commands."""

    command_class = Command


def usage_sentence(wrong: click.UsageError) -> str:
    """What is wrong with the arguments, in one sentence, and where the right ones are told."""
    told = _told(wrong)
    command = wrong.ctx.command_path if wrong.ctx else "dvqc"
    return f"{told} Xem: {command} --help."


def _told(wrong: click.UsageError) -> str:
    tellers: tuple[tuple[type[click.UsageError], Callable[[Any], str]], ...] = (
        (click.exceptions.NoSuchCommand, lambda error: f"Không có lệnh {error.command_name}."),
        (click.NoSuchOption, lambda error: f"Không có tùy chọn {error.option_name}."),
        (click.MissingParameter, lambda error: f"Thiếu {_parameter(error)}."),
        (click.BadParameter, lambda error: f"{_parameter(error)} chưa đúng: {_problem(error)}."),
        (click.exceptions.NoArgsIsHelpError, lambda error: "Lệnh cần thêm tham số."),
        (click.BadOptionUsage, lambda error: f"Tùy chọn {error.option_name} dùng chưa đúng."),
    )
    for kind, tell in tellers:
        if isinstance(wrong, kind):
            return tell(wrong)
    return "Lệnh hoặc tham số chưa đúng."


def _parameter(error: click.BadParameter) -> str:
    if error.param is None:
        return "tham số"
    return str(error.param.opts[0] if isinstance(error.param, click.Option) else error.param.human_readable_name)


def _problem(error: click.BadParameter) -> str:
    """The reason: our own types give it in Vietnamese, a choice lists what it takes."""
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return "chọn một trong " + ", ".join(str(choice) for choice in kind.choices)
    if isinstance(kind, click.IntRange | type(click.INT)):
        return "cần một số nguyên trong khoảng cho phép"
    return error.message.rstrip(".")
