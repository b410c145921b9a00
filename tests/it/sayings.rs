//! What every finding of every fixture says: its sentence, its labels with their places, its
//! fixes with what they write. The fixtures themselves show only where the findings are.

use std::fmt::Write as _;
use std::fs;

use collaudo::check::{Document, check, locate};
use collaudo::config::Config;
use collaudo::finding::Fix;
use collaudo::lang::Catalogue;
use collaudo::rule::{Family, Rule};
use collaudo::rules::ALL;
use collaudo::syntax::Language;

use crate::history::against;
use crate::support::bless::golden;

/// The text of a rule's fixture and what is found in it; none for rules about reports.
fn found(rule: &Rule) -> Option<(String, Document)> {
    let (text, config) = if rule.family == Family::History {
        let folder = format!("tests/data/history/{}", rule.id);
        let old = fs::read_to_string(format!("{folder}/old.piano")).ok();
        (fs::read_to_string(format!("{folder}/new.piano")).ok()?, against(old.as_deref()))
    } else {
        (fs::read_to_string(format!("tests/data/rules/{}.piano", rule.id)).ok()?, Config::everything())
    };
    let config = config.only_where(|it| it.id == rule.id);
    let document = locate("fixture.piano", &text, &check(&text, &config, false), &config, None);
    Some((text, document))
}

/// What a fix writes: each edit as the text there and the text instead.
fn edits(text: &str, fix: &Fix, section: usize) -> String {
    let starts: Vec<usize> = check(text, &Config::everything(), false).starts().collect();
    let here = fix.edits.iter().map(|it| (section, it));
    let elsewhere = fix.elsewhere.iter().map(|it| (it.0 as usize, &it.1));
    let all = here.chain(elsewhere).map(|(section, it)| {
        let old = it.span.shifted(starts[section]);
        format!("{:?} -> {:?}", old.text(text), it.text)
    });
    all.collect::<Vec<_>>().join(", ")
}

fn sayings(rule: &Rule, catalogue: &Catalogue) -> String {
    let Some((text, document)) = found(rule) else { return String::new() };
    let mut res = format!("\n{}\n", rule.id);
    for it in document.findings.iter().filter(|it| it.finding.rule == rule.id) {
        let marked = it.place.span.map_or("", |it| it.text(&text)).lines().next().unwrap_or("");
        let _ = writeln!(res, "{marked:?} {}", catalogue.say(&it.finding.message));
        for (label, place) in it.finding.labels.iter().zip(&it.labels) {
            // Lines are counted from the finding, so that what is added elsewhere changes nothing.
            let line = match label.is_earlier {
                true => format!("before {}", place.line),
                false => format!("{:+}", place.line as i64 - it.place.line as i64),
            };
            let _ = writeln!(res, "    {line}:{} {}", place.column, catalogue.say(&label.message));
        }
        for fix in &it.finding.fixes {
            let kind = if fix.safe { "safe" } else { "unsafe" };
            let edits = edits(&text, fix, it.section);
            let _ = writeln!(res, "    {kind}: {}: {edits}", catalogue.say(&fix.title));
        }
    }
    res
}

/// One file a family; `UPDATE=1` writes it anew.
#[test]
fn every_finding_says_what_it_said() {
    let catalogue = Catalogue::new(Language::En);
    let mut families: Vec<Family> = ALL.iter().map(|it| it.family).collect();
    families.dedup();
    for family in families {
        let of_family = ALL.iter().filter(|it| it.family == family);
        let said: String = of_family.map(|it| sayings(it, &catalogue)).collect();
        golden(&format!("tests/data/sayings/{}.txt", family.name()), said.trim_start());
    }
}

/// What a rule says of an indicator under a policy: the finding and its fixes.
fn under(rule: &str, policy: &str, indicator: &str) -> Vec<String> {
    let text =
        format!("piano \"Ente\" 2023\n  {policy}\nobiettivo 01 \"Uno\"\n  indicatore \"a\"\n{indicator}");
    let config = Config::everything().only_where(|it| it.id == rule);
    let document = locate("a.piano", &text, &check(&text, &config, false), &config, None);
    let catalogue = Catalogue::new(Language::En);
    let said = document.findings.iter().flat_map(|it| {
        let fixes = it.finding.fixes.iter().map(|it| &it.title);
        std::iter::once(&it.finding.message).chain(fixes).map(|it| catalogue.say(it)).collect::<Vec<_>>()
    });
    said.collect()
}

#[test]
fn every_policy_says_how_it_comes_to_its_figure() {
    let off = |policy, indicator| under("achievement-off-policy", policy, indicator).swap_remove(0);
    assert_eq!(
        off(
            "valutazione fasce 0%..70% = 0%; 70%..100% = 50%",
            "target >= 100 N\nconsuntivo 75 N\ngrado 60%\n"
        ),
        "an achievement of 60 % is not what the bands scoring gives: a degree of 75 % earns 50 %"
    );
    assert_eq!(
        off("valutazione inversa", "target <= 10 gg\nconsuntivo 20,0 gg\ngrado 60%\n"),
        "an achievement of 60 % is not what the inverse scoring gives: 100 × 10 / 20 = 50 %"
    );
    assert_eq!(
        off("valutazione base", "base 60 N\ntarget >= 80 N\nconsuntivo 70 N\ngrado 60%\n"),
        "an achievement of 60 % is not what the baseline scoring gives: 100 × 10 / 20 = 50 %"
    );
    assert_eq!(
        off("valutazione soglia", "target >= 80 N\nconsuntivo 70 N\ngrado 60%\n"),
        "an achievement of 60 % is not what the threshold scoring gives, 0 %"
    );
}

/// The policy gives no figure without a baseline, but the target is met or missed.
#[test]
fn what_is_met_or_missed_is_so_without_a_baseline() {
    let title = |indicator| under("contradictory-achievement", "valutazione base", indicator).pop();
    assert_eq!(
        title("target >= 90 %\nconsuntivo 95 %\ngrado 60%\n").as_deref(),
        Some("take the recomputed achievement, 100 %")
    );
    assert_eq!(
        title("target >= 90 %\nconsuntivo 45 %\ngrado 100%\n").as_deref(),
        Some("take the recomputed achievement, 0 %")
    );
}
