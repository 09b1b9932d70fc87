//! Front matter, line by line.

/// A line of front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrontMatterField<'a> {
    /// The whole line with its break.
    pub line: &'a str,
    /// What stands before the first colon, without blanks around it. In a line without a colon: the whole line.
    pub key: &'a str,
    /// What stands behind the colon, with the line break. Empty in a line without a colon.
    pub value: &'a str,
    /// Where the line begins, in bytes of the front matter.
    pub start: usize,
}

impl FrontMatterField<'_> {
    /// Where the value begins, in bytes of the front matter.
    pub fn value_start(&self) -> usize {
        self.start + self.line.len() - self.value.len()
    }
}

/// The lines of the front matter `source`, in order.
pub fn front_matter_fields(source: &str) -> impl Iterator<Item = FrontMatterField<'_>> {
    let mut start = 0;
    source.split_inclusive('\n').map(move |line| {
        let (key, value) = line.split_once(':').unwrap_or((line, ""));
        let field = FrontMatterField {
            line,
            key: key.trim(),
            value,
            start,
        };
        start += line.len();
        field
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_key_and_a_value() {
        let source = "---\n Title : a: b\r\nend";
        let found =
            front_matter_fields(source).map(|field| (field.key, field.value, field.value_start()));
        let expected = [("---", "", 4), ("Title", " a: b\r\n", 12), ("end", "", 22)];
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }
}
