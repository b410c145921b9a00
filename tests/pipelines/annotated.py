#!/usr/bin/env python3
"""A workbook that was given back with its findings is the workbook that it was: formulas, values,
formats, widths, merged cells, other sheets, comments of others. Only the cells with findings have
another colour, and a comment more; and there is one sheet more.

Usage: annotated.py FOLDER PROGRAM
"""

import pathlib
import subprocess
import sys

import openpyxl
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

TITLES = ["OBIETTIVO", "INDICATORE", "PESO", "FORMULA", "TARGET", "CONSUNTIVO", "GRADO"]
ROWS = [
    ["01.01 Sportello telematico", "Pratiche evase nei termini", 0.6, "evase / presentate", ">= 90%", 0.0, 1.0],
    ["", "Utenti soddisfatti", 0.3, "giudizi positivi / giudizi", ">= 80%", 0.85, 1.0],
    ["01.02 Formazione", "Dipendenti formati", 1.0, "formati / dipendenti", ">= 70%", 0.75, 1.0],
]


def report(path):
    """A report as people write one: formats, formulas, comments, a second sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Relazione d'anno"
    sheet["A1"] = "Relazione sulla performance 2023"
    sheet.merge_cells("A1:G1")
    sheet["A1"].font = Font(bold=True, size=16, color="FF003366")
    for column, title in enumerate(TITLES, 1):
        cell = sheet.cell(3, column, title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="FFDDDDDD")
        cell.border = Border(bottom=Side("thin"))
        cell.alignment = Alignment(wrap_text=True)
    for row, values in enumerate(ROWS, 4):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column, value)
            if isinstance(value, float):
                cell.number_format = "0.00%"
    sheet["I4"] = "=SUM(C4:C5)"
    sheet["I4"].number_format = "0%"
    sheet["G4"].comment = Comment("Verificare con l'ufficio", "Anna")
    sheet.column_dimensions["B"].width = 40
    sheet.row_dimensions[3].height = 30
    sheet.freeze_panes = "A4"
    sheet.auto_filter.ref = "A3:G6"
    sheet.conditional_formatting.add("C4:C6", CellIsRule(operator="lessThan", formula=["0.1"]))
    validation = DataValidation(type="decimal", operator="between", formula1="0", formula2="1")
    sheet.add_data_validation(validation)
    validation.add("C4:C6")
    sheet["A9"] = "fonte"
    sheet["A9"].hyperlink = "https://example.org/relazione"
    other = book.create_sheet("Note & altro")
    other["B2"] = "=1+1"
    other["B2"].comment = Comment("un altro foglio", "Anna")
    other.sheet_properties.tabColor = "FFFF0000"
    book.defined_names["Pesi"] = DefinedName("Pesi", attr_text="'Relazione d''anno'!$C$4:$C$6")
    book.save(path)


def look(cell, with_fill):
    fill = cell.fill if with_fill else None
    return (
        cell.value, cell.data_type, cell.number_format, repr(cell.font), repr(cell.border),
        repr(cell.alignment), repr(cell.protection), repr(fill), cell.hyperlink and cell.hyperlink.target,
    )


def same(before, after, coloured):
    assert after.sheetnames[:len(before.sheetnames)] == before.sheetnames
    assert len(after.sheetnames) == len(before.sheetnames) + 1
    assert list(after.defined_names) == list(before.defined_names)
    for name in before.sheetnames:
        a, b = before[name], after[name]
        rows, columns = max(a.max_row, b.max_row), max(a.max_column, b.max_column)
        for row in range(1, rows + 1):
            for column in range(1, columns + 1):
                x, y = a.cell(row, column), b.cell(row, column)
                is_ours = (name, y.coordinate) in coloured
                assert look(x, not is_ours) == look(y, not is_ours), (name, y.coordinate, look(x, True), look(y, True))
                theirs = x.comment.text if x.comment else ""
                ours = y.comment.text if y.comment else ""
                assert ours.startswith(theirs), (name, y.coordinate)
                assert is_ours or ours == theirs, (name, y.coordinate)
        assert str(a.merged_cells) == str(b.merged_cells)
        assert a.freeze_panes == b.freeze_panes and a.auto_filter.ref == b.auto_filter.ref
        assert {k: v.width for k, v in a.column_dimensions.items()} == {k: v.width for k, v in b.column_dimensions.items()}
        assert {k: v.height for k, v in a.row_dimensions.items()}.items() <= {k: v.height for k, v in b.row_dimensions.items()}.items()
        assert len(a.conditional_formatting) == len(b.conditional_formatting)
        assert len(a.data_validations.dataValidation) == len(b.data_validations.dataValidation)
        assert a.sheet_properties.tabColor == b.sheet_properties.tabColor


def place(written):
    """`Foglio!B3` or `'Un foglio'!B3` as the sheet's own name and the cell."""
    sheet, cell = written.rsplit("!", 1)
    if sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    return sheet, cell


def findings(book):
    """The rows of the sheet of findings: severity, place (none without a cell), message."""
    rows = list(book[book.sheetnames[-1]].iter_rows(min_row=2, values_only=True))
    return [(it[0], place(it[1]) if it[1] else None, it[3]) for it in rows]


def main(folder, program):
    folder.mkdir(parents=True, exist_ok=True)
    path, out = folder / "relazione.xlsx", folder / "annotata.xlsx"
    out.unlink(missing_ok=True)
    report(path)
    content = path.read_bytes()
    command = [program, "check", path, "--lang", "it", "--output-format", "xlsx", "-o", out, "--exit-zero"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert path.read_bytes() == content, "the report itself was written to"
    before, after = openpyxl.load_workbook(path), openpyxl.load_workbook(out)
    found = findings(after)
    cells = {it[1] for it in found if it[1]}
    assert cells, found
    same(before, after, cells)
    severities = {"Errore": "FFFFC7CE", "Avviso": "FFFFEB9C", "Nota": "FFDDEBF7"}
    for sheet, cell in cells:
        worst = next(it[0] for it in found if it[1] == (sheet, cell))
        assert after[sheet][cell].fill.fgColor.rgb == severities[worst], (sheet, cell)
        said = after[sheet][cell].comment.text
        for message in (it[2] for it in found if it[1] == (sheet, cell)):
            assert message in said, (message, said)
    last = after[after.sheetnames[-1]]
    links = {it.coordinate: it.hyperlink.location for row in last.iter_rows() for it in row if it.hyperlink}
    assert links["B2"] == "'Relazione d''anno'!" + last["B2"].value.rsplit("!", 1)[1], links
    assert any("contraddice" in it[2] for it in found), found
    # Another program opens it, reckons it and finds the same.
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", folder / "again", out],
        check=True, capture_output=True, timeout=300,
    )
    again = openpyxl.load_workbook(folder / "again" / "annotata.xlsx", data_only=True)
    assert again.sheetnames == after.sheetnames
    assert again["Relazione d'anno"]["I4"].value == 0.9
    assert again["Note & altro"]["B2"].value == 2
    for sheet, cell in cells:
        assert again[sheet][cell].comment is not None, (sheet, cell)
    print(f"{len(found)} findings on {len(cells)} cells; everything else is as it was")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2])
