//! Streams unpacked, each byte paid for before it is kept.

use flate2::{Decompress, FlushDecompress, Status};
use memchr::memmem;

use crate::import::read::pdf::budget::{Budget, Spent};
use crate::import::read::pdf::syntax::lzw;
use crate::import::read::pdf::syntax::object::{Dictionary, Object, Stream};
use crate::import::read::pdf::syntax::predictor;

/// What a stream unpacks to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unpacked {
    pub(crate) bytes: Vec<u8>,
    /// Whether all of it could be unpacked.
    pub(crate) is_whole: bool,
}

/// The most filters one above the other.
const MAX_FILTERS: usize = 6;

/// Unpacks a stream; none where it is a picture or of a kind that is not known.
pub(crate) fn unpacked(
    file: &[u8],
    stream: &Stream,
    resolve: &dyn Fn(&Object) -> Object,
    budget: &Budget,
) -> Result<Option<Unpacked>, Spent> {
    let get = |names: [&str; 2]| {
        let [long, short] = names.map(|it| stream.dictionary.get(it));
        long.or(short).map_or(Object::Null, resolve)
    };
    let list = |object: Object| match object {
        Object::Array(it) => it.iter().map(resolve).collect(),
        Object::Null => Vec::new(),
        it => vec![it],
    };
    let filters = list(get(["Filter", "F"]));
    let parameters = list(get(["DecodeParms", "DP"]));
    if filters.len() > MAX_FILTERS {
        return Ok(None);
    }
    let packed = packed(file, stream, resolve);
    let mut res = Unpacked { bytes: Vec::new(), is_whole: true };
    let mut is_first = true;
    for (i, filter) in filters.iter().enumerate() {
        let input: &[u8] = if is_first { packed } else { &res.bytes };
        let parameters = parameters.get(i).and_then(Object::dictionary);
        let (bytes, is_whole) = match filter.name().unwrap_or(b"") {
            b"FlateDecode" | b"Fl" => inflated(input, budget)?,
            b"LZWDecode" | b"LZW" => {
                let early = parameters.and_then(|it| it.get("EarlyChange")).and_then(Object::whole);
                lzw::unpacked(input, early != Some(0), budget)?
            }
            b"ASCIIHexDecode" | b"AHx" => (hexadecimal(input, budget)?, true),
            b"ASCII85Decode" | b"A85" => (base_85(input, budget)?, true),
            b"RunLengthDecode" | b"RL" => (runs(input, budget)?, true),
            b"Crypt" => (input.to_vec(), true),
            _ => return Ok(None),
        };
        let bytes = with_prediction(bytes, parameters, resolve);
        res = Unpacked { bytes, is_whole: res.is_whole && is_whole };
        is_first = false;
    }
    if is_first {
        budget.unpack(packed.len())?;
        res.bytes = packed.to_vec();
    }
    Ok(Some(res))
}

/// The bytes of a stream as they stand in the file. A length that leads to no end is wrong,
/// and the end is searched for.
fn packed<'f>(file: &'f [u8], stream: &Stream, resolve: &dyn Fn(&Object) -> Object) -> &'f [u8] {
    let length = stream.dictionary.get("Length").map_or(Object::Null, resolve).whole();
    let rest = file.get(stream.start..).unwrap_or(&[]);
    if let Some(length) = length
        && let Some(after) = rest.get(length..)
    {
        let after = after.get(..after.len().min(16)).unwrap_or(&[]);
        if memmem::find(after, b"endstream").is_some_and(|it| it <= 4) {
            return rest.get(..length).unwrap_or(&[]);
        }
    }
    let end = memmem::find(rest, b"endstream").unwrap_or(rest.len());
    rest.get(..end).unwrap_or(&[])
}

fn with_prediction(
    bytes: Vec<u8>,
    parameters: Option<&Dictionary>,
    resolve: &dyn Fn(&Object) -> Object,
) -> Vec<u8> {
    let Some(parameters) = parameters else { return bytes };
    let get = |name: &str, usual: usize| {
        parameters.get(name).map(resolve).and_then(|it| it.whole()).unwrap_or(usual)
    };
    let layout = predictor::Layout {
        colors: get("Colors", 1),
        bits: get("BitsPerComponent", 8),
        columns: get("Columns", 1),
    };
    match get("Predictor", 1) {
        0 | 1 => bytes,
        2 => predictor::tiff(bytes, layout),
        _ => predictor::png(&bytes, layout),
    }
}

/// Deflated bytes with their head, or without one where the head makes no sense.
fn inflated(input: &[u8], budget: &Budget) -> Result<(Vec<u8>, bool), Spent> {
    let (bytes, is_whole) = inflate(Decompress::new(true), input, budget)?;
    if bytes.is_empty() && !is_whole {
        let bare = input.get(2..).unwrap_or(&[]);
        return inflate(Decompress::new(false), bare, budget);
    }
    Ok((bytes, is_whole))
}

fn inflate(mut state: Decompress, input: &[u8], budget: &Budget) -> Result<(Vec<u8>, bool), Spent> {
    let mut res = Vec::new();
    let mut block = [0_u8; 16 << 10];
    loop {
        let n_in = usize::try_from(state.total_in()).unwrap_or(usize::MAX);
        let n_out = state.total_out();
        let rest = input.get(n_in..).unwrap_or(&[]);
        let status = state.decompress(rest, &mut block, FlushDecompress::None);
        let n = usize::try_from(state.total_out().saturating_sub(n_out)).unwrap_or(0);
        if res.len().saturating_add(n) > budget.unpackable() {
            budget.unpack(usize::MAX)?;
        }
        budget.unpack(n)?;
        res.extend_from_slice(block.get(..n).unwrap_or(&[]));
        let has_moved = n > 0 || usize::try_from(state.total_in()).is_ok_and(|it| it > n_in);
        match status {
            Ok(Status::StreamEnd) => return Ok((res, true)),
            Ok(_) if has_moved => {}
            _ => return Ok((res, false)),
        }
    }
}

fn hexadecimal(input: &[u8], budget: &Budget) -> Result<Vec<u8>, Spent> {
    budget.unpack(input.len() / 2)?;
    let digits = input.iter().take_while(|it| **it != b'>').filter(|it| it.is_ascii_hexdigit());
    let values: Vec<u8> = digits.filter_map(|it| char::from(*it).to_digit(16)?.try_into().ok()).collect();
    let pair = |it: &[u8]| it.first().unwrap_or(&0) << 4 | it.get(1).unwrap_or(&0);
    Ok(values.chunks(2).map(pair).collect())
}

fn base_85(input: &[u8], budget: &Budget) -> Result<Vec<u8>, Spent> {
    budget.unpack(input.len().saturating_mul(4))?;
    let mut res = Vec::new();
    let mut group: Vec<u8> = Vec::with_capacity(5);
    let put = |group: &[u8], res: &mut Vec<u8>| {
        let digits = group.iter().copied().chain(std::iter::repeat(84)).take(5);
        let value = digits.fold(0_u32, |sum, it| sum.wrapping_mul(85).wrapping_add(u32::from(it)));
        res.extend(value.to_be_bytes().into_iter().take(group.len().saturating_sub(1)));
    };
    for byte in input {
        match byte {
            b'z' if group.is_empty() => res.extend([0; 4]),
            b'!'..=b'u' => group.push(byte.saturating_sub(b'!')),
            b'~' => break,
            _ => continue,
        }
        if group.len() == 5 {
            put(&group, &mut res);
            group.clear();
        }
    }
    if group.len() > 1 {
        put(&group, &mut res);
    }
    Ok(res)
}

fn runs(input: &[u8], budget: &Budget) -> Result<Vec<u8>, Spent> {
    let mut res = Vec::new();
    let mut rest = input;
    while let Some((&n, after)) = rest.split_first() {
        match n {
            128 => break,
            0..=127 => {
                let (bytes, after) = after.split_at(after.len().min(usize::from(n).saturating_add(1)));
                budget.unpack(bytes.len())?;
                res.extend_from_slice(bytes);
                rest = after;
            }
            129..=255 => {
                let Some((byte, after)) = after.split_first() else { break };
                let n = 257_usize.saturating_sub(usize::from(n));
                budget.unpack(n)?;
                res.extend(std::iter::repeat_n(*byte, n));
                rest = after;
            }
        }
    }
    Ok(res)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_filters_unpack() {
        let budget = Budget::default();
        assert_eq!(hexadecimal(b"48 65 6C>", &budget).unwrap(), b"Hel");
        assert_eq!(base_85(b"87cURD]j7BEbo80~>", &budget).unwrap(), b"Hello world!");
        assert_eq!(runs(&[2, b'a', b'b', b'c', 254, b'x', 128], &budget).unwrap(), b"abcxxx");
    }
}
