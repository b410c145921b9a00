#!/usr/bin/env bash
# Makes the other forms of the real report with LibreOffice: the same table as a workbook,
# a page and so on, its cells typed where an office program types them.
# Needs soffice (Debian: libreoffice-calc, libreoffice-writer). Run it anywhere; the files land beside it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/../../../examples/maremma-e-tirreno-2023.txt" "$work/report.tsv"
cd "$work"
# Tabs, quotes, UTF-8, from line 1, columns as they come, Italian, and whether numbers are looked for.
read_as() { echo "--infilter=CSV:9,34,76,1,,1040,false,$1"; }
convert() { soffice --headless "-env:UserInstallation=file://$work/profile" "$@" >/dev/null 2>&1; }
convert "$(read_as true)" --convert-to xlsx report.tsv
convert "$(read_as true)" --convert-to ods report.tsv
convert "$(read_as true)" --convert-to xls report.tsv
convert "$(read_as false)" --convert-to html report.tsv
convert "$(read_as false)" --convert-to "csv:Text - txt - csv (StarCalc):44,34,76" report.tsv && mv report.csv comma.csv
convert "$(read_as false)" --convert-to "csv:Text - txt - csv (StarCalc):59,34,76" report.tsv && mv report.csv semicolon.csv
# LibreOffice says of each cell how it looks; that is half of the page.
sed -i -E -e 's,</?font[^>]*>,,g' -e 's, (bgcolor|align|valign|height|sdval|sdnum)=("[^"]*"|[^ >]*),,g' report.html
# A page needs lines around its cells, and columns wide enough for their words.
columns=$(printf '<col width="%s%%">' 16 8 12 12 7 7 7 7 6 6 8 4)
style='<style>@page { size: 42cm 29.7cm; margin: 1cm } td { font-size: 6pt } tr { page-break-inside: avoid }</style>'
sed -E -e 's,<colgroup[^>]*></colgroup>,,' -e "s,<table [^>]*>,<table cellspacing=\"0\" cellpadding=\"2\" border=\"1\" width=\"100%\">$columns," \
  -e "s|<title></title>|<title></title>$style|" report.html > print.html
convert --infilter="HTML (StarWriter)" --convert-to pdf:writer_pdf_Export print.html && mv print.pdf report.pdf
cp report.pdf report.xlsx report.ods report.xls report.html comma.csv semicolon.csv "$here/"
