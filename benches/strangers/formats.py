"""Sheets written as the files that bodies publish."""
import csv, datetime, html, io, re

import openpyxl


def separated(sheet, delimiter):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(sheet.rows)
    return out.getvalue()


def typed(text):
    """As a spreadsheet stores what was typed into it: numbers and percentages as such."""
    t = text.strip()
    day = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", t)
    if day:
        return datetime.date(int(day[3]), int(day[2]), int(day[1])), "dd/mm/yyyy"
    if re.fullmatch(r"-?\d+", t) and not (len(t) > 1 and t[0] == "0"):
        return int(t), None
    for decimal, group in ((",", "."), (".", ",")):
        m = re.fullmatch(r"-?\d{1,3}(?:%s\d{3})*(?:%s\d+)?(\s?%%)?" % (re.escape(group), re.escape(decimal)), t)
        if m and (m[1] or decimal in t) and not re.fullmatch(r"\d\.\d", t):
            n = float(t.rstrip("% ").replace(group, "").replace(decimal, "."))
            return (round(n / 100, 6), "0.00%") if m[1] else (n, "#,##0.####")
    return text, None


def workbook(sheets, path, numbers, decimal_comma):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for s in sheets:
        page = book.create_sheet(s.name[:31].replace("/", "-").replace(":", " "))
        for r, row in enumerate(s.rows, 1):
            for c, text in enumerate(row, 1):
                if text == "":
                    continue
                value, form = (text, None)
                if numbers and (("," in text) == decimal_comma or "%" in text or text.isdigit() or "/" in text):
                    value, form = typed(text)
                at = page.cell(r, c, value)
                if form:
                    at.number_format = form
        for a, b, c, d in s.merged:
            page.merge_cells(start_row=a + 1, start_column=b + 1, end_row=c + 1, end_column=d + 1)
    book.save(path)


def page(sheets):
    out = ["<!doctype html><html><head><meta charset=utf-8><title>Performance</title></head><body>"]
    for s in sheets:
        spans, hidden = {}, set()
        for a, b, c, d in s.merged:
            spans[a, b] = (c - a + 1, d - b + 1)
            hidden |= {(r, k) for r in range(a, c + 1) for k in range(b, d + 1)} - {(a, b)}
        width, inside = max(map(len, s.rows)), False
        for r, row in enumerate(s.rows):
            if len([t for t in row if t]) <= 1 and len(row) < 2 and (r, 0) not in spans:
                out.append(("</table>" if inside else "") + (f"<p>{html.escape(row[0])}</p>" if row else ""))
                inside = False
                continue
            if not inside:
                out.append("<table>")
                inside = True
            cells = []
            for c, text in enumerate(row):
                if (r, c) in hidden:
                    continue
                down, across = spans.get((r, c), (1, 1))
                mark = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
                cells.append(f"<td{mark}>{html.escape(text)}</td>")
            out.append("<tr>" + "".join(cells) + "</tr>")
        out.append("</table>" if inside else "")
    return "\n".join(out + ["</body></html>"])


def markdown(sheets):
    out = []
    for s in sheets:
        first = True
        for row in s.rows:
            if len(row) < 2:
                out += ["", *row, ""]
                first = True
                continue
            out.append("| " + " | ".join(t.replace("|", "\\|") for t in row) + " |")
            if first:
                out.append("|" + " --- |" * len(row))
                first = False
    return "\n".join(out) + "\n"


def text_table(sheet):
    widths = {}
    for row in sheet.rows:
        if len(row) > 1:
            for c, t in enumerate(row):
                widths[c] = max(widths.get(c, 0), len(t))
    return "\n".join("   ".join(t.ljust(widths.get(c, 0)) for c, t in enumerate(row)).rstrip() if len(row) > 1 else "".join(row) for row in sheet.rows) + "\n"
