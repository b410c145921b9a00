//! Comments on cells: their words, and the drawing that spreadsheets show them by.

use std::collections::BTreeMap;

use crate::export::annotated::markup::{Tag, attribute, escaped, tags};
use crate::export::annotated::package::Package;
use crate::export::annotated::{Said, Spot, reference, spot};

const COMMENTS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const DRAWING: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// Who says it.
const AUTHOR: &str = "Collaudo";

/// Adds what is said to the comments of a sheet. Gives the id of the drawing where the sheet has
/// none yet, to be named in it.
pub(crate) fn add(
    package: &mut Package<'_>,
    sheet: &str,
    said: &BTreeMap<Spot, Said>,
) -> Option<Option<String>> {
    let relations = package.relations(sheet);
    let of_kind = |kind: &str| relations.iter().find(|it| it.kind == kind).map(|it| it.target.clone());
    let (comments, drawing) = (of_kind("comments"), of_kind("vmlDrawing"));
    let taken = match &comments {
        Some(path) => {
            let text = package.text(path)?;
            let (text, taken) = extended(&text, said)?;
            package.put(path, text);
            taken
        }
        None => {
            let path = package.free("xl/comments", ".xml");
            package.put(&path, written(said));
            package.declare(&path, COMMENTS)?;
            package.relate(sheet, "comments", &path)?;
            Vec::new()
        }
    };
    let shapes = |first: usize| -> String {
        let new = said.keys().filter(|it| !taken.contains(it));
        new.zip(first..).map(|(at, n)| shape(*at, n)).collect()
    };
    match drawing {
        Some(path) => {
            let text = package.text(&path)?;
            let end = tags(&text).into_iter().rev().find(|it| it.is("xml") && it.is_end())?;
            let (before, after) = text.split_at_checked(end.at)?;
            // Far from the numbers that others give.
            let text = format!("{before}{SHAPE_TYPE}{}{after}", shapes(900_000));
            package.put(&path, text);
            Some(None)
        }
        None => {
            let path = package.free("xl/drawings/vmlDrawing", ".vml");
            let text = format!("{HEAD}{SHAPE_TYPE}{}</xml>", shapes(1025));
            package.put(&path, text);
            package.declare_ending("vml", DRAWING)?;
            package.relate(sheet, "vmlDrawing", &path).map(Some)
        }
    }
}

/// What is said of a cell as one text.
fn words(said: &Said) -> String {
    said.sentences.iter().map(|it| format!("{AUTHOR}: {it}")).collect::<Vec<_>>().join("\n")
}

/// A part with the comments of a sheet that has none.
fn written(said: &BTreeMap<Spot, Said>) -> String {
    let all: String = said.iter().map(|(at, it)| comment(*at, it, 0, "")).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"{MAIN}\"><authors><author>{AUTHOR}</author></authors><commentList>{all}</commentList></comments>"
    )
}

fn comment(at: Spot, said: &Said, author: usize, prefix: &str) -> String {
    format!(
        "<{prefix}comment ref=\"{}\" authorId=\"{author}\"><{prefix}text>{}</{prefix}text></{prefix}comment>",
        reference(at),
        run(&words(said), prefix)
    )
}

fn run(words: &str, prefix: &str) -> String {
    format!("<{prefix}r><{prefix}t xml:space=\"preserve\">{}</{prefix}t></{prefix}r>", escaped(words))
}

/// Comments of somebody else's with ours among them. Where a cell has one, ours stands behind
/// theirs; these cells are given back.
fn extended(text: &str, said: &BTreeMap<Spot, Said>) -> Option<(String, Vec<Spot>)> {
    let all = tags(text);
    let authors_end = all.iter().find(|it| it.is("authors") && it.is_end())?;
    let list_end = all.iter().find(|it| it.is("commentList") && it.is_end())?;
    let n_authors = all.iter().filter(|it| it.is("author") && !it.is_end()).count();
    let prefix = list_end.prefix();
    let mut taken = Vec::new();
    let mut places: Vec<(usize, String)> =
        vec![(authors_end.at, format!("<{prefix}author>{AUTHOR}</{prefix}author>"))];
    let mut current: Option<Spot> = None;
    for it in &all {
        let is_start = |it: &Tag<'_>| it.is("comment") && !it.is_end();
        if is_start(it) {
            current = attribute(it.text, "ref").and_then(|it| spot(&it));
        } else if it.is("text")
            && it.is_end()
            && let Some((at, said)) = current.and_then(|at| Some((at, said.get(&at)?)))
        {
            places.push((it.at, run(&format!("\n{}", words(said)), prefix)));
            taken.push(at);
        }
    }
    let new = said.iter().filter(|it| !taken.contains(it.0));
    places.push((list_end.at, new.map(|(at, it)| comment(*at, it, n_authors, prefix)).collect()));
    places.sort_by_key(|it| it.0);
    let mut res = String::with_capacity(text.len());
    let mut done = 0;
    for (at, more) in places {
        res.push_str(text.get(done..at)?);
        res.push_str(&more);
        done = at;
    }
    res.push_str(text.get(done..)?);
    Some((res, taken))
}

const HEAD: &str = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\
    <o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"1\"/></o:shapelayout>";

const SHAPE_TYPE: &str = "<v:shapetype id=\"collaudo_note\" coordsize=\"21600,21600\" o:spt=\"202\" \
    path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>\
    <v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";

/// The box of a comment: beside its cell, as wide as four columns.
fn shape((row, column): Spot, number: usize) -> String {
    let (row, column) = (row.saturating_sub(1), column.saturating_sub(1));
    let (left, right) = (column.saturating_add(1), column.saturating_add(5));
    let (top, bottom) = (row.saturating_sub(1), row.saturating_add(6));
    format!(
        "<v:shape id=\"_x0000_s{number}\" type=\"#collaudo_note\" style=\"position:absolute;visibility:hidden\" \
         fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>\
         <v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>\
         <v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>\
         <x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>\
         <x:Anchor>{left}, 15, {top}, 10, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>\
         <x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;

    fn said(cells: &[&str]) -> BTreeMap<Spot, Said> {
        let one = || Said { severity: Severity::Error, sentences: vec!["1 < 2".to_owned()] };
        cells.iter().map(|it| (spot(it).expect("a cell"), one())).collect()
    }

    #[test]
    fn comments_of_others_stay_and_ours_stand_behind_them() {
        let theirs = "<comments><authors><author>Anna</author></authors><commentList>\
                      <comment ref=\"B2\" authorId=\"0\"><text><t>vero?</t></text></comment></commentList></comments>";
        let (text, taken) = extended(theirs, &said(&["B2", "C3"])).expect("comments");
        assert_eq!(taken, [(2, 2)]);
        assert!(
            text.contains("<t>vero?</t><r><t xml:space=\"preserve\">\nCollaudo: 1 &lt; 2</t></r></text>")
        );
        assert!(text.contains("<author>Anna</author><author>Collaudo</author>"));
        assert!(text.contains("<comment ref=\"C3\" authorId=\"1\">"));
        assert_eq!(text.matches("ref=\"B2\"").count(), 1);
    }
}
