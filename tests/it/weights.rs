//! Which weights are held against 100 %: those of siblings, of a heading further up, of the
//! plan, or of an owner.

use collaudo::check::check;
use collaudo::config::{Config, rule};

/// The findings of the rule on a plan: the message and, of each, the line.
fn found(plan: &str) -> Vec<String> {
    let config = Config::only(rule("weights-not-100").expect("the rule"));
    let checked = check(plan, &config, false);
    let mut res = Vec::new();
    for (section, start) in checked.sections.iter().zip(checked.starts()) {
        for finding in section.findings(&config) {
            let at = finding.span.shifted(start).start as usize;
            let line = plan[..at].lines().count();
            res.push(format!("{} {line}", finding.message.id.trim_start_matches("weights-not-100")));
        }
    }
    res
}

/// A plan of objectives under areas: each letter an area, each number the weight of the one
/// indicator of an objective; a stroke begins another indicator.
fn plan(areas: &[&[&str]]) -> String {
    let mut res = "piano \"Ente\" 2023\n".to_owned();
    for (i, objectives) in areas.iter().enumerate() {
        res.push_str(&format!("ambito {i} \"Ambito\"\n"));
        for (k, weights) in objectives.iter().enumerate() {
            res.push_str(&format!("obiettivo {i}.{k} \"Obiettivo\"\n"));
            for weight in weights.split('/') {
                res.push_str(&format!("indicatore \"x\"\npeso {weight}\ntarget >= 1\n"));
            }
        }
    }
    res
}

#[test]
fn weights_of_siblings_make_a_hundred() {
    assert!(found(&plan(&[&["100", "60/40"], &["50/50"]])).is_empty());
    assert_eq!(found(&plan(&[&["100", "60/30"], &["50/50"]])).len(), 1);
    assert_eq!(found(&plan(&[&["90"], &["50/40", "30/60"]])).len(), 3);
    assert_eq!(found(&plan(&[&["60/30"]])), [" 5"]);
}

#[test]
fn weights_of_a_whole_plan_make_a_hundred() {
    assert!(found(&plan(&[&["10/10"], &["5", "5"], &["10", "20/20/20"]])).is_empty());
    assert!(found(&plan(&[&["33,3"], &["33,3", "33,3"]])).is_empty());
    // One is wrong, and which one nobody knows.
    assert_eq!(found(&plan(&[&["10/10"], &["5", "5"], &["10", "20/20/10"]])), [".of-several 5"]);
}

#[test]
fn weights_under_each_area_make_a_hundred() {
    assert!(found(&plan(&[&["40", "30", "30"], &["50", "50"]])).is_empty());
    assert_eq!(found(&plan(&[&["40", "30", "30"], &["50", "40"], &["20/80"]])).len(), 1);
}

/// Siblings are believed before anything that is as likely.
#[test]
fn what_is_nearest_is_believed() {
    // Each objective is wrong by 10, the plan by 80.
    assert_eq!(found(&plan(&[&["60/30"], &["50/40"]])), [" 5", " 13"]);
}

#[test]
fn an_unknown_weight_leaves_the_sum_above_it_unknown() {
    assert!(found(&plan(&[&["10", "x", "20"]])).is_empty());
    // Where the weights of some siblings make 100 %, those of others should.
    assert_eq!(found(&plan(&[&["100", "x", "20"]])), [" 13"]);
}

#[test]
fn weights_of_each_owner_make_a_hundred() {
    let plan = |weights: &[(&str, &str)]| {
        let mut res = "piano \"Ente\" 2023\n".to_owned();
        for (i, (owner, weight)) in weights.iter().enumerate() {
            res.push_str(&format!("obiettivo {i} \"x\"\npeso {weight}\nresponsabile \"{owner}\"\n"));
        }
        res
    };
    assert!(found(&plan(&[("A", "60"), ("B", "100"), ("A", "40")])).is_empty());
    assert_eq!(found(&plan(&[("A", "60"), ("B", "100"), ("A", "40"), ("C", "90")])), [" 12"]);
    assert_eq!(found(&plan(&[("A", "60"), ("B", "30"), ("A", "20")])), [" 3"]);
}
