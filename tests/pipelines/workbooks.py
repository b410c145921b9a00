#!/usr/bin/env python3
"""Every formula of the exported workbooks, reckoned by LibreOffice, gives the figure that the
program wrote beside it. Then a weight and a measure change, and the formulas must follow. And
what LibreOffice saved, as XLSX and as ODS, imports as the plan that it was exported from.

Usage: workbooks.py FOLDER PROGRAM
"""

import json
import pathlib
import subprocess
import sys

import openpyxl

# LibreOffice trusts figures of other programs unless told to reckon anew.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def converted(files, folder, filter_, out):
    """Files as LibreOffice writes them after reckoning anew."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "registrymodifications.xcu").write_text(SETTINGS)
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile.parent.as_uri()}", "--headless",
         "--convert-to", filter_, "--outdir", out, *files],
        check=True, capture_output=True, timeout=300,
    )


def recalculated(files, folder):
    """The figures of workbooks, reckoned by LibreOffice."""
    out = folder / "recalculated"
    converted(files, folder, "xlsx:Calc MS Excel 2007 XML", out)
    return {it.name: openpyxl.load_workbook(out / it.name, data_only=True).active for it in files}


def same(a, b):
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return abs(a - b) < 1e-9
    return a == b or (a in (None, "") and b in (None, ""))


def formulas(sheet):
    return [it for row in sheet.iter_rows() for it in row if isinstance(it.value, str) and it.value.startswith("=")]


def agree(folder):
    files = sorted(folder.glob("*.xlsx"))
    anew = recalculated(files, folder)
    for file in files:
        live = formulas(openpyxl.load_workbook(file).active)
        written = openpyxl.load_workbook(file, data_only=True).active
        for it in live:
            ours, theirs = written[it.coordinate].value, anew[file.name][it.coordinate].value
            if not same(ours, theirs):
                sys.exit(f"{file.name} {it.coordinate} {it.value}: {ours!r} here, {theirs!r} in LibreOffice")
        print(f"{file.name}: {len(live)} formulas")


def follow(folder):
    """In the small plan, other figures give other results."""
    book = openpyxl.load_workbook(folder / "piccolo.xlsx")
    sheet = book.active
    titles = {it.value: it.column for it in sheet[1]}

    def cell(sheet, name, title):
        rows = [it for it in sheet.iter_rows(min_row=2) if it[titles["OBIETTIVI E INDICATORI"] - 1].value == name]
        return rows[0][titles[title] - 1]

    cell(sheet, "certificati rilasciati online", "VALORI MISURE").value = 1075
    cell(sheet, "Rilascio online dei certificati", "PESO").value = 0.5
    changed = folder / "changed.xlsx"
    book.save(changed)
    anew = recalculated([changed], folder)[changed.name]
    for name, title, expected in [
        ("Quota dei certificati rilasciata online", "CONSUNTIVO RICALCOLATO", 0.5),
        ("Servizi digitali più semplici per chi fa impresa", "SOMMA DEI PESI", 0.9),
    ]:
        value = cell(anew, name, title).value
        if not same(value, expected):
            sys.exit(f"{title} of {name} is {value!r}, not {expected!r}")
    print("changed figures: the formulas follow")


def meaning(it):
    """A model without the notation of its values and the order of its words."""
    if isinstance(it, list):
        return [meaning(it) for it in it]
    if not isinstance(it, dict):
        return it
    res = {key: meaning(value) for key, value in it.items() if not (key == "text" and "kind" in it)}
    if "words" in res and isinstance(res["words"], list):
        res["words"].sort(key=lambda it: it["property"])
    return res


def back(folder, program):
    """Through other hands and back."""
    files = [it for it in sorted(folder.glob("*.xlsx")) if it.stem not in ("errori", "changed")]
    converted(files, folder, "ods", folder / "saved")
    converted(files, folder, "xlsx:Calc MS Excel 2007 XML", folder / "saved")
    for file in files:
        ours = json.loads((folder / f"{file.stem}.json").read_text())
        for saved in (folder / "saved" / file.name, folder / "saved" / f"{file.stem}.ods"):
            plan = saved.with_suffix(saved.suffix + ".piano")
            subprocess.run([program, "import", saved, "-o", plan], check=True, capture_output=True)
            it = subprocess.run([program, "export", plan, "--format", "json"], check=True, capture_output=True)
            if meaning(json.loads(it.stdout)) != meaning(ours):
                sys.exit(f"{saved} is not the plan any more: compare {plan}")
    print("what LibreOffice saved: the same plans")


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1]).resolve()
    agree(folder)
    follow(folder)
    back(folder, pathlib.Path(sys.argv[2]).resolve())
