//! The records that an XLS stream is made of.

/// Kinds of records.
pub(crate) const FORMULA: u16 = 0x0006;
pub(crate) const FORMULA_3: u16 = 0x0206;
pub(crate) const FORMULA_4: u16 = 0x0406;
pub(crate) const EOF: u16 = 0x000A;
pub(crate) const DATE_MODE: u16 = 0x0022;
pub(crate) const FILE_PASS: u16 = 0x002F;
pub(crate) const FONT: u16 = 0x0031;
pub(crate) const CONTINUE: u16 = 0x003C;
pub(crate) const CODE_PAGE: u16 = 0x0042;
pub(crate) const COLUMN_INFO: u16 = 0x007D;
pub(crate) const BOUND_SHEET: u16 = 0x0085;
pub(crate) const MUL_RK: u16 = 0x00BD;
pub(crate) const RICH_STRING: u16 = 0x00D6;
pub(crate) const XF: u16 = 0x00E0;
pub(crate) const MERGED_CELLS: u16 = 0x00E5;
pub(crate) const SHARED_STRINGS: u16 = 0x00FC;
pub(crate) const LABEL_SST: u16 = 0x00FD;
pub(crate) const RECALC_ID: u16 = 0x01C1;
pub(crate) const NUMBER: u16 = 0x0203;
pub(crate) const LABEL: u16 = 0x0204;
pub(crate) const BOOL_ERR: u16 = 0x0205;
pub(crate) const STRING: u16 = 0x0207;
pub(crate) const ROW: u16 = 0x0208;
pub(crate) const RK: u16 = 0x027E;
pub(crate) const FORMAT: u16 = 0x041E;
pub(crate) const BOF: u16 = 0x0809;

/// The records of a stream, one by one.
#[derive(Clone)]
pub(crate) struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

impl<'s> Records<'s> {
    pub(crate) fn new(stream: &'s [u8]) -> Self {
        Self { stream, at: 0 }
    }

    /// The bodies of the records that go on with the one before, which are passed.
    pub(crate) fn continued(&mut self, first: &'s [u8]) -> Vec<&'s [u8]> {
        let mut res = vec![first];
        while let Some((CONTINUE, body)) = self.clone().next() {
            res.push(body);
            self.next();
        }
        res
    }
}

impl<'s> Iterator for Records<'s> {
    /// Kind and body.
    type Item = (u16, &'s [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = u16_at(self.stream, self.at)?;
        let length = usize::from(u16_at(self.stream, self.at.checked_add(2)?)?);
        let start = self.at.checked_add(4)?;
        let end = start.checked_add(length)?;
        let body = self.stream.get(start..end)?;
        self.at = end;
        Some((kind, body))
    }
}

/// A number of two bytes.
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// A number of four bytes.
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// A number of eight bytes.
pub(crate) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}
