//! Realistic plans of any size, the same on every machine.

use std::fmt::Write as _;

const VERBS: &[&str] =
    &["Realizzazione", "Aggiornamento", "Diffusione", "Monitoraggio", "Gestione", "Semplificazione"];
const THINGS: &[&str] = &[
    "dei servizi telematici alle imprese",
    "delle procedure di concessione dei contributi",
    "degli adempimenti in materia di trasparenza",
    "dei procedimenti di conciliazione e arbitrato",
    "delle richieste di accesso agli atti",
    "delle attività di formazione del personale",
];

/// A plan of `n` indicators: one in five objectives has two, the kinds are mixed as in a
/// real report (half ratios, a third counts, the rest dates and days), one indicator in a
/// hundred contradicts itself.
pub(crate) fn plan(n: usize) -> String {
    let mut out = String::with_capacity(n.saturating_mul(330));
    out.push_str("# Piano della performance 2023\npiano \"Ente di esempio\" 2023\n");
    let mut made = 0;
    let mut goal = 0;
    while made < n {
        goal += 1;
        if goal % 10 == 1 {
            let _ = write!(out, "\nprospettiva BSC{} \"Prospettiva {}\"\n", goal / 10 + 1, goal / 10 + 1);
        }
        let _ = write!(out, "\nstrategico {goal:02} \"{} {}\"\n", VERBS[goal % 6], THINGS[goal / 6 % 6]);
        for objective in 1..=12 {
            if made >= n {
                break;
            }
            let (verb, thing) = (VERBS[(goal + objective) % 6], THINGS[(goal * 7 + objective) % 6]);
            let _ = write!(out, "\nobiettivo {goal:02}.{objective:02} \"{verb} {thing}\"\n  grado 100,00%\n");
            let count = if objective % 5 == 0 { 2 } else { 1 };
            for i in 0..count {
                indicator(&mut out, made, i, 100 / count);
                made += 1;
            }
        }
    }
    out
}

fn indicator(out: &mut String, seed: usize, i: usize, weight: usize) {
    let thing = THINGS[seed % 6];
    let _ = write!(out, "  indicatore \"Quota {thing}, anno in corso ({i})\"\n    peso       {weight},00%\n");
    let total = 40 + seed % 900;
    let done = total - seed % 7;
    let reached = (done as f64 / total as f64 * 10000.0).round() / 100.0;
    let percent = format!("{reached:.2}").replace('.', ",");
    let _ = match seed % 6 {
        0..=2 => write!(
            out,
            "    misura     evase    = {done} N \"n. pratiche evase nei termini\"\n    misura     ricevute = {total} N \"n. pratiche ricevute\"\n    formula    evase / ricevute\n    target     >= 70,00%\n    consuntivo {percent}%\n"
        ),
        3 => write!(
            out,
            "    misura     valore = {total} N\n    formula    valore\n    target     >= {total} N\n    consuntivo {total} N\n"
        ),
        4 => write!(
            out,
            "    misura     data = 14-02-2023\n    formula    data\n    target     entro 30-04-2023\n    consuntivo 14-02-2023\n"
        ),
        _ => write!(
            out,
            "    misura     valore = 5,16 gg\n    formula    valore\n    target     <= 10 gg\n    consuntivo 5,16 gg\n"
        ),
    };
    let achieved = if seed % 100 == 99 { "37,00%" } else { "100,00%" };
    let _ = writeln!(out, "    grado      {achieved}");
}

/// The text of a report of `n` indicators, tab-separated in the layout of a real one: a title
/// and columns on each page, headings in rows of their own, half the values ratios.
pub(crate) fn report(n: usize) -> String {
    let mut out = String::with_capacity(n.saturating_mul(300));
    let (mut made, mut goal) = (0, 0);
    while made < n {
        goal += 1;
        out.push_str("Obiettivi operativi - Ente di esempio - Anno 2023\n");
        if goal == 1 {
            out.push_str("GRUPPO\tAMBITO\tOBBIETTIVO\tPESO\tINDICATORE\tALGORITMO\tVALORI MISURE\tCONSUNTIVO\tTARGET\tGRADO\tVALUTAZIONE\n");
            out.push_str("BSC1 - Utenti\n011 - Utenti e imprese\n");
        }
        let _ = writeln!(out, "{goal:02} - {} {}", VERBS[goal % 6], THINGS[goal / 6 % 6]);
        for objective in 1..=12 {
            if made >= n {
                break;
            }
            let (verb, thing) = (VERBS[(goal + objective) % 6], THINGS[(goal * 7 + objective) % 6]);
            let _ = writeln!(out, "{goal:02}.{objective:02} - {verb} {thing}\t100,00%");
            row(&mut out, made);
            made += 1;
        }
    }
    out
}

fn row(out: &mut String, seed: usize) {
    let thing = THINGS[seed % 6];
    let total = 40 + seed % 900;
    let done = total - seed % 7;
    let reached = format!("{:.2}", (done as f64 / total as f64 * 10000.0).round() / 100.0).replace('.', ",");
    let _ = write!(out, "100,00%\t\tQuota {thing}\t");
    let _ = match seed % 6 {
        0..=2 => write!(
            out,
            "n. pratiche evase nei termini / n. pratiche ricevute\t{done} N. / {total} N.\t{reached} %\t>= 70,00 %"
        ),
        3 => write!(out, "n. pratiche evase\t{total} N.\t{total} N.\t>= {total} N."),
        4 => write!(out, "Data di adozione\t14-02-2023\t14-02-2023\tEntro 30-04-2023"),
        _ => write!(out, "Tempo medio di evasione\t5,16 gg\t5,16 gg\t<= 10 gg"),
    };
    let achieved = if seed % 100 == 99 { "37,00%" } else { "100,00%" };
    let _ = writeln!(out, "\t{achieved}\t\t");
}
