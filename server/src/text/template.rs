//! Text with places to fill in.

/// A text with places to fill in, written as `Increase {metric} from {baseline} to {target}`; `{}` is a place
/// without a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(Vec<TemplatePart>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum TemplatePart {
    Words(String),
    Blank(String),
}

impl Template {
    /// Reads the notation. A brace without its partner is a brace.
    pub fn new(notation: &str) -> Self {
        let mut parts = Vec::new();
        let mut rest = notation;
        while let Some((words, blank, after)) = split_blank(rest) {
            parts.push(TemplatePart::Words(words.to_owned()));
            parts.push(TemplatePart::Blank(blank.to_owned()));
            rest = after;
        }
        parts.push(TemplatePart::Words(rest.to_owned()));
        Self(parts)
    }

    /// `text` as it is, without places to fill in.
    pub fn verbatim(text: &str) -> Self {
        Self(vec![TemplatePart::Words(text.to_owned())])
    }

    /// This template between `before` and `after`, which have no places to fill in.
    #[must_use]
    pub fn between(mut self, before: &str, after: &str) -> Self {
        self.0.insert(0, TemplatePart::Words(before.to_owned()));
        self.0.push(TemplatePart::Words(after.to_owned()));
        self
    }

    /// This template with `words` behind it, which have no places to fill in.
    #[must_use]
    pub fn words(mut self, words: &str) -> Self {
        self.0.push(TemplatePart::Words(words.to_owned()));
        self
    }

    /// This template with the place `name` to fill in behind it.
    #[must_use]
    pub fn blank(mut self, name: &str) -> Self {
        self.0.push(TemplatePart::Blank(name.to_owned()));
        self
    }

    /// This template with `other` behind it.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Whether there is a place to fill in.
    pub fn has_blanks(&self) -> bool {
        self.0
            .iter()
            .any(|part| matches!(part, TemplatePart::Blank(_)))
    }

    /// In the protocol's snippet syntax: `Increase ${1:metric}`; the last stop is behind the text.
    pub fn snippet(&self) -> String {
        let mut number = 0;
        let parts = self.0.iter().map(|part| match part {
            TemplatePart::Words(words) => escaped(words),
            TemplatePart::Blank(name) => {
                number += 1;
                if name.is_empty() {
                    return format!("${number}");
                }
                format!("${{{number}:{}}}", escaped(name))
            }
        });
        parts.collect()
    }

    /// For people and for clients without snippets: `Increase [metric]`, in brackets that Markdown shows and
    /// that are found where they are left.
    pub fn plain(&self) -> String {
        let parts = self.0.iter().map(|part| match part {
            TemplatePart::Words(words) => words.clone(),
            TemplatePart::Blank(name) if name.is_empty() => String::new(),
            TemplatePart::Blank(name) => format!("[{name}]"),
        });
        parts.collect()
    }
}

fn split_blank(text: &str) -> Option<(&str, &str, &str)> {
    let (words, rest) = text.split_once('{')?;
    let (blank, after) = rest.split_once('}')?;
    Some((words, blank, after))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        if matches!(char, '$' | '}' | '\\') {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_has_three_forms() {
        let template = Template::new("Raise {metric} by ${n}").between("**", "**");
        assert_eq!(template.snippet(), "**Raise ${1:metric} by \\$${2:n}**");
        assert_eq!(template.plain(), "**Raise [metric] by $[n]**");
        assert!(template.has_blanks());
        let built = Template::verbatim("{a} ").blank("b").words(" {c}");
        assert_eq!(built.snippet(), "{a\\} ${1:b} {c\\}");
        assert_eq!(built.plain(), "{a} [b] {c}");
        assert_eq!(Template::new("a { b").snippet(), "a { b");
    }
}
