//! JUnit: a suite for each document, a case for each finding.
//!
//! What makes the run fail is a failure, what does not is a case left out with its reason, and
//! a file that could not be checked is an error. A document without findings is one case
//! that passes, so that it is seen to have been checked.

use std::io::{self, Write};

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::check::Located;
use crate::lang::Catalogue;
use crate::output::concise::{place, severity_word};
use crate::output::{Run, Shown, cleaned};

/// Writes the report.
pub fn write(run: &Run<'_>, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    let mut report = Report::new("collaudo");
    for it in run.unread {
        let path = it.path.as_deref().map_or("collaudo".into(), |it| run.root.relative(it));
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status.set_message(cleaned(&catalogue.say(&it.message)));
        let mut suite = TestSuite::new(cleaned(&path));
        suite.add_test_case(TestCase::new(cleaned(&path), status));
        report.add_test_suite(suite);
    }
    for shown in run.documents {
        report.add_test_suite(suite(shown, run, catalogue));
    }
    let text = report.to_string().map_err(io::Error::other)?;
    out.write_all(text.as_bytes())
}

fn suite(shown: &Shown<'_>, run: &Run<'_>, catalogue: &Catalogue) -> TestSuite {
    let path = run.root.relative(&shown.document.path);
    let mut suite = TestSuite::new(cleaned(&path));
    for it in &shown.document.findings {
        suite.add_test_case(case(&path, it, run, catalogue));
    }
    if shown.document.findings.is_empty() {
        suite.add_test_case(TestCase::new(cleaned(&path), TestCaseStatus::success()));
    }
    suite
}

fn case(path: &str, it: &Located, run: &Run<'_>, catalogue: &Catalogue) -> TestCase {
    let finding = &it.finding;
    let place = place(path, &it.place);
    let place = cleaned(&place);
    let message = catalogue.say(&finding.message);
    let message = cleaned(&message);
    let mut status = match finding.severity >= run.fail_on {
        true => TestCaseStatus::non_success(NonSuccessKind::Failure),
        false => TestCaseStatus::skipped(),
    };
    status.set_message(&*message);
    status.set_type(finding.severity.name());
    let severity = catalogue.word(severity_word(finding.severity));
    status.set_description(format!("{place}: {severity}[{}] {message}", finding.rule));
    let mut case = TestCase::new(format!("{} {place}", finding.rule), status);
    case.set_classname(cleaned(path));
    case
}
