//! What an editor is told of a place in a plan.

mod case;
mod total;

use case::{Case, cases};
use collaudo::assist::complete::{Offer, complete, plain};
use collaudo::assist::hover::{example, hover};
use collaudo::assist::symbols::Symbol;
use collaudo::assist::{
    folding, formatting, hints, lenses, links, names, outline, refactor, selection, symbols, tokens,
};
use collaudo::check::check;
use collaudo::config::Config;
use collaudo::lang::Language;
use collaudo::syntax::{KEYWORDS, parse_line};

#[test]
fn a_hover_tells_what_is_known_of_the_place() {
    cases("hover.txt", |case| match hover(&case.live, case.at, &case.catalogue) {
        Some(page) => format!("[{}]\n{}", case.text(page.place), page.markdown),
        None => String::new(),
    });
}

#[test]
fn completion_offers_what_may_be_written() {
    cases("complete.txt", |case| {
        let offers = complete(&case.live, case.at, &case.catalogue, 2024);
        let place = collaudo::assist::Place { section: case.at.section, span: offers.replaces };
        let line = |it: &Offer| {
            let detail = it.detail.as_deref().map_or(String::new(), |it| format!("  ({it})"));
            let insert = if it.insert == it.label {
                String::new()
            } else {
                format!("  → {}", it.insert.replace('\n', "⏎"))
            };
            format!("{}{insert}{detail}", it.label)
        };
        // Rules are many, and the list of them is not what is tested.
        let lines: Vec<String> = offers.all.iter().take(20).map(line).collect();
        format!("[{}]\n{}", case.text(place), lines.join("\n"))
    });
}

#[test]
fn hints_say_what_the_text_does_not() {
    cases("hints.txt", |case| {
        let all = hints::hints(&case.live, 0..case.live.parts().len(), case.title.contains("lenses"));
        let lines = all.iter().map(|it| {
            let (place, label) = (case.text(it.place), case.catalogue.say(&it.label));
            format!("{place} {label}  ({})", case.catalogue.say(&it.tooltip))
        });
        lines.collect::<Vec<_>>().join("\n")
    });
}

#[test]
fn lenses_tell_score_and_share() {
    cases("lenses.txt", |case| {
        let lines = lenses::lenses(&case.live).into_iter().map(|it| {
            let said: Vec<String> = it.messages.iter().map(|it| case.catalogue.say(it)).collect();
            format!("{}: {}", case.text(it.place), said.join(" · "))
        });
        lines.collect::<Vec<_>>().join("\n")
    });
}

#[test]
fn names_lead_to_where_they_are_defined_and_used_and_can_be_changed() {
    cases("names.txt", |case| {
        let Some(name) = names::at(&case.live, case.at) else { return "no name".to_owned() };
        let lines = |places: Vec<collaudo::assist::Place>| {
            places.iter().map(|it| format!("  {}\n", case.line(it.stretch().from))).collect::<String>()
        };
        let new = case.title.rsplit_once(" → ").map_or("nuovo", |it| it.1);
        let renamed = match names::rename(&case.live, &name, new) {
            Ok(edits) => case.changes(&edits),
            Err(why) => format!("{why:?}"),
        };
        format!(
            "[{}]\ndefined\n{}used\n{}renamed\n{renamed}",
            case.text(name.place()),
            lines(names::definitions(&case.live, &name)),
            lines(names::uses(&case.live, &name)),
        )
    });
}

fn tree(case: &Case, symbols: &[Symbol], depth: usize) -> String {
    let line = |it: &Symbol| {
        let (from, to) = (case.line(it.stretch.from), case.line(it.stretch.to));
        let lines = format!("{}–{}", from.split(':').next().unwrap(), to.split(':').next().unwrap());
        format!("{:depth$}{} {lines}\n{}", "", it.name, tree(case, &it.children, depth + 2))
    };
    symbols.iter().map(line).collect()
}

#[test]
fn headings_are_symbols() {
    cases("symbols.txt", |case| tree(case, &symbols::symbols(&case.live), 0));
}

#[test]
fn headings_are_found_by_their_words_and_codes() {
    let text = std::fs::read_to_string("examples/piccolo.piano").expect("an example");
    let live = collaudo::check::Live::new(&text, std::sync::Arc::new(Config::default()));
    let found = |query| symbols::find(&live, query, 9).into_iter().map(|it| it.name).collect::<Vec<_>>();
    assert_eq!(found("01.02"), ["01.02 Pratiche del registro evase presto e bene"]);
    assert_eq!(found("TEMPO evasione"), ["Tempo medio di evasione delle pratiche"]);
    assert_eq!(symbols::find(&live, "", 3).len(), 3);
}

#[test]
fn headings_and_comments_fold() {
    cases("folding.txt", |case| {
        let mut folds = folding::folds(&case.live);
        folds.sort_by_key(|it| (it.stretch.from, it.stretch.to));
        let lines = folds.iter().map(|it| {
            let kind = if it.is_comment { " #" } else { "" };
            format!("{} … {}{kind}", case.line(it.stretch.from), case.line(it.stretch.to))
        });
        lines.collect::<Vec<_>>().join("\n")
    });
}

#[test]
fn a_selection_grows_step_by_step() {
    cases("selection.txt", |case| {
        let whole = case.live.text();
        let starts = |section| case.live.parts()[..section].iter().map(|it| it.text.len()).sum::<usize>();
        let texts = selection::around(&case.live, case.at).into_iter().map(|it| {
            let (from, to) = (starts(it.from.section) + it.from.offset, starts(it.to.section) + it.to.offset);
            let text = whole[from..to].trim_start();
            match text.lines().count() {
                0 | 1 => text.to_owned(),
                n => format!("{} … ({n} lines)", text.lines().next().unwrap_or("")),
            }
        });
        texts.collect::<Vec<_>>().join("\n")
    });
}

#[test]
fn words_have_their_meaning() {
    cases("tokens.txt", |case| {
        let sections = 0..case.live.parts().len();
        let lines = sections
            .flat_map(|section| tokens::tokens(&case.live, section).into_iter().map(move |it| (section, it)));
        let line = |(section, it): (usize, tokens::Token)| {
            let place = collaudo::assist::Place { section, span: it.span };
            let marks = [(it.is_definition, " definition"), (it.is_idle, " idle")];
            let marks: String = marks.iter().filter(|it| it.0).map(|it| it.1).collect();
            format!("{:?}{marks} {}", it.kind, case.text(place))
        };
        lines.map(line).collect::<Vec<_>>().join("\n")
    });
}

#[test]
fn files_and_addresses_are_links() {
    cases("links.txt", |case| {
        let lines = links::links(&case.live)
            .into_iter()
            .map(|it| format!("{} → {:?}", case.text(it.place), it.target));
        lines.collect::<Vec<_>>().join("\n")
    });
}

#[test]
fn enter_aligns_the_lines_above() {
    cases("enter.txt", |case| case.changes(&formatting::on_enter(&case.live, case.at)));
}

#[test]
fn refactorings_rewrite_weights_and_percentages() {
    cases("refactor.txt", |case| {
        let all = refactor::rewritings(&case.live, case.at);
        let texts =
            all.iter().map(|it| format!("* {}\n{}", case.catalogue.say(&it.title), case.changes(&it.edits)));
        texts.collect::<Vec<_>>().join("\n")
    });
}

#[test]
fn the_outline_counts_what_stands_below() {
    cases("outline.txt", |case| {
        let lines = outline::entries(&case.live).into_iter().map(|it| {
            let mark = if it.is_contradicted { " contradicted" } else { "" };
            let (depth, code) = (it.depth * 2, it.code.as_deref().unwrap_or("-"));
            format!(
                "{:depth$}{code} {:?}: {} indicators, {} errors, {} warnings{mark}",
                "", it.name, it.n_indicators, it.errors, it.warnings
            )
        });
        lines.collect::<Vec<_>>().join("\n")
    });
}

#[test]
fn formatting_by_edits_gives_what_the_formatter_gives() {
    for (name, text) in crate::live::plans() {
        let live = collaudo::check::Live::new(&text, std::sync::Arc::new(Config::default()));
        for language in [None, Some(Language::En), Some(Language::It)] {
            let edits = formatting::document(&live, language);
            let options = collaudo::format::Options { language };
            assert_eq!(total::edited(&live, &edits), collaudo::format::format(&text, &options), "{name}");
        }
    }
}

#[test]
fn every_keyword_has_an_example_that_can_be_read() {
    for row in KEYWORDS {
        for language in [Language::It, Language::En] {
            let text = example(row.keyword, language);
            let lines: Vec<_> = text.lines().map(parse_line).collect();
            assert!(lines.iter().all(|it| it.error.is_none()), "{text}");
            assert!(lines.iter().any(|it| it.key.is_some_and(|it| it.keyword == row.keyword)), "{text}");
        }
    }
}

#[test]
fn every_skeleton_inserts_an_indicator_without_errors() {
    for heading in ["obiettivo 1 \"a\"\n  ", "objective 1 \"a\"\n  "] {
        let live = collaudo::check::Live::new(heading, std::sync::Arc::new(Config::default()));
        let at = case::point(&live, heading.len());
        let offers = complete(&live, at, &collaudo::lang::Catalogue::new(Language::It), 2024);
        let skeletons: Vec<&Offer> =
            offers.all.iter().filter(|it| it.insert.contains("${8") || it.insert.contains("${4")).collect();
        assert_eq!(skeletons.len(), 4);
        for it in &skeletons {
            let text = format!("{heading}{}\n", plain(&it.insert));
            let checked = check(&text, &Config::default(), false);
            let findings: Vec<_> =
                checked.sections.iter().flat_map(|it| it.findings(&Config::default())).collect();
            let errors: Vec<_> =
                findings.iter().filter(|it| it.severity == collaudo::finding::Severity::Error).collect();
            assert!(errors.is_empty(), "{text}\n{errors:?}");
        }
        // A plan without a year is taken for one of this year.
        assert!(skeletons.iter().any(|it| it.insert.contains("-2024")));
        assert!(skeletons.iter().all(|it| !it.insert.contains("-2025")));
    }
}
