; Made from tree-sitter-okr/queries/highlights.scm.

(section title: (text) @markup.heading)
(objective title: (text) @markup.heading)
(key_results title: (text) @markup.heading)
(initiatives title: (text) @markup.heading)
(table_header (cell) @markup.heading)
(heading_marker) @markup.heading.marker
(list_marker) @markup.list
(block_quote) @markup.quote
(block_quote_marker) @punctuation.special
(thematic_break) @punctuation.special
(table_delimiter_row) @punctuation.special
"|" @punctuation.delimiter
(emphasis_delimiter) @punctuation.delimiter

(label_name) @keyword
(label_id) @constant
(label_note) @comment
(attribute_name) @variable.other.member
((checkbox) @markup.list.checked
  (#match? @markup.list.checked "[xX✓✔]"))
((checkbox) @markup.list.unchecked
  (#not-match? @markup.list.unchecked "[xX✓✔]"))

(number) @constant.numeric
(percent) @constant.numeric
(money) @constant.numeric
(multiplier) @constant.numeric
(date) @string.special
(period) @constant
(placeholder) @variable.parameter
(mention) @attribute
(tag) @tag
(arrow) @operator
(escape) @constant.character.escape

(strong) @markup.bold
(emphasis) @markup.italic
(code_span) @markup.raw
(code) @markup.raw.block
(code_block info: (text) @label)

(link_text) @markup.link.text
(bracketed_text) @markup.link.label
(wiki_link) @markup.link.label
(link_label) @markup.link.label
(link_destination) @markup.link.url
(url) @markup.link.url
(html_tag) @tag
(comment) @comment
(inline_comment) @comment
