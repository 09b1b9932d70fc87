[
  (objective)
  (key_results)
  (key_result)
  (initiatives)
  (list_item)
] @indent.begin
