#ifndef OKR_EMPHASIS_H_
#define OKR_EMPHASIS_H_

#include "scanner/char.h"
#include "scanner/state.h"

// `*emphasis*`, `_emphasis_`, `**strong**`, `__strong__`, on one line.
//
// A delimiter opens only when its end is in sight, so that a lonely asterisk stays one. The look-ahead stops at the next
// delimiter that could open as well: a line of n lonely delimiters is read twice, not n times.

static inline bool in_row(const State *s) { return s->role == ROLE_ROW; }

static inline bool is_strong(uint8_t span) { return span >= SPAN_STRONG_STAR; }

static inline int32_t delimiter_of(uint8_t span) {
  switch (span) {
    case SPAN_STAR: case SPAN_STRONG_STAR: return '*';
    case SPAN_UNDERSCORE: case SPAN_STRONG_UNDERSCORE: return '_';
    default: return 0;
  }
}

// Whether a delimiter of `length` that has just been read finds its end on this line.
static bool is_closed(const State *s, TSLexer *lexer, int32_t delimiter, unsigned length) {
  int32_t before = 0;
  while (!at_line_end(lexer)) {
    int32_t c = lexer->lookahead;
    if (c == '|' && in_row(s)) return false;
    advance(lexer);
    if (c == '\\' && !at_line_end(lexer)) {
      before = lexer->lookahead;
      advance(lexer);
    } else if (c == delimiter && before != 0) {
      unsigned run = 1;
      for (; lexer->lookahead == c; run++) advance(lexer);
      int32_t after = at_line_end(lexer) ? ' ' : lexer->lookahead;
      bool fits = length == 2 ? run == 2 || run == 3 : run == 1 || run == 3;
      bool inside_word = c == '_' && is_word_char(before) && is_word_char(after);
      if (fits && !inside_word) {
        if (!is_space(before) && !(c == '_' && is_word_char(after))) return true;
        if (!is_space(after)) return false; // opens itself
      }
      before = c;
    } else {
      before = c;
    }
  }
  return false;
}

static bool close_span(State *s, TSLexer *lexer) {
  lexer->result_symbol = SPAN_CLOSE;
  s->inner_span = s->outer_span;
  s->outer_span = SPAN_NONE;
  return true;
}

static bool open_span(State *s, TSLexer *lexer, uint8_t span) {
  lexer->result_symbol = is_strong(span) ? STRONG_OPEN : EMPHASIS_OPEN;
  s->outer_span = s->inner_span;
  s->inner_span = span;
  return true;
}

// `N<sub>3</sub>_` after an underscore, with or without a currency sign.
static bool take_redaction(TSLexer *lexer) {
  if (is_currency(lexer->lookahead)) advance(lexer);
  if (lexer->lookahead < 'A' || lexer->lookahead > 'Z') return false;
  advance(lexer);
  for (const char *tag = "<sub>"; *tag; tag++, advance(lexer)) {
    if (lexer->lookahead != *tag) return false;
  }
  while (is_word_char(lexer->lookahead)) advance(lexer);
  for (const char *tag = "</sub>_"; *tag; tag++, advance(lexer)) {
    if (lexer->lookahead != *tag) return false;
  }
  return true;
}

// A run of delimiters; `spaced`: after a space. Always makes a token, except for emphasis that opened before the label and
// ends with the line: that is no part of the text, so `*line_end` is set and the lexer left at the line's end.
static bool scan_emphasis(State *s, TSLexer *lexer, bool spaced, bool *line_end) {
  int32_t delimiter = lexer->lookahead;
  bool inner_ends = delimiter_of(s->inner_span) == delimiter && !spaced;
  bool plain_inside = inner_ends && !is_strong(s->inner_span);
  unsigned run = 0;
  // The end is marked after as many delimiters as the token takes: one of emphasis, two of strong emphasis, all of a run
  // that means nothing.
  while (lexer->lookahead == delimiter) {
    advance(lexer);
    run++;
    bool last = lexer->lookahead != delimiter;
    if (run == 1 ? last || plain_inside : run == 2 ? last || !plain_inside : run >= 4 && last) lexer->mark_end(lexer);
  }
  lexer->result_symbol = WORDS;
  bool space_follows = at_line_end(lexer) || is_space(lexer->lookahead) || (lexer->lookahead == '|' && in_row(s));
  bool may_close = !(delimiter == '_' && is_word_char(lexer->lookahead));
  if (run >= 4) return true;
  if (inner_ends && may_close && (is_strong(s->inner_span) ? run >= 2 : run != 2)) return close_span(s, lexer);
  if (s->lead == delimiter && !s->inner_span && may_close) {
    if (run == 3) lexer->mark_end(lexer);
    while (is_space(lexer->lookahead)) advance(lexer);
    *line_end = at_line_end(lexer);
    if (*line_end || !spaced) {
      s->lead = 0;
      lexer->result_symbol = LABEL_EMPHASIS_CLOSE;
      return !*line_end;
    }
    if (space_follows) return true;
  }
  bool strong = run >= 2;
  uint8_t span = delimiter == '*' ? (strong ? SPAN_STRONG_STAR : SPAN_STAR) : (strong ? SPAN_STRONG_UNDERSCORE : SPAN_UNDERSCORE);
  if (space_follows || plain_inside) return true;
  if (delimiter == '_' && run == 1 && take_redaction(lexer)) {
    lexer->mark_end(lexer);
    lexer->result_symbol = PLACEHOLDER;
    return true;
  }
  bool room = s->inner_span == SPAN_NONE || (s->outer_span == SPAN_NONE && is_strong(s->inner_span) != strong);
  return room && is_closed(s, lexer, delimiter, strong ? 2 : 1) ? open_span(s, lexer, span) : true;
}

#endif
