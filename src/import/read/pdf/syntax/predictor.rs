//! Bytes that were written as differences from their neighbours.

/// How the samples of a row lie.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout {
    pub(crate) colors: usize,
    pub(crate) bits: usize,
    pub(crate) columns: usize,
}

impl Layout {
    fn bytes_of_pixel(self) -> usize {
        (self.colors.saturating_mul(self.bits).saturating_add(7) / 8).max(1)
    }

    fn bytes_of_row(self) -> usize {
        let bits = self.colors.saturating_mul(self.bits).saturating_mul(self.columns);
        (bits.saturating_add(7) / 8).max(1)
    }
}

/// Undoes the differences that PNG knows: each row says which.
pub(crate) fn png(bytes: &[u8], layout: Layout) -> Vec<u8> {
    let n = layout.bytes_of_row();
    let back = layout.bytes_of_pixel();
    let mut res: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0_u8; n.min(bytes.len())];
    for row in bytes.chunks(n.saturating_add(1)) {
        let Some((kind, row)) = row.split_first() else { break };
        let mut out: Vec<u8> = Vec::with_capacity(row.len());
        for (i, byte) in row.iter().enumerate() {
            let before = i.checked_sub(back);
            let left = before.and_then(|it| out.get(it)).copied().unwrap_or(0);
            let up = above.get(i).copied().unwrap_or(0);
            let corner = before.and_then(|it| above.get(it)).copied().unwrap_or(0);
            let guess = match kind {
                1 => left,
                2 => up,
                3 => ((u16::from(left).saturating_add(u16::from(up))) / 2).to_le_bytes()[0],
                4 => paeth(left, up, corner),
                _ => 0,
            };
            out.push(byte.wrapping_add(guess));
        }
        res.extend_from_slice(&out);
        above = out;
    }
    res
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left).saturating_add(i16::from(up)).saturating_sub(i16::from(corner));
    let far = |it: u8| guess.abs_diff(i16::from(it));
    if far(left) <= far(up) && far(left) <= far(corner) {
        left
    } else if far(up) <= far(corner) {
        up
    } else {
        corner
    }
}

/// Undoes the differences that TIFF knows, of samples of a byte. Others have no text.
pub(crate) fn tiff(mut bytes: Vec<u8>, layout: Layout) -> Vec<u8> {
    if layout.bits != 8 {
        return bytes;
    }
    for row in bytes.chunks_mut(layout.bytes_of_row()) {
        for i in layout.bytes_of_pixel()..row.len() {
            let left =
                i.checked_sub(layout.bytes_of_pixel()).and_then(|it| row.get(it)).copied().unwrap_or(0);
            if let Some(byte) = row.get_mut(i) {
                *byte = byte.wrapping_add(left);
            }
        }
    }
    bytes
}
