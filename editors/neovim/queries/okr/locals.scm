; Made from tree-sitter-okr/queries/locals.scm.

(document) @local.scope

(link_definition label: (link_label) @local.definition.constant)
(reference_link label: (link_label) @local.reference)
(bracketed_text) @local.reference
