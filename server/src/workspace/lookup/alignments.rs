//! The alignments of all items of a document.

use super::resolver::Resolver;
use super::surroundings::Surroundings;
use crate::model::Document;
use crate::text::Text;
use crate::workspace::alignment::Edge;

/// All alignments of a document, by the items' own evidence.
pub struct Alignments<'a> {
    /// For what is asked about single items.
    pub resolver: Resolver<'a>,
    /// The edges of the objectives, in their order.
    pub objectives: Vec<Option<Edge>>,
    /// The edges of the key results, in their order.
    pub key_results: Vec<Option<Edge>>,
}

impl<'a> Alignments<'a> {
    /// Resolves everything in `document` with the text `text`, among the documents `around` it.
    pub fn of(document: &'a Document, text: &'a Text, around: Surroundings<'a>) -> Self {
        let resolver = Resolver::new(document, text, around);
        let objectives = document.objectives.iter();
        let key_results = document.key_results.iter();
        Self {
            objectives: objectives
                .map(|objective| resolver.objective(objective))
                .collect(),
            key_results: key_results
                .map(|key_result| resolver.own_key_result(key_result))
                .collect(),
            resolver,
        }
    }
}
