//! Whole indicators with places to fill in, one for each kind of measurement.

use rust_decimal::Decimal;

use crate::assist::complete::{Context, Kind, Offer};
use crate::assist::markdown::plan_block;
use crate::syntax::Language;
use crate::text::write_number;

/// A whole indicator of each kind: ratio, count, time, date.
pub(crate) fn indicators(context: &Context<'_>) -> Vec<Offer> {
    let weight = write_number(
        crate::assist::complete::values::weight_left(context).unwrap_or(Decimal::ONE_HUNDRED),
        context.language == Language::It,
    );
    let year = context.year;
    let all = [
        (
            context.choose("indicatore: rapporto", "indicator: ratio"),
            "assist-skeleton-ratio",
            ratio(context.language),
        ),
        (
            context.choose("indicatore: numero", "indicator: count"),
            "assist-skeleton-count",
            count(context.language),
        ),
        (
            context.choose("indicatore: tempo", "indicator: time"),
            "assist-skeleton-time",
            time(context.language),
        ),
        (
            context.choose("indicatore: data", "indicator: date"),
            "assist-skeleton-date",
            date(context.language),
        ),
    ];
    let offers = all.into_iter().map(|(label, detail, body)| {
        let body = body.replace("WEIGHT", &weight).replace("YEAR", &year.to_string());
        let page = plan_block(&plain(&body));
        Offer::new(Kind::Skeleton, label).insert(body).detail(context.catalogue.word(detail)).page(page)
    });
    offers.collect()
}

/// A measure with its value and what it counts.
pub(crate) fn measure(context: &Context<'_>, keyword: &str) -> String {
    let (name, what) = context.choose(("nome", "che cosa si conta"), ("name", "what is counted"));
    format!("{keyword} ${{1:{name}}} = ${{2:0}} ${{3:N}} \"${{4:{what}}}\"")
}

fn ratio(language: Language) -> &'static str {
    language.choose(
        "indicatore \"${1:Nome dell'indicatore}\"\n  peso    ${2:WEIGHT}%\n  misura  ${3:conclusi} N \"${4:che cosa si conta}\"\n  misura  ${5:ricevuti} N \"${6:su quanti}\"\n  formula ${3:conclusi} / ${5:ricevuti}\n  target  >= ${7:90}%\n  fonte   \"${8:da dove vengono i dati}\"\n$0",
        "indicator \"${1:Name of the indicator}\"\n  weight  ${2:WEIGHT}%\n  measure ${3:closed} N \"${4:what is counted}\"\n  measure ${5:received} N \"${6:out of how many}\"\n  formula ${3:closed} / ${5:received}\n  target  >= ${7:90}%\n  source  \"${8:where the data come from}\"\n$0",
    )
}

fn count(language: Language) -> &'static str {
    language.choose(
        "indicatore \"${1:Nome dell'indicatore}\"\n  peso   ${2:WEIGHT}%\n  target >= ${3:10} N\n  fonte  \"${4:da dove vengono i dati}\"\n$0",
        "indicator \"${1:Name of the indicator}\"\n  weight ${2:WEIGHT}%\n  target >= ${3:10} N\n  source \"${4:where the data come from}\"\n$0",
    )
}

fn time(language: Language) -> &'static str {
    language.choose(
        "indicatore \"${1:Tempo medio di …}\"\n  peso    ${2:WEIGHT}%\n  misura  ${3:giorni_totali} gg \"${4:giorni di tutte le pratiche}\"\n  misura  ${5:pratiche} N \"${6:pratiche concluse}\"\n  formula ${3:giorni_totali} / ${5:pratiche}\n  target  <= ${7:30} gg\n  fonte   \"${8:da dove vengono i dati}\"\n$0",
        "indicator \"${1:Mean time to …}\"\n  weight  ${2:WEIGHT}%\n  measure ${3:total_days} days \"${4:days of all cases}\"\n  measure ${5:cases} N \"${6:cases closed}\"\n  formula ${3:total_days} / ${5:cases}\n  target  <= ${7:30} days\n  source  \"${8:where the data come from}\"\n$0",
    )
}

fn date(language: Language) -> &'static str {
    language.choose(
        "indicatore \"${1:Approvazione di …}\"\n  peso   ${2:WEIGHT}%\n  target entro ${3:30-06-YEAR}\n  fonte  \"${4:atto di approvazione}\"\n$0",
        "indicator \"${1:Approval of …}\"\n  weight ${2:WEIGHT}%\n  target by ${3:30-06-YEAR}\n  source \"${4:act of approval}\"\n$0",
    )
}

/// A text with places to fill in as it stands before anything is filled in.
pub fn plain(insert: &str) -> String {
    let mut res = String::with_capacity(insert.len());
    let mut rest = insert;
    while let Some((before, after)) = rest.split_once('$') {
        res.push_str(before);
        rest = match after.strip_prefix('{').and_then(|it| it.split_once('}')) {
            Some((place, after)) => {
                res.push_str(place.split_once(':').map_or("", |it| it.1));
                after
            }
            None => after.trim_start_matches(|it: char| it.is_ascii_digit()),
        };
    }
    res.push_str(rest);
    res.truncate(res.trim_end_matches('\n').len());
    res
}
