#!/usr/bin/env python3
"""Makes PDFs of known tables with several producers.  Usage: make.py OUT TABLE.csv...

Each table is printed by every producer that is installed, in every variant that it can
make, as OUT/PRODUCER-TABLE__VARIANT.pdf; OUT/truth/TABLE.json holds the cells. Needs any
of: reportlab, weasyprint, typst (Python packages), chromium, soffice, pdflatex (Debian's).

Variants: ruled (all borders), none (no line), zebra (every other row grey), lines (one line
below each row), head (a filled title row and no line), hf (header, footer, prose around),
split (small pages), small (6 pt, narrow columns), middle (cells centred on their rows).
"""
import csv, html, json, os, shutil, subprocess, sys, tempfile

VARIANTS = ["ruled", "none", "zebra", "lines", "head", "hf", "split", "small", "middle"]
PROSE = ("La presente relazione espone i risultati conseguiti rispetto agli obiettivi programmati, "
         "con gli scostamenti rilevati e le risorse impiegate nel corso dell'esercizio.")
HEAD, FOOT = "Comune di Valdombra - Relazione sulla performance", "Documento approvato dalla Giunta"


def table_of(path):
    raw = open(path, encoding="utf-8-sig").read()
    mark = max(";\t,", key=lambda it: raw.split("\n")[0].count(it))
    rows = [row for row in csv.reader(raw.splitlines(), delimiter=mark) if any(it.strip() for it in row)]
    width = max(map(len, rows))
    return [[it.strip() for it in row] + [""] * (width - len(row)) for row in rows]


def widths(rows):
    """Shares of the breadth, by the longest word and the mean length of each column."""
    share = []
    for column in zip(*rows):
        word = max((len(word) for text in column for word in text.split()), default=1)
        mean = sum(map(len, column)) / len(column)
        share.append(max(3, word, mean * 0.55))
    return [it / sum(share) for it in share]


def size_of(rows, variant):
    if variant == "small":
        return 6
    return 7 if len(rows[0]) > 9 else 8


# --- pages -----------------------------------------------------------------

def page_html(rows, variant):
    size = size_of(rows, variant)
    page = "148mm 105mm" if variant == "split" else "297mm 210mm"
    css = [f"@page {{ size: {page}; margin: 12mm }}",
           f"body {{ font: {size}pt 'Liberation Sans', Arial, sans-serif; margin: 0 }}",
           "table { border-collapse: collapse; width: 100%; table-layout: fixed }",
           "td, th { padding: 2pt 3pt; text-align: left; overflow-wrap: anywhere; "
           f"vertical-align: {'middle' if variant == 'middle' else 'top'} }}"]
    if variant in ("ruled", "hf", "split", "small", "middle"):
        css.append("td, th { border: 0.75pt solid black }")
    if variant == "zebra":
        css.append("tr:nth-child(even) td { background: #dde } th { background: #99b }")
    if variant == "lines":
        css.append("tr { border-bottom: 0.75pt solid #444 }")
    if variant == "head":
        css.append("th { background: #246; color: white }")
    columns = "".join(f'<col style="width:{100 * it:.2f}%">' for it in widths(rows))
    def row(cells, tag):
        return "<tr>" + "".join(f"<{tag}>{html.escape(it)}</{tag}>" for it in cells) + "</tr>"
    body = f"<table><colgroup>{columns}</colgroup><thead>{row(rows[0], 'th')}</thead><tbody>" + \
        "".join(row(it, "td") for it in rows[1:]) + "</tbody></table>"
    if variant == "hf":
        body = f"<p>{HEAD}</p><h3>Relazione sulla performance</h3><p>{PROSE}</p>{body}<p>{PROSE}</p><p>{FOOT}</p><p>Pagina 1 di 1</p>"
    return f'<!doctype html><html lang="it"><meta charset="utf-8"><style>{" ".join(css)}</style><body>{body}</body></html>'


# --- producers -------------------------------------------------------------

def reportlab(rows, variant, out):
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, A6, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
    size = size_of(rows, variant)
    page = landscape(A6 if variant == "split" else A4)
    room = page[0] - 60
    style = ParagraphStyle("cell", fontName="Helvetica", fontSize=size, leading=size * 1.2, splitLongWords=1)
    bold = ParagraphStyle("title", parent=style, fontName="Helvetica-Bold",
                          textColor=colors.white if variant == "head" else colors.black)
    latin = lambda it: html.escape(it.encode("cp1252", "replace").decode("cp1252"))
    cells = [[Paragraph(latin(it), bold if r == 0 else style) for it in row] for r, row in enumerate(rows)]
    look = [("VALIGN", (0, 0), (-1, -1), "MIDDLE" if variant == "middle" else "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]
    if variant in ("ruled", "hf", "split", "small", "middle"):
        look.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    if variant == "lines":
        look.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black))
    if variant == "zebra":
        look.append(("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.white, colors.lavender]))
    if variant == "head":
        look.append(("BACKGROUND", (0, 0), (-1, 0), colors.darkblue))
    table = Table(cells, colWidths=[room * it for it in widths(rows)], repeatRows=1, style=TableStyle(look))
    story = [table]
    if variant == "hf":
        text = ParagraphStyle("text", fontSize=10, leading=12)
        story = [Paragraph(PROSE, text), Spacer(1, 12), table, Spacer(1, 12), Paragraph(PROSE, text)]
    def furniture(canvas, document):
        if variant == "hf":
            canvas.setFont("Helvetica", 8)
            canvas.drawString(30, page[1] - 20, HEAD)
            canvas.drawString(30, 15, f"Pagina {document.page}")
    SimpleDocTemplate(out, pagesize=page, leftMargin=30, rightMargin=30, topMargin=30, bottomMargin=30).build(
        story, onFirstPage=furniture, onLaterPages=furniture)


def weasyprint(rows, variant, out):
    import logging, weasyprint as it
    logging.disable(logging.CRITICAL)
    it.HTML(string=page_html(rows, variant)).write_pdf(out)


def typst(rows, variant, out):
    import typst as it
    text = lambda cell: "[#" + json.dumps(cell, ensure_ascii=False) + "]"
    size = size_of(rows, variant)
    stroke = {"ruled": "0.5pt", "hf": "0.5pt", "split": "0.5pt", "small": "0.5pt", "middle": "0.5pt",
              "lines": "(bottom: 0.5pt)"}.get(variant, "none")
    fill = {"zebra": "(_, y) => if calc.odd(y) { luma(220) }", "head": "(_, y) => if y == 0 { blue }"}.get(variant, "none")
    page = "width: 148mm, height: 105mm" if variant == "split" else "width: 297mm, height: 210mm"
    margin = "margin: 10mm" if variant != "hf" else f'margin: 20mm, header: [{HEAD}], footer: context [Pagina #counter(page).display()]'
    columns = ", ".join(f"{100 * it:.2f}fr" for it in widths(rows))
    align = "left + horizon" if variant == "middle" else "left + top"
    body = f"#set page({page}, {margin})\n#set text(size: {size}pt, lang: \"it\", hyphenate: false)\n"
    if variant == "hf":
        body += PROSE + "\n\n"
    body += f"#table(columns: ({columns}), stroke: {stroke}, fill: {fill}, align: {align}, inset: 3pt,\n table.header({', '.join(map(text, rows[0]))}),\n"
    body += "".join(" " + ", ".join(map(text, row)) + ",\n" for row in rows[1:]) + ")\n"
    if variant == "hf":
        body += "\n" + PROSE
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "a.typ")
        open(source, "w", encoding="utf8").write(body)
        it.compile(source, output=out)


def chromium(rows, variant, out):
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "a.html")
        open(source, "w", encoding="utf8").write(page_html(rows, variant))
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                        f"--user-data-dir={folder}/p", f"--print-to-pdf={out}", "file://" + source],
                       check=True, capture_output=True, timeout=60)


def office(source, out, folder, kind):
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{tempfile.gettempdir()}/office-profile",
                    *(["--infilter=HTML (StarWriter)"] if kind == "writer" else []),
                    "--convert-to", f"pdf:{kind}_pdf_Export", "--outdir", folder, source],
                   check=True, capture_output=True, timeout=120)
    shutil.move(source.rsplit(".", 1)[0] + ".pdf", out)


def writer(rows, variant, out):
    # The office program knows an older HTML: borders and columns as attributes.
    page = page_html(rows, variant).replace("overflow-wrap: anywhere;", "").replace("table-layout: fixed", "")
    columns = "".join(f'<col width="{100 * it:.0f}%">' for it in widths(rows))
    start, end = page.index("<colgroup>"), page.index("</colgroup>")
    page = page[:start] + columns + page[end + 11:]
    border = 1 if variant in ("ruled", "hf", "split", "small", "middle") else 0
    page = page.replace("<table>", f'<table border="{border}" cellspacing="0" cellpadding="2" width="100%">')
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "a.html")
        open(source, "w", encoding="utf8").write(page)
        office(source, out, folder, "writer")


def calc(rows, variant, out):
    """Through a workbook."""
    if variant in ("hf", "head"):
        raise NotImplementedError
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    book = Workbook()
    sheet = book.active
    side = Side(style="thin")
    for r, row in enumerate(rows, 1):
        for c, text in enumerate(row, 1):
            cell = sheet.cell(r, c, text)
            cell.font = Font(name="Liberation Sans", size=size_of(rows, variant), bold=r == 1)
            cell.alignment = Alignment(wrap_text=True, vertical={"middle": "center", "none": "bottom"}.get(variant, "top"))
            if variant in ("ruled", "split", "small", "middle"):
                cell.border = Border(left=side, right=side, top=side, bottom=side)
            if variant == "lines":
                cell.border = Border(bottom=side)
            if variant == "zebra" and r % 2:
                cell.fill = PatternFill("solid", start_color="DDDDEE")
    for c, it in enumerate(widths(rows)):
        sheet.column_dimensions[sheet.cell(1, c + 1).column_letter].width = max(4, it * 190)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 70 if variant == "split" else 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "a.xlsx")
        book.save(source)
        office(source, out, folder, "calc")


def pdflatex(rows, variant, out):
    if variant in ("zebra", "head", "split", "middle"):
        raise NotImplementedError
    marks = {"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}", "~": r"\~{}",
             "^": r"\^{}", "\\": r"\textbackslash{}", "<": r"\textless{}", ">": r"\textgreater{}", "€": "EUR"}
    tex = lambda it: "".join(marks.get(c, c) for c in it.encode("latin-1", "replace").decode("latin-1"))
    room = 0.93
    rule = "|" if variant in ("ruled", "hf", "small") else ""
    columns = rule + rule.join(rf">{{\raggedright\arraybackslash}}p{{{it * room - 0.012:.4f}\linewidth}}" for it in widths(rows)) + rule
    line = r"\hline" if rule or variant == "lines" else ""
    body = line + "\n" + "\n".join(" & ".join(map(tex, row)) + r" \\ " + line for row in rows)
    size = r"\tiny" if variant == "small" else r"\scriptsize"
    around = PROSE if variant == "hf" else ""
    source = rf"""\documentclass{{article}}\usepackage[a4paper,landscape,margin=12mm]{{geometry}}
\usepackage[utf8]{{inputenc}}\usepackage[T1]{{fontenc}}\usepackage{{lmodern}}\usepackage{{array}}\usepackage{{longtable}}
\setlength{{\tabcolsep}}{{3pt}}\pagestyle{{{'plain' if variant == 'hf' else 'empty'}}}\begin{{document}}\sffamily {around}{size}\setlength{{\LTleft}}{{0pt}}
\begin{{longtable}}{{{columns}}}
{body}
\end{{longtable}}
\normalsize {around}
\end{{document}}"""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a.tex")
        open(path, "w", encoding="utf8").write(source)
        subprocess.run(["pdflatex", "-interaction=batchmode", "-output-directory", folder, path], capture_output=True, timeout=60)
        shutil.move(os.path.join(folder, "a.pdf"), out)


PRODUCERS = [reportlab, weasyprint, typst, chromium, writer, calc, pdflatex]


def main():
    out, paths = sys.argv[1], sys.argv[2:]
    only = os.environ.get("ONLY", "").split()
    os.makedirs(os.path.join(out, "truth"), exist_ok=True)
    for path in paths:
        name = os.path.splitext(os.path.basename(path))[0]
        rows = table_of(path)
        with open(os.path.join(out, "truth", name + ".json"), "w", encoding="utf8") as file:
            json.dump(rows, file, ensure_ascii=False)
        for producer in PRODUCERS:
            if only and producer.__name__ not in only:
                continue
            for variant in VARIANTS:
                target = os.path.join(os.path.abspath(out), f"{producer.__name__}-{name}__{variant}.pdf")
                if os.path.exists(target):
                    continue
                try:
                    producer(rows, variant, target)
                except (NotImplementedError, ImportError, FileNotFoundError):
                    continue
                except Exception as error:
                    print(f"{target}: {type(error).__name__} {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
