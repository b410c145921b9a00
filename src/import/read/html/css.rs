//! What the styles of a page say of its text: struck out, raised, hidden, bold.
//!
//! Only what stands at an element itself or names its class or tag plainly. Office programs
//! write no more than that.

use std::collections::HashMap;

use crate::import::read::marks::Marks;

/// What a declaration says: `display:none; font-weight:700`.
pub(crate) fn marks(declarations: &str) -> Marks {
    let mut res = Marks::default();
    for declaration in declarations.split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let value = value.trim().to_ascii_lowercase();
        match property.trim().to_ascii_lowercase().as_str() {
            "display" => res.is_hidden |= value.starts_with("none"),
            "visibility" => res.is_hidden |= matches!(value.as_str(), "hidden" | "collapse"),
            "mso-hide" => res.is_hidden |= value == "all",
            "text-decoration" | "text-decoration-line" => res.is_struck |= value.contains("line-through"),
            "vertical-align" => res.is_raised |= value.starts_with("super"),
            "font-weight" => {
                res.is_bold |= value.starts_with("bold") || value.parse::<u32>().is_ok_and(|it| it >= 600);
            }
            _ => {}
        }
    }
    res
}

/// The rules of a page that name a class or a tag.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    /// By selector in lower case: `.class`, `tag`, `tag.class`.
    rules: HashMap<String, Marks>,
}

impl Sheet {
    /// Adds the rules of a `<style>`.
    pub(crate) fn read(&mut self, text: &str) {
        let text = text.replace("<!--", "").replace("-->", "");
        let mut plain = String::with_capacity(text.len());
        for (i, part) in text.split("/*").enumerate() {
            plain.push_str(if i == 0 { part } else { part.split_once("*/").map_or("", |it| it.1) });
        }
        for rule in plain.split('}') {
            let Some((selectors, declarations)) = rule.split_once('{') else { continue };
            // A rule in another: for the printer, for small screens.
            if declarations.contains('{') || selectors.contains('@') {
                continue;
            }
            let marks = marks(declarations);
            if marks == Marks::default() {
                continue;
            }
            for selector in selectors.split(',').map(str::trim) {
                let is_plain =
                    selector.chars().all(|it| it.is_alphanumeric() || matches!(it, '.' | '-' | '_'));
                if is_plain && !selector.is_empty() {
                    let of = self.rules.entry(selector.to_ascii_lowercase()).or_default();
                    *of = of.and(marks);
                }
            }
        }
    }

    /// What the rules say of an element.
    pub(crate) fn marks(&self, tag: &str, classes: &str) -> Marks {
        if self.rules.is_empty() {
            return Marks::default();
        }
        let of = |selector: &str| self.rules.get(selector).copied().unwrap_or_default();
        let mut res = of(tag);
        for class in classes.split_ascii_whitespace().take(8) {
            let class = class.to_ascii_lowercase();
            res = res.and(of(&format!(".{class}"))).and(of(&format!("{tag}.{class}")));
        }
        res
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_say_what_is_shown() {
        assert!(marks("color:red; DISPLAY : None !important").is_hidden);
        assert!(marks("text-decoration:underline line-through").is_struck);
        assert!(marks("vertical-align:super;font-weight:700").is_raised);
        assert!(marks("font-weight:bold").is_bold && !marks("font-weight:400").is_bold);
        assert_eq!(marks("display:block;vertical-align:top"), Marks::default());
    }

    #[test]
    fn rules_hold_for_classes_and_tags() {
        let mut sheet = Sheet::default();
        sheet.read(
            "<!-- /* a } .b{display:none} */ .Gone, td.x { display: none } \
            @media print { .y { display:none } } s { text-decoration: line-through } tr td { display:none } -->",
        );
        assert!(sheet.marks("p", "other gone").is_hidden);
        assert!(sheet.marks("td", "x").is_hidden && !sheet.marks("p", "x").is_hidden);
        assert!(!sheet.marks("p", "y").is_hidden && !sheet.marks("p", "b").is_hidden);
        assert!(sheet.marks("s", "").is_struck && !sheet.marks("td", "").is_hidden);
    }
}
