"""Fills a committee's own form in place: the mapped input cells alone."""

from dvqc_desktop.domain.forms import FormFile
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.domain.template_maps import CellMap, check_form, values_for


def fill_form(file: FormFile, cell_map: CellMap, report: ReportFigures, name: str = "") -> bytes:
    """The form as an .xlsx with the report's figures in its mapped cells; `name` is what the map is called.

    Raises:
        TemplateChangedError: it is not the form that was mapped.
        WorkbookSheetMissingError, WorkbookCellHasFormulaError, TemplateCellRefusedError: it has no such input cell.
    """
    from dvqc_desktop.exports.excel.sheet_xml import fill_cells

    check_form(file, cell_map, name or cell_map.sheet)
    return fill_cells(file.content, {cell_map.sheet: values_for(file.form, cell_map, report)})
