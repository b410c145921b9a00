//! Labels and values above a table: the sheet of one objective, whose code, name and weight
//! belong to the heading of the table.

use crate::import::code::{coded, is_bare_code};
use crate::import::emit::Emitter;
use crate::import::emit::headings::code_of;
use crate::import::emit::write::Entry;
use crate::import::field::Field;
use crate::import::notation::number::Mark;
use crate::import::notation::{Around, value};
use crate::import::read::cell::At;
use crate::import::read::cell::Cell;
use crate::import::sheet::RowView;
use crate::import::title::read;
use crate::syntax::Rank;

/// What a label must say at least, from 0 to 100.
const KNOWN: u8 = 48;

/// Labels and values above a table, by what they say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Card<'a> {
    values: Vec<(Field, Cell<'a>)>,
}

impl<'a> Card<'a> {
    /// Takes a row of a label and its value. Says whether it is one.
    pub(crate) fn take(&mut self, row: &RowView<'_, 'a>) -> bool {
        let [label, value] = row.cells else { return false };
        if label.text.len() > 80 {
            return false;
        }
        let title = read(&label.text);
        match title.meant.first().filter(|it| it.1 >= KNOWN) {
            Some((field, _)) => {
                self.values.push((*field, value.clone()));
                true
            }
            None => false,
        }
    }

    fn of(&self, fields: &[Field]) -> Option<&Cell<'a>> {
        fields.iter().find_map(|field| self.values.iter().find(|it| it.0 == *field)).map(|it| &it.1)
    }
}

impl<'a> Emitter<'_, 'a> {
    /// Writes the heading that the labels above a table name; says whether they name one.
    pub(crate) fn begin_card(&mut self) -> bool {
        let card = std::mem::take(&mut self.card);
        let objective = Field::Name(Rank::Objective);
        let Some(name) = card.of(&[Field::Description, objective]).cloned() else { return false };
        let code = card.of(&[Field::Code(Rank::Objective), Field::AnyCode, Field::Code(Rank::Indicator)]);
        let code: Option<(String, At)> =
            code.filter(|it| is_bare_code(&it.text)).map(|it| (code_of(it), it.at));
        let at = code.as_ref().map_or(name.at, |it| it.1);
        // Where no label tells the code, it may stand before the name.
        let split = coded(&name.text).filter(|_| code.is_none());
        let code = match &split {
            Some(it) => Some((it.code, name.part(it.code))),
            None => code.as_ref().map(|it| (it.0.as_str(), it.1)),
        };
        let text = split.map_or(name.text.as_ref(), |it| it.name);
        self.write_heading(Rank::Objective, code, Some((text, name.part(text))), at);
        let mut entries: Vec<Entry> = Vec::new();
        for (field, cell) in &card.values {
            if !matches!(field, Field::Weight(_) | Field::Achieved(_)) {
                continue;
            }
            let year = self.year.clone();
            let around = Around { mark: Some(Mark::Comma), year: year.as_deref(), ..Around::default() };
            let doubt = matches!(field, Field::Weight(_)).then(|| self.part_of_weights(&cell.text));
            for told in value(&cell.text, around).told {
                entries.push(Entry { property: field.property(), at: cell.at, text: told.text, doubt });
            }
        }
        self.writer.entries_of_heading(&entries);
        true
    }
}
