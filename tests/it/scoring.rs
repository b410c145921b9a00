//! The worked examples of the policies: every achievement on the page is what its policy gives.

use std::fs;
use std::path::Path;

use collaudo::check::check;
use collaudo::config::Config;
use collaudo::scoring::agrees;

#[test]
fn every_achievement_on_the_page_is_what_its_policy_gives() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar/scoring.md");
    let page = fs::read_to_string(path).expect("the page");
    let mut n = 0;
    for block in page.split("```plan\n").skip(1) {
        let (plan, _) = block.split_once("```").expect("a block ends");
        let config = Config::default();
        let checked = check(plan, &config, false);
        for section in &checked.sections {
            let wrong: Vec<_> = section.findings(&config).into_iter().map(|it| it.rule).collect();
            let figures = |it: &&str| it.contains("achievement") || *it == "syntax-error";
            assert!(!wrong.iter().any(figures), "{wrong:?} in\n{plan}");
            for it in &section.summary.indicators {
                let printed = it.achieved.and_then(|it| it.percent).expect("an achievement");
                let computed = it.recomputed.expect("a computed achievement");
                assert!(agrees(printed, computed), "{printed} is {computed} in\n{plan}");
                n += 1;
            }
        }
    }
    assert!(n >= 18, "only {n} examples");
}
