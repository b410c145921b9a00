//! The tags of an XML part where they stand, so that it can be edited and not written anew.

use quick_xml::events::Event;
use quick_xml::reader::Reader;

/// A tag as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tag<'t> {
    /// Where it begins, in bytes.
    pub(crate) at: usize,
    /// From `<` to `>`.
    pub(crate) text: &'t str,
    /// Its name with its prefix.
    pub(crate) name: &'t str,
}

impl<'t> Tag<'t> {
    /// Whether its name is this one, whatever its prefix.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.rsplit(':').next() == Some(name)
    }

    /// Whether it ends an element.
    pub(crate) fn is_end(&self) -> bool {
        self.text.starts_with("</")
    }

    /// Whether it is an element without anything in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.ends_with("/>")
    }

    /// Where it ends.
    pub(crate) fn end(&self) -> usize {
        self.at.saturating_add(self.text.len())
    }

    /// What stands before the name, with its colon.
    pub(crate) fn prefix(&self) -> &'t str {
        self.name.rfind(':').and_then(|it| self.name.get(..=it)).unwrap_or("")
    }
}

/// Every tag of a text, as far as it can be read.
pub(crate) fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut res = Vec::new();
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut at = 0;
    loop {
        let event = reader.read_event();
        let Ok(end) = usize::try_from(reader.buffer_position()) else { break };
        match event {
            Ok(Event::Start(_) | Event::End(_) | Event::Empty(_)) => {
                let tag = text.get(at..end).and_then(|it| {
                    let inner = it.strip_prefix('<')?;
                    let inner = inner.strip_prefix('/').unwrap_or(inner);
                    let n = inner.find(|it: char| it.is_ascii_whitespace() || matches!(it, '/' | '>'))?;
                    Some(Tag { at, text: it, name: inner.get(..n)? })
                });
                res.extend(tag);
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
        at = end;
    }
    res
}

/// The value of an attribute of a tag, whatever the prefix of its name where none is asked for.
pub(crate) fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, value) = attributes(tag).into_iter().find(|it| {
        it.0 == name
            || (!name.contains(':') && it.0.rsplit(':').next() == Some(name) && !it.0.starts_with("xmlns"))
    })?;
    Some(quick_xml::escape::unescape(value).ok()?.into_owned())
}

/// The names and values of a tag as they are written.
fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let mut res = Vec::new();
    let mut rest = tag.find(|it: char| it.is_ascii_whitespace()).and_then(|it| tag.get(it..)).unwrap_or("");
    while let Some((name, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let Some(quote) = after.chars().next().filter(|it| matches!(it, '"' | '\'')) else { break };
        let Some((value, left)) = after.get(1..).and_then(|it| it.split_once(quote)) else { break };
        res.push((name.trim(), value));
        rest = left;
    }
    res
}

/// A tag with an attribute set to a value that needs no escape.
pub(crate) fn with_attribute(tag: &str, name: &str, value: &str) -> String {
    if let Some((_, old)) = attributes(tag).into_iter().find(|it| it.0 == name) {
        let span = crate::text::Span::of(old, tag);
        let (before, after) = (tag.get(..span.start as usize), tag.get(span.end as usize..));
        return format!("{}{value}{}", before.unwrap_or(""), after.unwrap_or(""));
    }
    let end = if tag.ends_with("/>") { "/>" } else { ">" };
    let open = tag.strip_suffix(end).unwrap_or(tag).trim_end();
    format!("{open} {name}=\"{value}\"{end}")
}

/// A text as it may stand in an element or an attribute. What XML cannot hold becomes a mark.
pub(crate) fn escaped(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '&' => res.push_str("&amp;"),
            '<' => res.push_str("&lt;"),
            '>' => res.push_str("&gt;"),
            '"' => res.push_str("&quot;"),
            '\n' | '\t' => res.push(it),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => res.push('\u{fffd}'),
            it => res.push(it),
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_with_their_places() {
        let text = "<?xml version=\"1.0\"?><!-- <c/> --><x:a k=\"<\"><b r='1' s=\"2\"/>t</x:a>";
        let all: Vec<_> = tags(text).iter().map(|it| (it.name, it.is_end(), it.is_empty())).collect();
        assert_eq!(all, [("x:a", false, false), ("b", false, true), ("x:a", true, false)]);
        for it in tags(text) {
            assert_eq!(&text[it.at..it.end()], it.text);
        }
        assert_eq!(tags(text)[0].prefix(), "x:");
    }

    #[test]
    fn attributes_are_read_and_set_where_they_are() {
        assert_eq!(attribute("<b r='1' s=\"a&amp;b\"/>", "s").as_deref(), Some("a&b"));
        assert_eq!(attribute("<b x:id=\"1\"/>", "id").as_deref(), Some("1"));
        assert_eq!(attribute("<b/>", "id"), None);
        assert_eq!(with_attribute("<c r=\"A1\" s=\"3\"/>", "s", "12"), "<c r=\"A1\" s=\"12\"/>");
        assert_eq!(with_attribute("<c r=\"A1\">", "s", "12"), "<c r=\"A1\" s=\"12\">");
        assert_eq!(with_attribute("<c r=\"A1\" />", "s", "12"), "<c r=\"A1\" s=\"12\"/>");
    }

    #[test]
    fn what_xml_cannot_hold_becomes_a_mark() {
        assert_eq!(escaped("a<b>&\"\u{1}\u{fffe}"), "a&lt;b&gt;&amp;&quot;\u{fffd}\u{fffd}");
    }
}
