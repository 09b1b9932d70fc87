(section title: (text) @markup.heading)
(objective title: (text) @markup.heading)
(heading_marker) @markup.heading.marker
(list_marker) @markup.list
(block_quote_marker) @punctuation.special
(thematic_break) @punctuation.special
(table_delimiter_row) @punctuation.special
(emphasis_delimiter) @punctuation.delimiter

(label) @keyword
(attribute name: (attribute_name) @property)
((checkbox) @markup.list.checked (#match? @markup.list.checked "[xX]"))
((checkbox) @markup.list.unchecked (#not-match? @markup.list.unchecked "[xX]"))

(number) @number
(percent) @number
(money) @number
(multiplier) @number
(date) @string.special
(period) @constant
(placeholder) @variable.parameter
(mention) @attribute
(tag) @tag
(arrow) @operator
(escape) @string.escape

(strong) @markup.strong
(emphasis) @markup.italic
(code_span) @markup.raw
(code) @markup.raw
(link_text) @markup.link.label
(link_label) @markup.link.label
(link_destination) @markup.link.url
(url) @markup.link.url
(html_tag) @tag
(comment) @comment
(inline_comment) @comment
