(document) @local.scope
(link_definition label: (link_label) @local.definition)
(reference_link label: (link_label) @local.reference)
