//! From the inline nodes of a line to its plain text, its references and its links.

use std::ops::Range;

use tree_sitter::{Node, TreeCursor};

use super::emphasis::{is_all, lead};
use super::markup;
use crate::model::attribute::is_priority;
use crate::model::inline::{Inline, Link};
use crate::model::plain::PlainTextBuilder;
use crate::model::redaction::is_redaction;
use crate::model::reference_use::{ReferenceUse, normalised_label};
use crate::syntax::Kind;

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
            Kind::Placeholder => self.placeholder(range),
            Kind::EmphasisDelimiter | Kind::BlockQuoteMarker | Kind::InlineComment => {}
            Kind::HtmlTag => self.tag(range),
            Kind::Escape => self.verbatim(range.start + 1..range.end),
            Kind::CodeSpan => {
                let code = self.slice(range);
                let ticks = code.len() - code.trim_start_matches('`').len();
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
        let (Some(open), Some(close)) = (link.find('['), link.find("](")) else {
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

    /// `[text][id]`, `[id][]`. A priority in brackets before another tag, `[P0][OPS]`, is no reference.
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
        self.used(label, start, range, false, redaction);
    }

    /// `[id]`; the mark of a footnote, `[^1]`, is no word.
    fn shortcut(&mut self, range: &Range<usize>) {
        let label = range.start + 1..range.end.saturating_sub(1);
        let start = self.words.len();
        if !self.slice(&label).starts_with('^') {
            self.verbatim(range.clone());
        }
        self.used(label, start, range.clone(), true, false);
    }

    /// Notes a reference by the id at `label`, whose words began at `start`.
    fn used(
        &mut self,
        label: Range<usize>,
        start: usize,
        range: Range<usize>,
        shortcut: bool,
        redaction: bool,
    ) {
        self.references.push(ReferenceUse {
            id: normalised_label(self.slice(&label)).into(),
            label,
            plain: start..self.words.len(),
            range,
            shortcut,
            redaction,
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
        for words in markup::words(self.slice(&range)) {
            self.verbatim(range.start + words.start..range.start + words.end);
        }
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
