"""Writes reports as they are published, the same on every machine: reports.py FOLDER [N].

Each has 100 indicators under 80 objectives, in the layout of the real report of
examples/. Some figures are wrong on purpose; how many is printed, for each check.
"""

import sys
from pathlib import Path

HEAD = ("GRUPPO\tAMBITO STRATEGICO\tOBBIETTIVO STRATEGICO\tOBBIETTIVO OPERATIVO\tPESO\tINDICATORE\t"
        "ALGORITMO\tVALORI MISURE\tCONSUNTIVO\tTARGET\tGRADO RAGGIUNGIMENTO\tVALUTAZIONE\n")
THINGS = ["pratiche telematiche", "istanze di accesso", "richieste di contributo", "domande di iscrizione",
          "verifiche ispettive", "atti di conciliazione"]


def number(value):
    return f"{value:.2f}".replace(".", ",")


def indicator(seed, weight, wrong):
    thing = THINGS[seed % 6]
    total = 40 + seed % 900
    done = total - seed % 7
    grade = 100.0
    if seed % 120 == 119:
        grade = 150.0
        wrong["range"] += 1
    kind = seed % 3
    if kind < 2:
        share = round(done / total * 100 + 1e-9, 2)
        if seed % 100 == 99:
            share = round(share - 1.5, 2)
            wrong["result"] += 1
        cells = [f"Quota di {thing} evase nei termini ({seed})", f"n. {thing} evase / n. {thing} ricevute", "",
                 f"{done} N. / {total} N.", f"{number(share)} %", ">= 70,00 %"]
    else:
        late = seed % 130 == 128
        if late:
            wrong["date"] += 1
        day = "14-05-2023" if late else "14-02-2023"
        cells = [f"Approvazione del programma per {thing} ({seed})", "Data", "", day, day, "Entro 30-04-2023"]
    return "\t".join([f"{number(weight)}%", ""] + cells + [f"{number(grade)}%", "", "", ""]) + "\n"


def report(i, wrong):
    rows = ["\n", f"Obiettivi operativi con indicatori - Ente {i:04} dicembre 2023\n", "\n", HEAD,
            f"Ente {i:04}" + "\t" * 11 + "\n", "BSC1 - Utenti e territorio" + "\t" * 11 + "\n"]
    made = 0
    for objective in range(80):
        seed = i * 100 + made
        if objective % 8 == 0:
            goal = objective // 8 + 1
            rows.append(f"{goal:02} - Semplificazione e digitalizzazione, linea {goal}" + "\t" * 11 + "\n")
        code = f"{objective // 8 + 1:02}.{objective % 8 + 1:02}"
        rows.append(f"{code} - Gestione delle {THINGS[seed % 6]}" + "\t" * 10 + "100,00%\t\n")
        weights = [50.0, 50.0] if objective % 4 == 3 else [100.0]
        if (i * 80 + objective) % 90 == 89:
            weights[-1] -= 10.0
            wrong["weights"] += 1
        for weight in weights:
            rows.append(indicator(i * 100 + made, weight, wrong))
            made += 1
    return "".join(rows)


folder, n = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000
folder.mkdir(parents=True, exist_ok=True)
wrong = {"weights": 0, "result": 0, "range": 0, "date": 0}
for i in range(n):
    (folder / f"ente-{i:04}.txt").write_text(report(i, wrong), encoding="utf-8")
print(f"{n} reports, {n * 100} indicators; wrong on purpose: {wrong}, {sum(wrong.values())} in all")
