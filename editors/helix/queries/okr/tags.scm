; Made from tree-sitter-okr/queries/tags.scm.

(section title: (text) @definition.module)
(objective title: (text) @definition.class)
(key_result text: (text) @definition.function)
(initiative text: (text) @definition.function)
(kpi text: (text) @definition.constant)
(link_definition label: (link_label) @definition.constant)
