//! Lists of what breaks a rule of the architecture for now. They only get shorter.

use std::collections::BTreeSet;

/// What a list names.
pub struct Exceptions(BTreeSet<String>);

impl Exceptions {
    /// Reads `list`: one exception a line; blank lines and lines with `#` are comments.
    pub fn read(list: &str) -> Self {
        let lines = list.lines().map(str::trim);
        let named = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        Self(named.map(str::to_owned).collect())
    }

    /// Fails where `found` is not what the list `name` says: where something is new, and where something is gone and
    /// still listed. `shown` tells all that was found, for whoever has to look.
    pub fn compare(&self, found: &BTreeSet<String>, name: &str, shown: &str) {
        let new: Vec<&String> = found.difference(&self.0).collect();
        assert!(
            new.is_empty(),
            "new, and not in {name}: {new:#?}\nAll that was found:\n{shown}"
        );
        let gone: Vec<&String> = self.0.difference(found).collect();
        assert!(gone.is_empty(), "gone: take these out of {name}: {gone:#?}");
    }
}

#[test]
fn lists_only_get_shorter() {
    let list = Exceptions::read("# Why\na\n\nb\n");
    let compare = |found: &[&str]| {
        let found = found.iter().map(|one| (*one).to_owned()).collect();
        std::panic::catch_unwind(|| list.compare(&found, "list", "")).is_ok()
    };
    assert!(compare(&["a", "b"]));
    assert!(!compare(&["a", "b", "c"]));
    assert!(!compare(&["a"]));
}
