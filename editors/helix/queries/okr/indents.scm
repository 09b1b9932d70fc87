; Made from tree-sitter-okr/queries/indents.scm.

(objective (list_marker)) @indent
(key_results (list_marker)) @indent
(key_result (list_marker)) @indent
(initiatives (list_marker)) @indent
(initiative (list_marker)) @indent
(kpi (list_marker)) @indent
(list_item (list_marker)) @indent
