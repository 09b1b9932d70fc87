// Also compiled into the build script, which gives each pattern the bits of its words.

/// One of 64 bits for a text in any ASCII case: tokens with other bits are other texts.
pub fn text_bit(text: &str) -> u64 {
    // FNV-1a: short texts, and the same in the build and in the program.
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    });
    1 << (hash >> 58)
}
