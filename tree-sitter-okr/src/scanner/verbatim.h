#ifndef OKR_VERBATIM_H_
#define OKR_VERBATIM_H_

#include "scanner/ahead.h"

// Blocks whose lines are not read as blocks: code, front matter, comments.
//
// A block that is never closed goes on to the end of what it stands in. (Front matter that is never closed is none.)

static void take_line(TSLexer *lexer) {
  while (!at_line_end(lexer)) advance(lexer);
}

// ------------------------------------------------------------------------------------------------------ fenced code

// At the start of a line inside a code fence: whether it is still inside what the fence stands in.
static bool take_code_prefix(TSLexer *lexer, unsigned quotes) {
  unsigned ignored = 0;
  if (at_end(lexer)) return false;
  if (quotes == 0) return true;
  take_spaces(lexer, 0);
  return take_quote_markers(lexer, quotes, &ignored) == quotes;
}

static bool take_closing_fence(const State *s, TSLexer *lexer) {
  unsigned run = 0;
  take_spaces(lexer, 0);
  int32_t c = s->tilde ? '~' : '`';
  for (; lexer->lookahead == c && run < 255; run++) advance(lexer);
  if (run < s->fence) return false;
  take_spaces(lexer, 0);
  return at_line_end(lexer);
}

// At the end of a fence's first line: the code, without its last line feed. At the end of the code: the closing fence, or
// nothing where the code ends with what it stands in.
static bool scan_fenced(State *s, TSLexer *lexer) {
  unsigned quotes = open_quotes(s);
  bool any = false;
  lexer->mark_end(lexer);
  if (!at_end(lexer)) lexer->advance(lexer, quotes == 0); // in a quotation, the line feed may be the end of the block
  while (take_code_prefix(lexer, quotes)) {
    if (take_closing_fence(s, lexer)) {
      if (!any) lexer->mark_end(lexer);
      break;
    }
    take_line(lexer);
    lexer->mark_end(lexer);
    any = true;
    if (!at_end(lexer)) advance(lexer);
  }
  lexer->result_symbol = any ? CODE : FENCE_END;
  if (!any) {
    s->fence = 0;
    s->tilde = false;
  }
  return true;
}

// ---------------------------------------------------------------------------------------------------- indented code

// The lexer is at the first character of the code. Later lines keep their indentation.
static bool scan_indented_code(TSLexer *lexer) {
  for (;;) {
    take_line(lexer);
    lexer->mark_end(lexer);
    unsigned indent = 0;
    while (lexer->lookahead == '\n') {
      advance(lexer);
      indent = take_spaces(lexer, 0);
    }
    if (indent < 4 || at_end(lexer)) break;
  }
  lexer->result_symbol = CODE;
  return true;
}

// ----------------------------------------------------------------------------------------------------- front matter

#define FRONT_MATTER_SIZE 65536 // characters in which its end must be

// At the start of a line: whether it is `---` or `...`.
static bool take_front_matter_mark(TSLexer *lexer) {
  int32_t c = lexer->lookahead;
  if (c != '-' && c != '.') return false;
  unsigned marks = 0;
  for (; lexer->lookahead == c && marks < 4; marks++) advance(lexer);
  if (marks != 3) return false;
  while (is_space(lexer->lookahead)) advance(lexer);
  return at_line_end(lexer);
}

// At the end of the first line: whether front matter that begins there ends anywhere.
static bool front_matter_ends(TSLexer *lexer) {
  for (unsigned n = 0; n < FRONT_MATTER_SIZE && !at_end(lexer); n++) {
    bool line_end = lexer->lookahead == '\n';
    advance(lexer);
    if (line_end && take_front_matter_mark(lexer)) return true;
  }
  return false;
}

// At the opening mark, or at the end of the YAML. There is a closing mark: the look-ahead at the start has seen it.
static bool scan_front_matter(State *s, TSLexer *lexer) {
  bool any = false;
  while (!at_line_end(lexer)) skip(lexer); // the opening mark
  if (!at_end(lexer)) skip(lexer);
  while (!at_end(lexer)) {
    if (take_front_matter_mark(lexer)) {
      if (!any) lexer->mark_end(lexer);
      break;
    }
    take_line(lexer);
    lexer->mark_end(lexer);
    any = true;
    if (!at_end(lexer)) advance(lexer);
  }
  s->role = any ? ROLE_YAML_END : ROLE_PLAIN;
  lexer->result_symbol = any ? YAML : FRONT_MATTER_END;
  return true;
}

// ---------------------------------------------------------------------------------------------------------- comments

static bool scan_comment(TSLexer *lexer) {
  unsigned dashes = 0;
  for (unsigned n = 0; n < 4; n++) advance(lexer); // `<!--`
  while (!at_end(lexer)) {
    int32_t c = lexer->lookahead;
    advance(lexer);
    if (c == '>' && dashes >= 2) break;
    dashes = c == '-' ? dashes + 1 : 0;
  }
  lexer->mark_end(lexer);
  lexer->result_symbol = COMMENT;
  return true;
}

#endif
