"""The narrative report: its parts, and the sentences proposed for them from the figures; all words are data."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from string import Formatter
from typing import Any

from dvqc_desktop.domain.classes import WorkerClass, name_inside
from dvqc_desktop.domain.codes import ReferredTo
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.figure_lines import contract_figures, number_words
from dvqc_desktop.domain.indicators import ExtraFigure
from dvqc_desktop.domain.numbering import roman
from dvqc_desktop.domain.proposals import REFERRED_WORDS
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.domain.typed_figures import ProductionLine, grown

PREVIOUS = "previous"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with places for figures, and the figures it depends on."""

    text: str
    needs: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()

    @property
    def places(self) -> set[str]:
        """The names of its places; where a figure is not known, the sentence is left out."""
        return {name for _before, name, _spec, _conversion in Formatter().parse(self.text) if name}

    def stands(self, numbers: Mapping[str, float]) -> bool:
        """Whether the figures call for it."""
        return (
            all(numbers.get(name) for name in self.needs)
            and (not self.any or any(numbers.get(name) for name in self.any))
            and not any(numbers.get(name) for name in self.none)
        )


@dataclass(frozen=True, slots=True)
class PartOutline:
    """A part: its heading, the part it belongs to, its sentences, the list it adds, the typed indicators it tells."""

    key: str
    heading: str
    within: str = ""
    sentences: tuple[Sentence, ...] = ()
    lines: str = ""
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NarrativePart:
    """A part of the narrative with its words: the proposed ones, or the secretary's `own`; level 1 is the highest."""

    key: str
    heading: str
    level: int
    text: str
    own: bool = False


def parse_outline(raw: Mapping[str, Any]) -> tuple[PartOutline, ...]:
    """The parts from their data file, in its order."""
    return tuple(
        PartOutline(
            part["key"],
            part["heading"],
            part.get("within", ""),
            tuple(_sentence(each) for each in part.get("sentences", ())),
            part.get("lines", ""),
            tuple(part.get("indicators", ())),
        )
        for part in raw["part"]
    )


def _sentence(raw: Mapping[str, Any]) -> Sentence:
    return Sentence(raw["text"], *(tuple(raw.get(name, ())) for name in ("needs", "any", "none")))


def propose(outline: Iterable[PartOutline], report: ReportFigures) -> tuple[NarrativePart, ...]:
    """The narrative of a report as the figures propose it; a part with nothing to say is empty."""
    numbers, words = _numbers(report), _words(report)
    return tuple(
        NarrativePart(part.key, part.heading, 2 if part.within else 1, _text(part, report, numbers, words))
        for part in outline
    )


def own_words(parts: Iterable[NarrativePart], own: Mapping[str, str]) -> tuple[NarrativePart, ...]:
    """The parts with the secretary's own words where there are some; an empty text leaves the part out."""
    return tuple(replace(part, text=own[part.key], own=True) if part.key in own else part for part in parts)


def numbered(parts: Iterable[NarrativePart]) -> Iterator[tuple[str, NarrativePart]]:
    """The parts that say something with their numbered headings: "II. KẾT QUẢ…", "1. Sinh hoạt…"."""
    shown = list(parts)
    upper = lower = 0
    for place, part in enumerate(shown):
        below = list(takewhile(lambda other: other.level > 1, shown[place + 1 :])) if part.level == 1 else []
        if not part.text.strip() and not any(other.text.strip() for other in below):
            continue
        if part.level == 1:
            upper, lower = upper + 1, 0
            yield f"{roman(upper)}. {part.heading.upper()}", part
        else:
            lower += 1
            yield f"{lower}. {part.heading}", part


def _text(part: PartOutline, report: ReportFigures, numbers: Mapping[str, float], words: Mapping[str, str]) -> str:
    said = [
        sentence.text.format_map(words)
        for sentence in part.sentences
        if sentence.stands(numbers) and sentence.places <= words.keys()
    ]
    running = " ".join(text for text in said if not text.startswith("- "))
    listed = [text for text in said if text.startswith("- ")]
    listed += [f"- {line}" for line in _LINES[part.lines](report)] if part.lines else []
    listed += [f"- {line}" for line in _typed(report, part.indicators)]
    return "\n".join([running, *listed] if running else listed)


def _figures(report: ReportFigures) -> tuple[ExtraFigure, ...]:
    contract = contract_figures(report.now, report.previous, report.last_year, report.class_names, report.definitions)
    return (*contract, *report.extras)


def _numbers(report: ReportFigures) -> dict[str, float]:
    numbers = {figure.definition.name: figure.now or 0.0 for figure in _figures(report)}
    now = report.now
    numbers["not_held"] = now.workers_total - sum(line.covered + line.by_group for line in report.chain)
    numbers["not_met"] = sum(line.total - line.met for line in report.contacts if line.worker_class is not None)
    numbers["not_answered"] = sum(line.received - line.answered for line in report.proposals)
    return numbers | {PREVIOUS: float(report.previous is not None)}


def _words(report: ReportFigures) -> dict[str, str]:
    words = {name: number_words(value, "") for name, value in _numbers(report).items()}
    for figure in _figures(report):
        name, unit = figure.definition.name, figure.definition.unit
        words[name] = number_words(figure.now, unit)
        words[f"{name}_before"] = number_words(figure.previous, unit)
        words[f"{name}_change"] = _change(figure)
    for code in WorkerClass:
        words[f"name_{code.value}"] = name_inside(report.class_names[code])
    return words | {
        "closing": format_date(report.period.closing_on),
        "unit": report.unit.name,
        PREVIOUS: report.previous_words[:1].lower() + report.previous_words[1:],
    }


def _change(figure: ExtraFigure) -> str:
    """ "tăng 3", "giảm 2", "không đổi"."""
    if figure.now is None or figure.previous is None or figure.now == figure.previous:
        return "không đổi"
    way = "tăng" if figure.now > figure.previous else "giảm"
    return f"{way} {number_words(abs(figure.now - figure.previous), figure.definition.unit)}"


def _typed(report: ReportFigures, codes: Iterable[str]) -> Iterable[str]:
    known = {figure.definition.name: figure for figure in report.extras}
    for code in codes:
        figure = known.get(f"typed:{code}")
        if figure is not None and figure.now is not None:
            definition = figure.definition
            yield f"{definition.words}: {number_words(figure.now, definition.unit)} {definition.unit}."


def _production(report: ReportFigures) -> Iterable[str]:
    for line in report.production:
        if line.now.actual is not None:
            yield f"{line.words}: {'; '.join(_made(line, report.previous_words))}."


def _made(line: ProductionLine, previous_words: str) -> Iterable[str]:
    now, before = line.now, line.previous
    yield f"{number_words(now.actual, '')} {line.unit}"
    if now.plan is not None:
        yield f"kế hoạch {number_words(now.plan, '')}"
    more = grown(now.actual, before.actual)
    if more is not None:
        way = "tăng" if more >= 0 else "giảm"
        yield f"{way} {number_words(abs(more), '%')} so với {previous_words[:1].lower()}{previous_words[1:]}"
    if now.quality is not None:
        yield f"{number_words(now.quality, '%')} đạt chất lượng"


def _referred(report: ReportFigures) -> Iterable[str]:
    for line in report.proposals:
        if line.referred_to and line.received:
            asked = REFERRED_WORDS[ReferredTo(line.referred_to)]
            yield (f"{asked}: chuyển {line.received} ý kiến, đã trả lời {line.answered}, đã báo lại {line.told_back}.")


def _opinions(report: ReportFigures) -> Iterable[str]:
    if any(count for _words, count in report.opinions):
        said = "; ".join(
            f"{words[:1].lower()}{words[1:]}: {number_words(count, '')}" for words, count in report.opinions
        )
        yield f"{said[:1].upper()}{said[1:]}."


_LINES = {"production": _production, "referred": _referred, "opinions": _opinions}
