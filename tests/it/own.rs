//! Rules of one's own: read, run, selected, suppressed, tested, and wrong in every way.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use collaudo::assist::complete::complete;
use collaudo::assist::hover::hover;
use collaudo::check::{Live, Point};
use collaudo::config::{Layer, Selector, read_over};
use collaudo::lang::{Catalogue, Language};

fn folder(name: &str, config: &str, plan: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("own").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder");
    fs::write(path.join("collaudo.toml"), config).expect("a file");
    fs::write(path.join("a.piano"), plan).expect("a file");
    path
}

fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_collaudo"));
    let output: Output = command
        .current_dir(folder)
        .args(args)
        .env("LC_ALL", "C")
        .env("COLUMNS", "200")
        .output()
        .expect("it runs");
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code(), said)
}

const RULES: &str = r#"
[[rules]]
id = "small-weight"
severity = "error"
on = "indicator"
when = "indicator.weight != null && indicator.weight < 12.5"
message = { it = "il peso è inferiore a 12,5 %", en = "the weight is below 12.5 %" }
examples = { fails = ["indicatore \"a\"\n  peso 12,4%"], passes = ["indicatore \"a\"\n  peso 12,5%", "indicatore \"a\""] }

[[rules]]
id = "owner-needed"
on = "objective"
when = "objective.owner == null"
message = "no owner"

[[rules]]
id = "few-objectives"
severity = "info"
on = "plan"
when = "plan.objectives < 2"
message = "few"
"#;

const PLAN: &str = "piano \"Ente\" 2023\nobiettivo 01.01 \"Uno\"\n  indicatore \"a\"\n    peso   12,4%\n    \
                    target >= 3 N\n  indicatore \"b\"\n    peso   87,6%\n    target >= 3 N\n";

#[test]
fn rules_run_on_what_they_are_about_in_the_language_of_the_reader() {
    let root = folder("run", RULES, PLAN);
    let (status, said) =
        run(&root, &["check", "a.piano", "--severity", "info", "--output-format", "concise"]);
    assert!(said.contains("a.piano:3:14: error[small-weight] the weight is below 12.5 %"), "{said}");
    assert!(said.contains("a.piano:2:17: warning[owner-needed] no owner"), "{said}");
    assert!(said.contains("a.piano:1:7: note[few-objectives] few"), "{said}");
    assert_eq!(status, Some(1));
    let (_, said) = run(&root, &["check", "a.piano", "--lang", "it"]);
    assert!(said.contains("il peso è inferiore a 12,5 %"), "{said}");
    let (_, said) = run(&root, &["rules"]);
    assert!(said.contains("small-weight") && said.contains("\nown\n"), "{said}");
}

const SAYING: &str = r#"
[[rules]]
id = "says"
on = "indicator"
when = "true"
[rules.message]
it = "{indicator.name}, {objective.code}: peso {indicator.weight} %, {{{indicator.result} {indicator.unit}}} entro il {indicator.target_date}, raggiunto {indicator.met}, motivo {indicator.reason}"
en = "{indicator.name}: weight {indicator.weight} %, {indicator.result} {indicator.unit}, by {indicator.target_date}, met {indicator.met}, year {plan.year}"
"#;

#[test]
fn a_message_has_the_values_in_it_as_the_reader_writes_them() {
    let plan = "piano \"Ente\" 2023\nobiettivo 01.01 \"Uno\"\n  indicatore \"a\"\n    peso 12,50%\n    target <= 12000 ore\n    \
                consuntivo 12500,0 ore\n  indicatore \"b\"\n    peso 87,5%\n    target entro 30-04-2023\n    motivazione \"lo {sciopero}\"\n";
    let root = folder("says", SAYING, plan);
    let (_, said) = run(&root, &["check", "a.piano", "--select", "own", "--lang", "it"]);
    for line in [
        "a, 01.01: peso 12,50 %, {12.500,0 ore} entro il non indicato, raggiunto no, motivo non indicato",
        "b, 01.01: peso 87,5 %, {non indicato } entro il 30/04/2023, raggiunto non indicato, motivo lo {sciopero}",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let (_, said) = run(&root, &["check", "a.piano", "--select", "own", "--lang", "en"]);
    for line in [
        "a: weight 12.50 %, 12,500.0 hours, by not stated, met no, year 2023",
        "b: weight 87.5 %, not stated , by 30 April 2023, met not stated, year 2023",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    // The file that `config show` writes says the same.
    let (_, shown) = run(&root, &["config", "show", "a.piano"]);
    fs::write(root.join("shown.toml"), &shown).expect("a file");
    let (_, again) =
        run(&root, &["check", "a.piano", "--select", "own", "--lang", "en", "--config", "shown.toml"]);
    assert_eq!(said, again);
}

#[test]
fn they_are_selected_ignored_and_suppressed_like_any_other() {
    let config = format!("ignore = [\"owner-needed\"]\n{RULES}");
    let root = folder("select", &config, PLAN);
    let (_, said) = run(&root, &["check", "a.piano"]);
    assert!(!said.contains("owner-needed") && said.contains("small-weight"), "{said}");
    let (_, said) = run(&root, &["check", "a.piano", "--ignore", "small-weight"]);
    assert!(!said.contains("small-weight"), "{said}");
    let (_, said) = run(&root, &["check", "a.piano", "--select", "own"]);
    assert!(said.contains("small-weight") && !said.contains("opaque"), "{said}");
    let suppressed =
        PLAN.replace("  indicatore \"a\"", "  # consenti small-weight: prova\n  indicatore \"a\"");
    fs::write(root.join("a.piano"), suppressed).expect("a file");
    let (status, said) = run(&root, &["check", "a.piano"]);
    assert!(!said.contains("small-weight"), "{said}");
    assert_eq!(status, Some(0), "{said}");
    // A file that builds on another can name its rules.
    fs::write(root.join("b.toml"), "extend = \"collaudo.toml\"\nseverity = { small-weight = \"info\" }\n")
        .expect("a file");
    let (status, said) = run(&root, &["check", "a.piano", "--config", "b.toml"]);
    assert_eq!(status, Some(0), "{said}");
}

#[test]
fn their_examples_are_run() {
    let root = folder("test", RULES, PLAN);
    let (status, said) = run(&root, &["rules", "--test"]);
    assert_eq!((status, said.as_str()), (Some(0), "3 rules of one's own, 3 examples, 0 not as expected\n"));
    fs::write(root.join("collaudo.toml"), RULES.replace("< 12.5", "< 12.4")).expect("a file");
    let (status, said) = run(&root, &["rules", "--test"]);
    assert_eq!(status, Some(1));
    assert!(said.contains("small-weight: example 1 should be reported and is not"), "{said}");
}

#[test]
fn what_is_wrong_with_a_rule_is_said_at_its_place_and_nothing_counts_as_checked() {
    for (rule, place, said_of_it) in [
        ("id = \"a\"\nwhen = \"indicator.wieght > 5\"\nmessage = \"x\"", "3:", "perhaps weight is meant"),
        ("id = \"a\"\nwhen = \"1 +\"\nmessage = \"x\"", "3:12", "the condition cannot be read"),
        ("id = \"a\"\nwhen = \"true\"", "1:1", "a rule of one's own needs message"),
        (
            "id = \"weights-not-100\"\nwhen = \"true\"\nmessage = \"x\"",
            "2:6",
            "is the name of something in the catalogue",
        ),
        (
            "id = \"a\"\nwhen = \"true\"\nmessage = \"peso {indicator.wieght}\"",
            "4:17",
            "there is no indicator.wieght here; perhaps indicator.weight is meant",
        ),
        (
            "id = \"a\"\non = \"plan\"\nwhen = \"true\"\nmessage = { en = \"{indicator.name}\" }",
            "5:19",
            "there is: plan.year, plan.report, plan.goals, plan.objectives, plan.indicators",
        ),
        ("id = \"a\"\nwhen = \"true\"\nmessage = \"a {plan.year\"", "4:14", "{{ writes the brace itself"),
        ("id = \"A b\"\nwhen = \"true\"\nmessage = \"x\"", "2:6", "is no id"),
        ("id = \"a\"\nwen = \"true\"\nmessage = \"x\"\nwhen = \"true\"", "3:1", "perhaps when is meant"),
        (
            "id = \"a\"\non = \"indicatore\"\nmessage = \"x\"\nwhen = \"true\"",
            "3:6",
            "perhaps indicator is meant",
        ),
    ] {
        let root = folder("wrong", &format!("[[rules]]\n{rule}\n"), PLAN);
        let (status, said) = run(&root, &["check", "a.piano"]);
        assert_eq!(status, Some(2), "{said}");
        assert!(
            said.contains(&format!("collaudo.toml:{place}")) && said.contains(said_of_it),
            "{rule}\n{said}"
        );
    }
}

#[test]
fn a_condition_without_an_answer_is_a_finding_that_names_the_rule() {
    let config =
        "[[rules]]\nid = \"a\"\nwhen = \"indicator.weight / (indicator.number - 1) > 5\"\nmessage = \"x\"\n";
    let root = folder("runtime", config, PLAN);
    let (_, said) = run(&root, &["check", "a.piano", "--output-format", "concise"]);
    let expected =
        "a.piano:3:14: warning[a] the rule a cannot be evaluated here: something is divided by zero";
    assert!(said.contains(expected), "{said}");
    // Of what the plan does not say there is nothing to say.
    let config = config.replace("indicator.weight / (indicator.number - 1)", "indicator.result");
    let root = folder("silent", &config, PLAN);
    let (_, said) = run(&root, &["check", "a.piano", "--select", "own", "--output-format", "concise"]);
    assert!(!said.contains("[a]"), "{said}");
}

#[test]
fn figures_carry_their_units_in_conditions_and_in_messages() {
    let config = "[[rules]]\nid = \"worse\"\nwhen = \"indicator.result > indicator.target\"\n\
                  message = \"{indicator.result} {indicator.unit} is more than {indicator.target}\"\n";
    let plan = |result: &str| {
        format!(
            "piano \"X\" 2024\nobiettivo 1 \"O\"\n  indicatore \"A\"\n    target <= 2 gg\n    consuntivo {result}\n"
        )
    };
    let said = |name: &str, result: &str| {
        let root = folder(name, config, &plan(result));
        run(&root, &["check", "a.piano", "--select", "own", "--output-format", "concise"]).1
    };
    // 36 hours are a day and a half.
    let less = said("hours-less", "36 ore");
    assert!(!less.contains("[worse]"), "{less}");
    let more = said("hours-more", "49 ore");
    assert!(more.contains("[worse] 49 hours is more than 2 days"), "{more}");
    let bare = said("hours-bare", "3");
    assert!(bare.contains("[worse] 3 days is more than 2 days"), "{bare}");
    let other = said("hours-euro", "3 €");
    assert!(!other.contains("[worse]"), "{other}");
}

#[test]
fn a_mistake_of_kind_and_too_much_work_are_said_where_the_rule_is_written() {
    let grow = ".map(x,(x+x+x)+(x+x+x))".repeat(12);
    for (when, expected) in [
        ("indicator.name > 5".to_owned(), "collaudo.toml:3:26: here a value of the kind “text” is needed"),
        (
            format!("['aaaaaaaaaaaaaaaaaaaa']{grow}.size()>0"),
            "collaudo.toml:3:9: the condition takes too many steps",
        ),
        ("indicator.name.matches('(')".to_owned(), "collaudo.toml:3:32: this is no pattern"),
    ] {
        let root =
            folder("kinds", &format!("[[rules]]\nid = \"a\"\nwhen = \"{when}\"\nmessage = \"x\"\n"), PLAN);
        let (status, said) = run(&root, &["check", "a.piano"]);
        assert_eq!(status, Some(2), "{said}");
        assert!(said.contains(expected), "{said}");
    }
}

/// A plan whose first line under the heading is a comment, as an editor has it.
fn live(comment: &str) -> (Live, Point) {
    let layer = read_over(RULES, &[], Some("ente/collaudo.toml")).expect("a configuration");
    let layer = Layer { ignore: vec![Selector::Rule("owner-needed")], ..layer };
    let text = PLAN.replace("  indicatore \"a\"", &format!("  {comment}\n  indicatore \"a\""));
    let live = Live::new(&text, Arc::new(layer.config()));
    let section = live.parts().iter().position(|it| it.text.contains(comment)).expect("a section");
    let start = live.parts()[section].text.find(comment).expect("a comment");
    (live, Point { section, offset: start + comment.len() })
}

#[test]
fn an_editor_shows_and_offers_them_in_suppressions() {
    let (it, en) = (Catalogue::new(Language::It), Catalogue::new(Language::En));
    let (plan, at) = live("# consenti small-weight");
    let page = hover(&plan, at, &it).expect("a page").markdown;
    let expected = "**small-weight** (errore)\n\nil peso è inferiore a 12,5 %.\n\n\
                    `indicator`: `indicator.weight != null && indicator.weight < 12.5`\n\n\
                    Scritta in `ente/collaudo.toml`, riga 3";
    assert_eq!(page, expected);
    // One that is off here may be on for somebody else.
    let (plan, at) = live("# allow owner-needed");
    let page = hover(&plan, at, &en).expect("a page").markdown;
    assert!(page.starts_with("**owner-needed** (off)\n\nno owner."), "{page}");
    let (plan, at) = live("# consenti small");
    let offers = complete(&plan, at, &en, 2024).all;
    // Those that have a finding in the section first.
    let own = offers.iter().position(|it| it.label == "small-weight").expect("an offer");
    let other = offers.iter().position(|it| it.label == "weights-not-100").expect("an offer");
    assert!(own < other && offers.iter().any(|it| it.label == "owner-needed"), "{own} {other}");
    assert_eq!(offers[own].detail.as_deref(), Some("the weight is below 12.5 %."));
    assert!(offers[own].page.as_ref().is_some_and(|it| it.contains("`ente/collaudo.toml`, line 3")));
}

#[test]
fn a_misspelt_one_is_corrected_to_the_one_that_was_perhaps_meant() {
    let plan = PLAN.replace("  indicatore \"a\"", "  # consenti smal-weight: prova\n  indicatore \"a\"");
    let root = folder("misspelt", RULES, &plan);
    let (_, said) = run(&root, &["check", "a.piano"]);
    assert!(said.contains("there is no such rule; perhaps “small-weight” was meant"), "{said}");
    run(&root, &["check", "a.piano", "--fix"]);
    let (_, said) = run(&root, &["check", "a.piano"]);
    assert!(!said.contains("small-weight"), "{said}");
    let (_, said) = run(&root, &["check", "a.piano", "--select", "smal-weight"]);
    assert!(said.contains("small-weight"), "{said}");
    // A rule that is off here is no unknown one.
    let (_, said) = run(&root, &["check", "a.piano", "--ignore", "small-weight"]);
    assert!(!said.contains("there is no such rule"), "{said}");
}

#[test]
fn sarif_and_the_page_describe_them() {
    let root = folder("described", RULES, PLAN);
    let (_, said) = run(&root, &["check", "a.piano", "--output-format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
    for it in log["runs"][0]["results"].as_array().expect("results") {
        let i = it["ruleIndex"].as_u64().unwrap_or_else(|| panic!("{it:#}"));
        assert_eq!(rules[i as usize]["id"], it["ruleId"]);
    }
    let own = rules.iter().find(|it| it["id"] == "small-weight").expect("a rule");
    assert_eq!(own["shortDescription"]["text"], "the weight is below 12.5 %.");
    assert_eq!(own["defaultConfiguration"]["level"], "error");
    assert_eq!(own["properties"]["tags"][0], "own");
    let (_, page) = run(&root, &["check", "a.piano", "--output-format", "html"]);
    assert!(page.contains("id=\"rule-small-weight\""), "{page}");
}

#[test]
fn explain_tells_what_they_say_when_and_where_they_are_written() {
    let root = folder("explain", RULES, PLAN);
    let (status, said) = run(&root, &["explain", "small-weight"]);
    let place = format!("Written in {}, line 3", root.join("collaudo.toml").display());
    let expected = format!(
        "small-weight (error, family own)\n\nthe weight is below 12.5 %.\n\n\
         indicator: indicator.weight != null && indicator.weight < 12.5\n\n{place}\n"
    );
    assert_eq!((status, said), (Some(0), expected));
    // What is wrong with the file is said: it may be the one that has the rule.
    fs::write(root.join("collaudo.toml"), "profil = \"oiv\"\n").expect("a file");
    let (status, said) = run(&root, &["explain", "small-weight"]);
    assert_eq!(status, Some(2));
    assert!(said.contains("there is no key profil"), "{said}");
}

#[test]
fn a_rule_that_two_files_say_alike_is_one_rule() {
    let root = folder("twice", &format!("extend = \"base.toml\"\n{RULES}"), PLAN);
    fs::write(root.join("base.toml"), RULES).expect("a file");
    let (_, said) = run(&root, &["check", "a.piano", "--output-format", "concise"]);
    assert_eq!(said.matches("[small-weight]").count(), 1, "{said}");
    fs::write(root.join("base.toml"), RULES.replace("< 12.5", "< 12.4")).expect("a file");
    let (status, said) = run(&root, &["check", "a.piano"]);
    assert!(status == Some(2) && said.contains("there are two rules small-weight"), "{said}");
}
