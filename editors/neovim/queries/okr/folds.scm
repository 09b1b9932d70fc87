; Made from tree-sitter-okr/queries/folds.scm.

[
  (front_matter)
  (section)
  (objective)
  (key_results)
  (key_result)
  (initiatives)
  (initiative)
  (kpi)
  (list_item)
  (block_quote)
  (code_block)
  (table)
  (comment)
] @fold
