//! From the inline nodes of an item to its plain text, its references and its links.

use std::ops::Range;

use tree_sitter::{Node, TreeCursor};

use super::attribute::is_priority;
use super::plain::{PlainText, PlainTextBuilder};
use super::redaction::is_redaction;
use super::reference_use::{ReferenceUse, normalised_label};
use crate::syntax::Kind;

/// The content of a `text` node. All ranges are relative to the block that holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inline {
    /// The words.
    pub plain: PlainText,
    /// The uses of reference definitions, in order.
    pub references: Box<[ReferenceUse]>,
    /// The links, in order.
    pub links: Box<[Link]>,
    /// The length of the words, from the start on, that are set apart as strong or code: often a label.
    pub lead: usize,
    /// Whether all words are strong, as those of a line that heads others are.
    pub strong: bool,
    /// Whether all words are emphasised, as those of a remark are.
    pub emphasised: bool,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The place of its text among the plain words.
    pub plain: Range<usize>,
    /// The place of its destination, relative to the block.
    pub destination: Range<usize>,
    /// Whether it leads to another place in the same document.
    pub local: bool,
}

impl Inline {
    /// Whether `at`, a place among the words, lies in code, an address, a mention or the text of a link.
    pub(super) fn is_inside(&self, at: usize) -> bool {
        let link = last_before(&self.links, at, |link| &link.plain);
        let reference = last_before(&self.references, at, |reference| &reference.plain);
        link.is_some_and(|link| link.plain.contains(&at))
            || reference.is_some_and(|used| !used.shortcut && used.plain.contains(&at))
            || self.plain.is_opaque(at)
    }

    /// What stands behind the first `at` bytes of the words and the blanks after them.
    pub(super) fn behind(self, at: usize) -> Self {
        let plain = self.plain.behind(at);
        let cut = self.plain.as_str().len() - plain.as_str().len();
        let shift =
            |range: &Range<usize>| range.start.saturating_sub(cut)..range.end.saturating_sub(cut);
        let references = self.references.into_iter().map(|reference| ReferenceUse {
            plain: shift(&reference.plain),
            ..reference
        });
        let links = self.links.into_iter().map(|link| Link {
            plain: shift(&link.plain),
            ..link
        });
        Self {
            references: references.collect(),
            links: links.collect(),
            plain,
            lead: self.lead.saturating_sub(cut),
            strong: self.strong,
            emphasised: self.emphasised,
        }
    }
}

/// The last of `spans`, which are in order, that begins at or before `at`.
fn last_before<T>(spans: &[T], at: usize, place: impl Fn(&T) -> &Range<usize>) -> Option<&T> {
    let behind = spans.partition_point(|span| place(span).start <= at);
    spans.get(behind.checked_sub(1)?)
}

/// Lowers the `text` node `node`. `source` is the document from the byte `base` on, at which the block
/// begins, and reaches at least to the node's end.
pub(super) fn lower(node: Node<'_>, source: &str, base: usize) -> Inline {
    let mut lowering = InlineLowering::new(source, base, &node.byte_range());
    lowering.children(&mut node.walk());
    let mut inline = lowering.finish();
    inline.lead = lead(node, base, &inline.plain);
    inline.strong = is_all(Kind::Strong, node, source, base);
    inline.emphasised = is_all(Kind::Emphasis, node, source, base);
    inline
}

/// Lowers the lines `range` of a `text` node, whose `children` are all that it has; `source` is the document there,
/// and all ranges of the result are relative to its start. All parts of a text together cost what the whole does.
pub(super) fn lower_part(children: &[Node<'_>], range: Range<usize>, source: &str) -> Inline {
    let before = children.partition_point(|child| child.end_byte() <= range.start);
    let within = children.iter().skip(before);
    let within = within.take_while(|child| child.start_byte() < range.end);
    let mut lowering = InlineLowering::new(source, range.start, &range);
    let mut at = 0;
    for child in within {
        let place = lowering.relative(*child);
        lowering.verbatim(at..place.start);
        lowering.child(&mut child.walk(), &place);
        at = place.end;
    }
    lowering.verbatim(at..range.len());
    lowering.finish()
}

fn lead(node: Node<'_>, base: usize, plain: &PlainText) -> usize {
    let first = node.named_child(0).filter(|child| {
        child.start_byte() == node.start_byte()
            && matches!(Kind::of(*child), Kind::Strong | Kind::CodeSpan)
    });
    first.map_or(0, |first| {
        plain.plain_offset(first.end_byte().saturating_sub(base))
    })
}

/// Whether `node` is one piece of emphasis of this kind, but for blanks, dots and colons around it.
fn is_all(kind: Kind, node: Node<'_>, source: &str, base: usize) -> bool {
    let Some(strong) = node.named_child(0).filter(|child| Kind::of(*child) == kind) else {
        return false;
    };
    let around = |range: Range<usize>| {
        let piece = source.get(range.start.saturating_sub(base)..range.end.saturating_sub(base));
        piece.is_some_and(|piece| {
            piece
                .chars()
                .all(|char| char.is_whitespace() || matches!(char, ':' | '.' | '：'))
        })
    };
    around(node.start_byte()..strong.start_byte()) && around(strong.end_byte()..node.end_byte())
}

struct InlineLowering<'a> {
    source: &'a str,
    base: usize,
    /// What is to be lowered; children outside it are passed over.
    window: Range<usize>,
    words: PlainTextBuilder,
    references: Vec<ReferenceUse>,
    links: Vec<Link>,
}

impl<'a> InlineLowering<'a> {
    fn new(source: &'a str, base: usize, range: &Range<usize>) -> Self {
        Self {
            source,
            base,
            window: range.start.saturating_sub(base)..range.end.saturating_sub(base),
            words: PlainTextBuilder::default(),
            references: Vec::new(),
            links: Vec::new(),
        }
    }

    fn finish(self) -> Inline {
        Inline {
            plain: self.words.finish(),
            references: self.references.into(),
            links: self.links.into(),
            ..Inline::default()
        }
    }

    /// Lowers the children of the cursor's node; what stands between them is plain words.
    fn children(&mut self, cursor: &mut TreeCursor<'_>) {
        let Range { start: mut at, end } = self.relative(cursor.node());
        if cursor.goto_first_child() {
            loop {
                let range = self.relative(cursor.node());
                self.verbatim(at..range.start);
                if range.end > self.window.start && range.start < self.window.end {
                    self.child(cursor, &range);
                }
                at = range.end;
                if !cursor.goto_next_sibling() {
                    break;
                }
            }
            cursor.goto_parent();
        }
        self.verbatim(at..end);
    }

    fn child(&mut self, cursor: &mut TreeCursor<'_>, range: &Range<usize>) {
        let start = self.words.len();
        match Kind::of(cursor.node()) {
            Kind::Strong | Kind::Emphasis => self.children(cursor),
            Kind::Link => self.link(range),
            Kind::ReferenceLink => self.reference(range),
            Kind::BracketedText => self.shortcut(range),
            Kind::Placeholder => {
                self.placeholder(range);
            }
            Kind::EmphasisDelimiter | Kind::BlockQuoteMarker | Kind::InlineComment => {}
            Kind::HtmlTag => self.tag(range),
            Kind::Escape => self.verbatim(range.start + 1..range.end),
            Kind::CodeSpan => {
                let ticks = self
                    .slice(range)
                    .bytes()
                    .take_while(|byte| *byte == b'`')
                    .count();
                self.verbatim(range.start + ticks..range.end.saturating_sub(ticks));
                self.words.mark_opaque(start);
            }
            Kind::Url | Kind::Mention | Kind::Tag => {
                self.verbatim(range.clone());
                self.words.mark_opaque(start);
            }
            _ => self.verbatim(range.clone()),
        }
    }

    /// `[text](destination "title")`, or an image, whose text says nothing about the goal.
    fn link(&mut self, range: &Range<usize>) {
        let link = self.slice(range);
        let (open, close) = (link.find('['), link.find("]("));
        let (Some(open), Some(close)) = (open, close) else {
            return self.verbatim(range.clone());
        };
        let destination = link.get(close + 2..link.len() - 1).unwrap_or_default();
        let length = destination.split_whitespace().next().map_or(0, str::len);
        let start = range.start + close + 2 + (destination.len() - destination.trim_start().len());
        if !link.starts_with('!') {
            let words = self.words.len();
            self.markup(range.start + open + 1..range.start + close);
            self.links.push(Link {
                plain: words..self.words.len(),
                destination: start..start + length,
                local: destination.trim_start().starts_with('#'),
            });
        }
    }

    /// `[text][id]`, `[id][]`; a priority in brackets before another tag, `[P0][OPS]`, is none.
    fn reference(&mut self, range: &Range<usize>) {
        let link = self.slice(range);
        let Some(open) = link.find('[') else {
            return self.verbatim(range.clone());
        };
        self.verbatim(range.start..range.start + open);
        let range = range.start + open..range.end;
        let Some(close) = self.slice(&range).find("][") else {
            return self.verbatim(range);
        };
        let text = range.start + 1..range.start + close;
        if is_priority(self.slice(&text)) {
            return self.verbatim(range);
        }
        let id = range.start + close + 2..range.end.saturating_sub(1);
        let start = self.words.len();
        self.markup(text.clone());
        let words = self.words.text().get(start..).unwrap_or_default();
        let redaction = is_redaction(words);
        if redaction {
            self.words.mark_placeholder(start);
        }
        let label = if id.is_empty() { text } else { id };
        self.references.push(ReferenceUse {
            id: normalised_label(self.slice(&label)).into(),
            label,
            plain: start..self.words.len(),
            range,
            shortcut: false,
            redaction,
        });
    }

    /// `[id]`; the mark of a footnote, `[^1]`, is no word.
    fn shortcut(&mut self, range: &Range<usize>) {
        let label = range.start + 1..range.end.saturating_sub(1);
        let start = self.words.len();
        if !self.slice(&label).starts_with('^') {
            self.verbatim(range.clone());
        }
        self.references.push(ReferenceUse {
            id: normalised_label(self.slice(&label)).into(),
            label,
            plain: start..self.words.len(),
            range: range.clone(),
            shortcut: true,
            redaction: false,
        });
    }

    /// A tag is no word; `<br>` ends a line.
    fn tag(&mut self, range: &Range<usize>) {
        let tag = self.slice(range).trim_matches(['<', '/', '>', ' ']);
        if tag.eq_ignore_ascii_case("br") {
            self.words.push("\n", range.start);
        }
    }

    fn placeholder(&mut self, range: &Range<usize>) {
        let piece = self.slice(range);
        if piece.contains("][") {
            return self.reference(range);
        }
        let currency = piece.len() - piece.trim_start_matches(['$', '€', '£', '\\']).len();
        self.verbatim(range.start..range.start + currency);
        let start = self.words.len();
        if piece.starts_with('<') {
            self.verbatim(range.clone());
        } else {
            self.markup(range.start + currency..range.end);
        }
        self.words.mark_placeholder(start);
    }

    /// Words with emphasis, tags and escapes of their own, as in `_N<sub>1</sub>_`.
    fn markup(&mut self, range: Range<usize>) {
        let piece = self.slice(&range);
        let mut skipped = 0;
        let mut words_from = 0;
        for (at, char) in piece.char_indices() {
            if at < skipped {
                continue;
            }
            let length = match char {
                '*' | '`' => 1,
                '_' if is_emphasis(piece, at) => 1,
                '\\' => 1,
                '<' => piece.get(at..).map_or(0, tag_length),
                _ => 0,
            };
            if length > 0 {
                self.verbatim(range.start + words_from..range.start + at);
                skipped = at + length;
                words_from = skipped;
            }
        }
        self.verbatim(range.start + words_from..range.end);
    }

    fn verbatim(&mut self, range: Range<usize>) {
        let range = range.start.max(self.window.start)..range.end.min(self.window.end);
        let piece = self.source.get(range.clone()).unwrap_or_default();
        self.words.push(piece, range.start);
    }

    fn slice(&self, range: &Range<usize>) -> &'a str {
        self.source.get(range.clone()).unwrap_or_default()
    }

    fn relative(&self, node: Node<'_>) -> Range<usize> {
        let range = node.byte_range();
        range.start.saturating_sub(self.base)..range.end.saturating_sub(self.base)
    }
}

/// Whether the `_` at `at` marks emphasis: it does not stand between two letters or digits.
fn is_emphasis(piece: &str, at: usize) -> bool {
    let inner = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    let before = piece
        .get(..at)
        .and_then(|before| before.chars().next_back());
    let after = piece.get(at + 1..).and_then(|after| after.chars().next());
    !(inner(before) && inner(after))
}

fn tag_length(piece: &str) -> usize {
    let named = piece.get(1..).is_some_and(|rest| {
        rest.trim_start_matches('/')
            .starts_with(|char: char| char.is_ascii_alphabetic())
    });
    // The search ends at the next `<`, so that a row of them costs no more than its length.
    let end = piece.get(1..).and_then(|rest| rest.find(['<', '>']));
    match end {
        Some(end) if named && piece.as_bytes().get(end + 1) == Some(&b'>') => end + 2,
        _ => 0,
    }
}
