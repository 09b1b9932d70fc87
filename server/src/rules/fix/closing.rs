//! Where the marks and brackets close that are around words.

use crate::text::Text;

/// The byte behind the markup that closes at the byte `from`, which is the end of the last word:
/// `_N<sub>1</sub>_][n1]`, `**`.
pub(in crate::rules) fn closed(text: &Text, from: usize) -> usize {
    let line = text.slice(from..text.line_range(text.line_of(from)).end);
    let mut rest: &str = &line;
    let mut bracket = false;
    loop {
        let skipped = match rest.chars().next() {
            Some('<') => rest.find('>').map(|at| at + 1),
            Some('[') if bracket => rest.find(']').map(|at| at + 1),
            Some('(') if bracket => rest.find(')').map(|at| at + 1),
            Some(char) if "*_`])}\"”’'.!?…".contains(char) => Some(char.len_utf8()),
            _ => None,
        };
        // A comment is no markup of the words.
        let Some(skipped) = skipped.filter(|_| !rest.starts_with("<!")) else {
            break;
        };
        bracket = rest.starts_with(']');
        rest = rest.get(skipped..).unwrap_or_default();
    }
    from + line.len() - rest.len()
}
