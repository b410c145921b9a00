//! The filter of older writers: codes that grow from nine to twelve bits.

use crate::import::read::pdf::budget::{Budget, Spent};

const CLEAR: u16 = 256;
const END: u16 = 257;

/// Unpacks bytes, and says whether their end was reached in order. `is_early` is whether the
/// codes grow one entry too soon, as they usually do.
pub(crate) fn unpacked(input: &[u8], is_early: bool, budget: &Budget) -> Result<(Vec<u8>, bool), Spent> {
    let mut res: Vec<u8> = Vec::new();
    // Each entry is a range of what was given out already.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let (mut bits, mut n_bits, mut width) = (0_u32, 0_u32, 9_u32);
    for byte in input {
        bits = bits.wrapping_shl(8) | u32::from(*byte);
        n_bits = n_bits.saturating_add(8);
        if n_bits < width {
            continue;
        }
        n_bits = n_bits.saturating_sub(width);
        let code = (bits.wrapping_shr(n_bits) & 1_u32.wrapping_shl(width).wrapping_sub(1)).to_le_bytes();
        let code = u16::from_le_bytes([code[0], code[1]]);
        match code {
            CLEAR => {
                table.clear();
                last = None;
                width = 9;
                continue;
            }
            END => return Ok((res, true)),
            _ => {}
        }
        let start = res.len();
        match (code.checked_sub(258), last) {
            (None, _) => {
                budget.unpack(1)?;
                res.extend(u8::try_from(code));
            }
            (Some(entry), last) => {
                let known = table.get(usize::from(entry)).copied();
                // An entry that is made by this very code: the last one and its first byte.
                let (from, n) = match (known, last) {
                    (Some(it), _) => it,
                    (None, Some((from, n))) if usize::from(entry) == table.len() => {
                        (from, n.saturating_add(1))
                    }
                    _ => return Ok((res, false)),
                };
                budget.unpack(n)?;
                if res.len().saturating_add(n) > budget.unpackable() {
                    budget.unpack(usize::MAX)?;
                }
                for i in from..from.saturating_add(n) {
                    let Some(byte) = res.get(i).copied() else { return Ok((res, false)) };
                    res.push(byte);
                }
            }
        }
        if let Some((from, n)) = last
            && table.len() < 4096
        {
            table.push((from, n.saturating_add(1)));
        }
        last = Some((start, res.len().saturating_sub(start)));
        let next = table.len().saturating_add(258).saturating_add(usize::from(is_early));
        // The entry of this code is made with the next one.
        width = match next.saturating_add(1) {
            0..=512 => 9,
            513..=1024 => 10,
            1025..=2048 => 11,
            _ => 12,
        };
    }
    Ok((res, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard() {
        let packed = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        let (bytes, is_whole) = unpacked(&packed, true, &Budget::default()).unwrap();
        assert_eq!(bytes, [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
        assert!(is_whole);
    }
}
