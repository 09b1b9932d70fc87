; Made from tree-sitter-okr/queries/injections.scm.

((front_matter (yaml) @injection.content)
  (#set! injection.language "yaml"))

(code_block
  info: (text) @injection.language
  (code) @injection.content)

((html_tag) @injection.content
  (#set! injection.language "html")
  (#set! injection.combined))
