; Made from tree-sitter-okr/queries/textobjects.scm.

(objective) @class.outer
(objective title: (text) @class.inner)

(key_result) @function.outer
(key_result text: (text) @function.inner)

(initiative) @block.outer
(initiative text: (text) @block.inner)
(kpi) @block.outer
(kpi text: (text) @block.inner)
(list_item) @block.outer
(list_item text: (text) @block.inner)

(attribute) @parameter.outer
(attribute value: (text) @parameter.inner)
(cell) @parameter.inner

(comment) @comment.outer
(comment) @comment.inner
