//! XML, event by event, as the parts of packed workbooks need it.

use std::borrow::Cow;

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::import::read::unreadable::Unreadable;

/// A reader of a text.
pub(crate) type Xml<'x> = Reader<&'x [u8]>;

/// A reader from the start of a text. An empty element has a start and an end, as others.
pub(crate) fn reader(text: &str) -> Xml<'_> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// A reader of the end of a document, whose first tags are missing.
pub(crate) fn reader_of_rest(text: &str) -> Xml<'_> {
    let mut reader = reader(text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    reader
}

/// The next event.
pub(crate) fn next<'x>(reader: &mut Xml<'x>) -> Result<Event<'x>, Unreadable> {
    reader.read_event().map_err(|_| Unreadable::Broken)
}

/// The name of an element without its prefix.
pub(crate) fn local<'e>(element: &'e BytesStart<'_>) -> &'e str {
    let name = element.name().into_inner();
    name.rsplit_once(':').map_or(name, |it| it.1)
}

/// An attribute by its whole name.
pub(crate) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    value(element.try_get_attribute(name).ok()??)
}

/// An attribute by its name, whatever its prefix.
pub(crate) fn local_attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let mut all = element.attributes();
    let found = all.with_checks(false).flatten().find(|it| {
        let key = it.key.into_inner();
        key.rsplit_once(':').map_or(key, |it| it.1) == name
    });
    value(found?)
}

/// What an attribute says.
pub(crate) fn value(attribute: Attribute<'_>) -> Option<Cow<'_, str>> {
    if memchr::memchr(b'&', attribute.value.as_bytes()).is_none() {
        return Some(attribute.value);
    }
    quick_xml::escape::unescape(&attribute.value).ok().map(|it| Cow::Owned(it.into_owned()))
}

/// Whether an attribute is there and says yes.
pub(crate) fn is_on(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true" | "on"))
}

/// The text of an event, where it has one.
pub(crate) fn text_of<'e>(event: &'e Event<'_>) -> Option<Cow<'e, str>> {
    match event {
        Event::Text(it) => Some(it.xml10_content()),
        Event::CData(it) => Some(it.xml10_content()),
        Event::GeneralRef(it) => {
            let named = quick_xml::escape::resolve_predefined_entity(it);
            let text = named.map(str::to_owned);
            text.or_else(|| it.resolve_char_ref().ok().flatten().map(String::from)).map(Cow::Owned)
        }
        _ => None,
    }
}

/// Reads on behind the end of an element that was begun, with what stands in it.
pub(crate) fn skip(reader: &mut Xml<'_>) -> Result<(), Unreadable> {
    let mut depth = 0_usize;
    loop {
        match next(reader)? {
            Event::Start(_) => depth = depth.saturating_add(1),
            Event::End(_) => match depth.checked_sub(1) {
                Some(it) => depth = it,
                None => return Ok(()),
            },
            Event::Eof => return Err(Unreadable::Broken),
            _ => {}
        }
    }
}

/// The text in an element that was begun, to its end.
pub(crate) fn text_within(reader: &mut Xml<'_>) -> Result<String, Unreadable> {
    let mut res = String::new();
    loop {
        let event = next(reader)?;
        match &event {
            Event::Start(_) => skip(reader)?,
            Event::End(_) => return Ok(res),
            Event::Eof => return Err(Unreadable::Broken),
            it => res.push_str(&text_of(it).unwrap_or_default()),
        }
    }
}
