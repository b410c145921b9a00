"""Inputs of size n, each with one thing that there can be many of."""

import json
import zipfile

PLAN = 'piano "Ente" 2024\n'
TITLES = ["Codice", "Obiettivo", "Peso", "Indicatore", "Target", "Risultato", "Grado di raggiungimento"]


def indicator(i, at=""):
    return (
        f'  indicatore "Quota delle pratiche evase, sportello {i}"\n    peso {at or "100%"}\n'
        f"    misura evase = {80 + i % 20} N \"pratiche evase\"\n    misura tutte = 100 N \"pratiche\"\n"
        f"    formula evase / tutte\n    target >= 80%\n    consuntivo {80 + i % 20},00%\n    grado 100,00%\n"
    )


def objectives(n):
    return PLAN + "".join(
        f'obiettivo 1.{i} "Servizi allo sportello numero {i}"\n{indicator(i)}' for i in range(1, n + 1)
    )


def one_code(n):
    return PLAN + "".join(f'obiettivo 1.1 "Servizi allo sportello"\n{indicator(1)}' for _ in range(n))


def indicators(n):
    return PLAN + 'obiettivo 1 "Servizi"\n' + "".join(indicator(i, "1%") for i in range(n))


def measures(n):
    lines = "".join(f'    misura m{i} = {i} N "pratiche del mese {i}"\n' for i in range(n))
    return PLAN + f'obiettivo 1 "Servizi"\n  indicatore "Pratiche"\n    peso 100%\n{lines}    target >= 80%\n'


def formula(n):
    sum_of = " + ".join(f"m{i}" for i in range(n))
    return measures(n) + f"    formula {sum_of}\n"


def bands(n):
    all_bands = "; ".join(f"{i}%..{i + 1}% = {i % 100}%" for i in range(n))
    return PLAN + f"  valutazione fasce {all_bands}\n" + 'obiettivo 1 "Servizi"\n' + indicator(1)


def empty_lines(n):
    return objectives(5) + "\n" * 20 * n


def comments(n):
    return objectives(5) + "# consenti easy-target: il target è quello dell'anno prima\n" * n


def broken_lines(n):
    return PLAN + 'obiettivo 1 "Servizi"\n' + "    obbiettivo 01.02 Pratiche \"\n" * n


def one_line(n):
    return PLAN + 'obiettivo 1 "' + "servizi allo sportello " * 4 * n + '"\n'


def deep_codes(n):
    return PLAN + "".join(f'obiettivo {".".join(["1"] * (i + 1))} "Servizi numero {i}"\n' for i in range(n // 8))


def headings(n):
    return PLAN + "".join(f'strategico {i} "Area dei servizi numero {i}"\n' for i in range(n))


def rows(n, broken=False):
    for i in range(1, n + 1):
        result = "boh?" if broken else f"{80 + i % 20}%"
        yield [f"1.{i}", f"Servizi allo sportello numero {i}", "100%",
               f"Quota delle pratiche evase, sportello {i}", ">= 80%", result, "100%"]


def table(n, mark="\t", **kind):
    return "".join(mark.join(it) + "\n" for it in [TITLES, *rows(n, **kind)])


def broken_table(n):
    return table(n, broken=True)


def semicolons(n):
    return table(n, ";")


def markdown(n):
    head = "| " + " | ".join(TITLES) + " |\n|" + " --- |" * len(TITLES) + "\n"
    return head + "".join("| " + " | ".join(it) + " |\n" for it in rows(n))


def html(n, broken=False):
    lines = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in it) + "</tr>" for it in [TITLES, *rows(n, broken)]]
    return "<html><body><table>" + "".join(lines) + "</table></body></html>"


def broken_html(n):
    return html(n, broken=True)


def tables_of_html(n):
    return "<html><body>" + "".join(html(2)[12:-14] for _ in range(n // 4)) + "</body></html>"


def nested_html(n):
    return "<table><tr><td>" * n + "x"


def unclosed_quote(n):
    return ";".join(TITLES) + '\n1.1;"' + "Servizi; allo sportello\n" * n


def cards(n):
    card = "Obiettivo 1.{0};Servizi allo sportello {0}\nIndicatore;Pratiche evase\nTarget;>= 80%\nRisultato;90%\n\n"
    return "".join(card.format(i) for i in range(n // 4))


def prose(n):
    return "Nel corso dell'anno il settore ha curato 12 procedimenti, con esito del 95 % sul totale.\n" * n


def xlsx(n, sheets=1):
    """A workbook by hand: the strings stand in the cells."""
    def sheet(n):
        out = []
        for r, it in enumerate([TITLES, *rows(n)], 1):
            cells = "".join(
                f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{cell.replace(">", "&gt;")}</t></is></c>'
                for c, cell in enumerate(it))
            out.append(f'<row r="{r}">{cells}</row>')
        return ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
                + "".join(out) + "</sheetData></worksheet>")
    ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    numbers = range(1, sheets + 1)
    return {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        + "".join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{kind}.worksheet+xml"/>' for i in numbers)
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" '
        f'Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {ns} xmlns:r="{rel}"><sheets>'
        + "".join(f'<sheet name="Foglio {i}" sheetId="{i}" r:id="r{i}"/>' for i in numbers) + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(f'<Relationship Id="r{i}" Type="{rel}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in numbers)
        + "</Relationships>",
        **{f"xl/worksheets/sheet{i}.xml": sheet(n) for i in numbers},
    }


def xlsx_sheets(n):
    return xlsx(1, n)


def ods(n, sheets=1):
    def sheet(i):
        out = "".join(
            "<table:table-row>" + "".join(
                f'<table:table-cell office:value-type="string"><text:p>{cell.replace(">", "&gt;")}</text:p></table:table-cell>'
                for cell in it) + "</table:table-row>"
            for it in [TITLES, *rows(n)])
        return f'<table:table table:name="Foglio {i}">{out}</table:table>'
    base = "urn:oasis:names:tc:opendocument:xmlns"
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f'<office:document-content xmlns:office="{base}:office:1.0" xmlns:table="{base}:table:1.0" '
        f'xmlns:text="{base}:text:1.0"><office:body><office:spreadsheet>'
        + "".join(sheet(i) for i in range(sheets)) + "</office:spreadsheet></office:body></office:document-content>",
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{base}:manifest:1.0"/>',
    }


def ods_sheets(n):
    return ods(1, n)


def pdf(pages, lines):
    """Pages of a table without rules, by hand."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(pages))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    it = iter([TITLES, *rows(pages * lines)])
    for i in range(pages):
        text = []
        for line in range(lines):
            for column, cell in enumerate(next(it)):
                text.append(f"1 0 0 1 {20 + 200 * column} {20 + 14 * (lines - line)} Tm ({cell}) Tj")
        stream = "BT /F 8 Tf " + "\n".join(text) + " ET"
        size = f"[0 0 1500 {60 + 14 * lines}]"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {size} /Resources << /Font << /F 3 0 R >> >> "
            f"/Contents {5 + 2 * i} 0 R >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, starts = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{at:010} 00000 n \n" for at in starts)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}"


def pdf_pages(n):
    return pdf(n // 10, 20)


def pdf_lines(n):
    return pdf(1, n)


def own_rules(n):
    return "".join(
        f'[[rules]]\nid = "peso-{i}"\nwhen = "indicator.weight != null && indicator.weight < {i}"\n'
        f'message = "il peso è inferiore a {i}"\n' for i in range(n // 4))


def session(changes, n_changes):
    """What an editor sends: a plan is opened, edited so many times, and closed."""
    uri = "file:///nowhere/piano.piano"
    sent = [
        {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
        {"method": "initialized", "params": {}},
        {"method": "textDocument/didOpen", "params": {"textDocument": {
            "uri": uri, "languageId": "piano", "version": 1, "text": changes}}},
    ]
    for i in range(n_changes):
        at = {"line": 4, "character": 9}
        sent.append({"method": "textDocument/didChange", "params": {
            "textDocument": {"uri": uri, "version": i + 2},
            "contentChanges": [{"range": {"start": at, "end": at}, "text": str(i % 10)}]}})
        sent.append({"method": "textDocument/didChange", "params": {
            "textDocument": {"uri": uri, "version": i + 2},
            "contentChanges": [{"range": {"start": at, "end": {**at, "character": 10}}, "text": ""}]}})
    for i, method in enumerate(["documentSymbol", "semanticTokens/full", "foldingRange", "codeLens"], 2):
        sent.append({"id": i, "method": f"textDocument/{method}", "params": {"textDocument": {"uri": uri}}})
    sent += [{"id": 99, "method": "shutdown"}, {"method": "exit"}]
    bodies = (json.dumps({"jsonrpc": "2.0", **it}).encode() for it in sent)
    return b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(it), it) for it in bodies)


def opened(n):
    return session(objectives(n), 0)


def edited(n):
    return session(objectives(20), n)


def written(path, it):
    """Writes what a maker gave: a text, bytes, or the parts of an archive."""
    if isinstance(it, dict):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in it.items():
                archive.writestr(name, part)
    else:
        path.write_bytes(it if isinstance(it, bytes) else it.encode())
    return path
