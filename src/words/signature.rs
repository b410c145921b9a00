//! A bit for each word of a set: two sets are told apart by one look at 64 bits.

/// A bit for each of the words, given by their hashes. Two sets without a common bit have no
/// word in common; with one, they may have.
pub(crate) fn signature(words: &[u32]) -> u64 {
    words.iter().fold(0, |all, it| all | 1_u64.wrapping_shl(*it))
}

/// How many words of a list another one lacks, at least: those whose bit it lacks.
pub(crate) fn n_lacking(signature: u64, other: u64) -> usize {
    (signature & !other).count_ones() as usize
}
