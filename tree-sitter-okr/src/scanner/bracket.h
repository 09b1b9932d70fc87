#ifndef OKR_BRACKET_H_
#define OKR_BRACKET_H_

#include "scanner/emphasis.h"

// `[text](destination)`, `[text][label]`, `[[page]]`, `[remark]`.
//
// All look-ahead stays on the line and stops where another bracket opens that could be meant instead, so that a line of n
// open brackets is read a few times, not n times.

#define MAX_BRACKETS 3 // `[![image](…)](…)` needs two
#define REDACTION_SIZE 40

typedef struct {
  unsigned count; // characters inside, also those that are not kept
  int32_t chars[REDACTION_SIZE];
  bool nested; // holds brackets
  bool wiki;   // `[[…]]`
} Bracket;

// Takes what is after `[` up to its `]`, with the brackets inside.
static bool take_bracket(const State *s, TSLexer *lexer, Bracket *bracket) {
  unsigned depth = 1, inner = 0;
  int32_t before = 0;
  bool inner_first = false;
  bracket->count = 0;
  for (; !at_line_end(lexer); advance(lexer)) {
    int32_t c = lexer->lookahead;
    if (c == '|' && in_row(s)) return false;
    if (before == '\\') c = 0;
    if (c == '[') {
      if (bracket->count == 0) inner_first = true;
      inner++;
      if (++depth > MAX_BRACKETS) return false;
    } else if (c == ']' && --depth == 0) {
      advance(lexer);
      bracket->nested = inner > 0;
      bracket->wiki = inner == 1 && inner_first && before == ']';
      return true;
    }
    if (bracket->count < REDACTION_SIZE) bracket->chars[bracket->count] = lexer->lookahead;
    bracket->count++;
    before = c;
  }
  return false;
}

// Whether the text in brackets stands for a confidential or unknown quantity: `_N<sub>1</sub>_`, `_$N<sub>1</sub>_`,
// `X%`, `$N`, `XX`, `TBD`, `?`, `…`.
static bool is_redaction(const Bracket *bracket, bool linked) {
  unsigned i = 0, n = bracket->count;
  const int32_t *c = bracket->chars;
  if (n == 0 || n > REDACTION_SIZE || bracket->nested) return false;
  while (i < n && is_emphasis(c[i])) i++;
  while (n > i && is_emphasis(c[n - 1])) n--;
  bool currency = i < n && is_currency(c[i]);
  if (currency) i++;
  if (n - i == 3 && c[i] == 'T' && c[i + 1] == 'B' && (c[i + 2] == 'D' || c[i + 2] == 'C' || c[i + 2] == 'A')) return true;
  unsigned letters = 0, dots = 0;
  for (; i < n && letters < 3 && (c[i] == 'N' || c[i] == 'X' || c[i] == 'Y' || c[i] == 'Z'); i++) letters++;
  for (; i < n && !letters && (c[i] == '?' || c[i] == '.' || c[i] == 0x2026 || c[i] == '_'); i++) dots++;
  if (letters && n - i >= 11 && c[i] == '<' && c[i + 1] == 's' && c[n - 1] == '>' && c[n - 2] == 'b') return true;
  bool scaled = i < n && (c[i] == '%' || c[i] == 'k' || c[i] == 'K' || c[i] == 'm' || c[i] == 'M' || c[i] == '+' || c[i] == 'x');
  if (scaled) i++;
  // `[X]` alone is a ticked box
  return i == n && (dots > 0 || letters > 1 || (letters == 1 && (linked || currency || scaled || c[0] == 'N')));
}

// Takes `(destination "title")`. A destination in angle brackets may hold spaces; one without, balanced parentheses.
static bool take_destination(const State *s, TSLexer *lexer) {
  unsigned depth = 1;
  int32_t before = 0, quote = 0;
  bool angle = false, separated = false;
  advance(lexer);
  while (is_space(lexer->lookahead)) advance(lexer);
  if (lexer->lookahead == '<') {
    angle = true;
    advance(lexer);
  }
  for (; !at_line_end(lexer); advance(lexer)) {
    int32_t c = lexer->lookahead;
    if ((c == '|' && in_row(s)) || (c == '(' && before == ']')) return false; // another cell, another link
    if (before == '\\') {
      before = 0;
      continue;
    }
    if (quote) {
      if (c == quote) quote = 0;
    } else if (angle) {
      if (c == '<') return false;
      if (c == '>') angle = false;
    } else if (is_space(c)) {
      separated = true;
    } else if (c == ')' && --depth == 0) {
      advance(lexer);
      return true;
    } else if (separated && (c == '"' || c == '\'') && is_space(before)) {
      quote = c;
    } else if (separated && c != '(' && c != ')') {
      return false;
    } else if (c == '(') {
      depth++;
    }
    before = c;
  }
  return false;
}

// Takes `[label]`, also an empty one.
static bool take_link_label(const State *s, TSLexer *lexer) {
  int32_t before = 0;
  advance(lexer);
  for (; !at_line_end(lexer); advance(lexer)) {
    int32_t c = lexer->lookahead;
    if ((c == '|' && in_row(s)) || (c == '[' && before != '\\')) return false;
    if (c == ']' && before != '\\') {
      advance(lexer);
      return true;
    }
    before = c;
  }
  return false;
}

// The lexer is at the `[`, after `!` or (`after_currency`) a currency sign if there is one. Always makes a token; if
// nothing else, of the bracket or the currency sign as plain text.
static bool scan_bracket(State *s, TSLexer *lexer, bool after_currency) {
  Bracket bracket;
  lexer->result_symbol = WORDS;
  if (after_currency) lexer->mark_end(lexer);
  advance(lexer);
  if (!after_currency) lexer->mark_end(lexer);
  if (!take_bracket(s, lexer, &bracket)) return true;

  int32_t next = lexer->lookahead;
  bool maybe_link = next == '(' || next == '[';
  bool redaction = is_redaction(&bracket, maybe_link);
  if (after_currency && !redaction) return true;
  if (bracket.nested && !bracket.wiki && !maybe_link) return true;

  lexer->mark_end(lexer);
  if (next == '(' && take_destination(s, lexer)) s->link = LINK_WANTS_DESTINATION;
  else if (next == '[' && take_link_label(s, lexer)) s->link = LINK_WANTS_LABEL;
  if (s->link) lexer->result_symbol = redaction ? PLACEHOLDER : LINK_TEXT;
  else if (bracket.wiki) lexer->result_symbol = WIKI_LINK;
  else lexer->result_symbol = is_redaction(&bracket, false) ? PLACEHOLDER : BRACKETED_TEXT;
  return true;
}

// The part of a link after its text. It is there: the look-ahead of `scan_bracket` has seen it.
static bool scan_link_part(State *s, TSLexer *lexer) {
  bool destination = s->link == LINK_WANTS_DESTINATION;
  s->link = LINK_NOTHING;
  lexer->result_symbol = destination ? LINK_DESTINATION : LINK_LABEL;
  bool found = destination ? take_destination(s, lexer) : take_link_label(s, lexer);
  lexer->mark_end(lexer);
  return found;
}

#endif
