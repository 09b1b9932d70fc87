//! Fingerprints that stay the same while lines move, so that pipelines can tell old findings from new ones.

use std::collections::HashMap;

use crate::cli::input::SourceDocument;
use crate::rules::Diagnostic;

/// The parameters of FNV-1a with 128 bits. It is the same on every machine and in every version, unlike the hashes of
/// the standard library.
const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// The fingerprints of a run.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    seen: HashMap<u128, u32>,
}

impl Fingerprints {
    /// The fingerprint of a finding in the file at `path`, in hexadecimal digits. It depends on the rule, the path,
    /// the words of the line, and the number of equal findings before it.
    pub(super) fn of(&mut self, path: &str, source: &SourceDocument, found: &Diagnostic) -> String {
        let text = source.snapshot.text();
        let line = text.slice(text.line_range(text.line_of(found.range.start)));
        let place = text.slice(found.range.clone());
        let words = line.split_whitespace().chain(["\n"]);
        let words = words.chain(place.split_whitespace());
        let base = [found.rule.name, "\n", path, "\n"].into_iter().chain(words);
        let hash = base.fold(BASIS, |hash, word| mix(mix(hash, word), " "));
        let before = self.seen.entry(hash).or_default();
        let hash = mix(hash, &before.to_string());
        *before += 1;
        format!("{hash:032x}")
    }
}

fn mix(hash: u128, words: &str) -> u128 {
    words.bytes().fold(hash, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(PRIME)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_known_hash() {
        assert_eq!(mix(BASIS, "a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
