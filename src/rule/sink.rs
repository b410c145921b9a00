//! Where rules report: what they found, with its labels and fixes.

use crate::finding::{Finding, Fix, Label, Message, Severity};
use crate::text::{Edit, Span};

/// Where a rule over a section or an indicator reports.
#[derive(Debug)]
pub struct Sink<'f> {
    rule: &'static str,
    severity: Severity,
    indicator: Option<u32>,
    out: &'f mut Vec<Finding>,
}

impl<'f> Sink<'f> {
    /// A sink for one rule at the severity that the configuration gives it.
    pub fn new(
        rule: &'static str,
        severity: Severity,
        indicator: Option<u32>,
        out: &'f mut Vec<Finding>,
    ) -> Self {
        Self { rule, severity, indicator, out }
    }

    /// Hands the sink on to another rule.
    pub fn pass_to(&mut self, rule: &'static str, severity: Severity) {
        (self.rule, self.severity) = (rule, severity);
    }

    /// Reports a finding at a place of the section.
    pub fn report(&mut self, span: Span, message: Message) -> Draft<'_> {
        let finding = finding(self.rule, self.severity, span, message, self.indicator);
        self.out.push(finding);
        Draft(self.out.last_mut())
    }

    /// Reports a finding about one indicator, from a rule over its section.
    pub fn report_on(&mut self, indicator: u32, span: Span, message: Message) -> Draft<'_> {
        self.out.push(finding(self.rule, self.severity, span, message, Some(indicator)));
        Draft(self.out.last_mut())
    }
}

/// Where a rule over the plan reports.
#[derive(Debug)]
pub struct PlanSink<'f> {
    rule: &'static str,
    severity: Severity,
    out: &'f mut Vec<(usize, Finding)>,
}

impl<'f> PlanSink<'f> {
    /// A sink for one rule at the severity that the configuration gives it.
    pub fn new(rule: &'static str, severity: Severity, out: &'f mut Vec<(usize, Finding)>) -> Self {
        Self { rule, severity, out }
    }

    /// Reports a finding at a place of a section.
    pub fn report(&mut self, section: usize, span: Span, message: Message) -> Draft<'_> {
        self.out.push((section, finding(self.rule, self.severity, span, message, None)));
        Draft(self.out.last_mut().map(|it| &mut it.1))
    }

    /// Reports a finding about an indicator of a section.
    pub fn report_on(&mut self, section: usize, indicator: u32, span: Span, message: Message) -> Draft<'_> {
        self.out.push((section, finding(self.rule, self.severity, span, message, Some(indicator))));
        Draft(self.out.last_mut().map(|it| &mut it.1))
    }
}

fn finding(
    rule: &'static str,
    severity: Severity,
    span: Span,
    message: Message,
    indicator: Option<u32>,
) -> Finding {
    Finding { rule, severity, span, message, labels: Vec::new(), fixes: Vec::new(), indicator }
}

/// A finding just reported, to be given labels and fixes.
#[derive(Debug)]
pub struct Draft<'f>(Option<&'f mut Finding>);

impl Draft<'_> {
    /// Adds a place that explains the finding.
    pub fn label(self, span: Span, message: Message) -> Self {
        self.add(Label { section: None, is_earlier: false, span, message })
    }

    /// Adds a place in another section.
    pub fn label_in(self, section: usize, span: Span, message: Message) -> Self {
        self.add(Label { section: u32::try_from(section).ok(), is_earlier: false, span, message })
    }

    /// Adds a place in the earlier edition, in bytes of its text.
    pub fn label_earlier(self, span: Span, message: Message) -> Self {
        self.add(Label { section: None, is_earlier: true, span, message })
    }

    fn add(mut self, label: Label) -> Self {
        if let Some(it) = &mut self.0 {
            // Most findings have one, and findings are many.
            if it.labels.is_empty() {
                it.labels.reserve_exact(1);
            }
            it.labels.push(label);
        }
        self
    }

    /// Makes the finding no worse than this.
    pub fn at_most(mut self, severity: Severity) -> Self {
        if let Some(it) = &mut self.0 {
            it.severity = it.severity.min(severity);
        }
        self
    }

    /// Adds a fix that changes form only.
    pub fn safe_fix(self, title: Message, edits: Vec<Edit>) -> Self {
        self.fix(Fix { title, safe: true, is_choice: false, edits, elsewhere: Vec::new() })
    }

    /// Adds a fix that changes a figure.
    pub fn unsafe_fix(self, title: Message, edits: Vec<Edit>) -> Self {
        self.fix(Fix { title, safe: false, is_choice: false, edits, elsewhere: Vec::new() })
    }

    /// Adds one of several corrections that exclude each other: only the author knows which.
    pub fn choice(self, title: Message, edits: Vec<Edit>) -> Self {
        self.fix(Fix { title, safe: false, is_choice: true, edits, elsewhere: Vec::new() })
    }

    /// Adds a fix.
    pub fn fix(mut self, fix: Fix) -> Self {
        if let Some(it) = &mut self.0 {
            it.fixes.push(fix);
        }
        self
    }
}
