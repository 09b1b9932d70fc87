; What stands in a list item stands deeper than its marker. What stands below a heading does not. Neovim reads
; `indent.begin`, Helix `indent`.
(objective (list_marker)) @indent.begin @indent
(key_results (list_marker)) @indent.begin @indent
(key_result (list_marker)) @indent.begin @indent
(initiatives (list_marker)) @indent.begin @indent
(initiative (list_marker)) @indent.begin @indent
(kpi (list_marker)) @indent.begin @indent
(list_item (list_marker)) @indent.begin @indent
