; Made from tree-sitter-okr/queries/textobjects.scm.

(objective) @class.around
(objective title: (text) @class.inside)

(key_result) @function.around
(key_result text: (text) @function.inside)

(initiative) @entry.around
(initiative text: (text) @entry.inside)
(kpi) @entry.around
(kpi text: (text) @entry.inside)
(list_item) @entry.around
(list_item text: (text) @entry.inside)

(attribute) @parameter.around
(attribute value: (text) @parameter.inside)
(cell) @parameter.inside

(comment) @comment.around
(comment) @comment.inside
