(section (heading_marker) @punctuation.special)
(section title: (text) @markup.heading)
(objective title: (text) @markup.heading)
(label) @keyword
(checkbox) @markup.list
(list_marker) @punctuation.special
(number) @number
(percent) @number
(money) @number
(multiplier) @number
(date) @string.special
(period) @constant
(mention) @attribute
(tag) @tag
(code_span) @markup.raw
(code) @markup.raw
(link) @markup.link
(url) @markup.link.url
(reference_link) @markup.link
(strong) @markup.strong
(emphasis) @markup.italic
(comment) @comment
(attribute name: (attribute_name) @property)
