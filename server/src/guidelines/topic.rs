//! A topic of the guidelines and its page.

/// A topic of the guidelines.
#[derive(PartialEq, Eq)]
pub struct Topic {
    /// Its name, which is also the name of its file.
    pub name: &'static str,
    /// Its page, Markdown: a title, what it is, what to know, a bad and a good example, questions, sources.
    pub page: &'static str,
}

impl Topic {
    /// Its title, as people read it.
    pub fn title(&self) -> &'static str {
        let title = self.page.lines().next().unwrap_or_default();
        title.trim_start_matches(['#', ' '])
    }

    /// What it is, in one sentence: the first of its page.
    pub fn summary(&self) -> &'static str {
        let text = self.page.split_once('\n').unwrap_or_default().1;
        let ends = [". ", ".\n", "? ", "?\n"];
        let end = ends.iter().filter_map(|end| text.find(end)).min();
        end.and_then(|end| text.get(..=end)).unwrap_or_default()
    }
}

impl std::fmt::Debug for Topic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}
