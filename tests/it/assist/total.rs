//! Whatever the text and wherever the cursor: an answer, and no panic.

use std::sync::Arc;

use collaudo::assist::complete::complete;
use collaudo::assist::formatting::{self, PlacedEdit};
use collaudo::assist::hover::hover;
use collaudo::assist::{folding, hints, lenses, links, names, outline, refactor, selection, symbols, tokens};
use collaudo::check::{Live, Point};
use collaudo::config::Config;
use collaudo::lang::{Catalogue, Language};
use collaudo::text::{Edit, apply};
use proptest::prelude::*;

/// The text after edits.
pub(crate) fn edited(live: &Live, edits: &[PlacedEdit]) -> String {
    let mut starts = vec![0];
    for it in live.parts() {
        starts.push(starts.last().unwrap() + it.text.len());
    }
    let edits: Vec<Edit> = edits
        .iter()
        .map(|it| Edit { span: it.place.span.shifted(starts[it.place.section]), text: it.text.clone() })
        .collect();
    apply(&live.text(), &edits).expect("edits that fit")
}

/// Pieces that plans are made of, whole and broken, with characters of every width.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "\n",
        "\r\n",
        "\r",
        " ",
        "  ",
        "\"",
        "#",
        "à",
        "😀",
        "e\u{301}",
        "\u{a0}",
        "«",
        "”",
        "piano \"A\" 2024\n",
        "strategico 01 \"S\"\n",
        "obiettivo 01.01 \"O\"\n",
        "objective 02.01 \"à😀\"\n",
        "  indicatore \"I\"\n",
        "    peso 40%\n",
        "    misura a = 3 N \"x\"\n",
        "    misura b = 0\n",
        "    formula a / b\n",
        "formula giorni(a; ",
        "    target >= 90%\n",
        "    target entro 30-06-2024\n",
        "    consuntivo 3,5 gg\n",
        "    consuntivo 1-5-2024\n",
        "    grado 100%\n",
        "    base 2023 7\n",
        "peso",
        "target ",
        "misura x ",
        "obiettivo ",
        "# consenti ",
        "http://a.b/",
        "    fonte \"vedi https://x.it/y, pag. 3\"\n",
        "  precedente \"p.piano\"\n",
        "$",
        "99999999999999999999999999999",
        "valutazione fasce 0%..50% = 0%\n",
        "= ",
        "%",
        "..",
    ];
    prop_oneof![
        9 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => ".{0,6}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..40).prop_map(|it| it.concat())
}

/// Every place is a place of the text.
fn is_place(live: &Live, place: collaudo::assist::Place) -> bool {
    live.parts().get(place.section).is_some_and(|it| it.text.get(place.span.range()).is_some())
}

fn is_point(live: &Live, at: Point) -> bool {
    live.parts().get(at.section).is_none_or(|it| it.text.is_char_boundary(at.offset))
}

fn ask_everything(live: &Live, at: Point, catalogue: &Catalogue) {
    if let Some(page) = hover(live, at, catalogue) {
        assert!(is_place(live, page.place));
    }
    let offers = complete(live, at, catalogue, 2024);
    assert!(offers.replaces.end as usize == at.offset || offers.all.is_empty());
    for it in selection::around(live, at) {
        assert!(is_point(live, it.from) && is_point(live, it.to) && it.from <= at && at <= it.to);
    }
    if let Some(name) = names::at(live, at) {
        assert!(is_place(live, name.place()));
        names::definitions(live, &name).into_iter().for_each(|it| assert!(is_place(live, it)));
        names::uses(live, &name).into_iter().for_each(|it| assert!(is_place(live, it)));
        if let Ok(edits) = names::rename(live, &name, "nuovo1") {
            edited(live, &edits);
        }
    }
    for it in refactor::rewritings(live, at) {
        edited(live, &it.edits);
    }
    edited(live, &formatting::on_enter(live, at));
    edited(live, &formatting::range(live, at, at));
}

fn ask_of_the_whole(live: &Live) {
    let n = live.parts().len();
    hints::hints(live, 0..n + 2, false).into_iter().for_each(|it| assert!(is_place(live, it.place)));
    lenses::lenses(live).into_iter().for_each(|it| assert!(is_place(live, it.place)));
    outline::entries(live).into_iter().for_each(|it| assert!(is_place(live, it.anchor)));
    links::links(live).into_iter().for_each(|it| assert!(is_place(live, it.place)));
    folding::folds(live).into_iter().for_each(|it| assert!(it.stretch.from < it.stretch.to));
    symbols::find(live, "o", 5);
    let check = |it: &symbols::Symbol| {
        assert!(!it.name.is_empty() && is_point(live, it.stretch.from) && is_point(live, it.stretch.to));
        let anchor = it.entry.anchor.stretch();
        assert!(it.stretch.from <= anchor.from && anchor.to <= it.stretch.to, "{it:?}");
    };
    let mut open = symbols::symbols(live);
    while let Some(it) = open.pop() {
        check(&it);
        open.extend(it.children);
    }
    for section in 0..n {
        let all = tokens::tokens(live, section);
        let text = &live.parts()[section].text;
        assert!(all.iter().all(|it| text.get(it.span.range()).is_some_and(|it| !it.contains('\n'))));
        assert!(all.windows(2).all(|it| it[0].span.end <= it[1].span.start), "{all:?}");
    }
    let formatted = edited(live, &formatting::document(live, None));
    assert_eq!(formatted, collaudo::format::format(&live.text(), &Default::default()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn every_question_about_any_place_in_any_text_has_an_answer(text in text(), seed in 0_usize..1000) {
        let live = Live::new(&text, Arc::new(Config::default()));
        let catalogue = Catalogue::new(if seed % 2 == 0 { Language::It } else { Language::En });
        ask_of_the_whole(&live);
        for (section, part) in live.parts().iter().enumerate() {
            let offsets: Vec<usize> =
                (0..=part.text.len()).filter(|it| part.text.is_char_boundary(*it)).collect();
            for offset in offsets.into_iter().skip(seed % 5).step_by(5) {
                ask_everything(&live, Point { section, offset }, &catalogue);
            }
        }
        ask_everything(&live, Point { section: 0, offset: 0 }, &catalogue);
    }
}
