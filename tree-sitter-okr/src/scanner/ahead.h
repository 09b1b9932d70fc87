#ifndef OKR_AHEAD_H_
#define OKR_AHEAD_H_

#include "scanner/containers.h"
#include "scanner/line.h"

// The look-ahead from one line to the next, past blank lines: all that the end of a line has to know.

#define MAX_QUOTES 8

// Takes spaces and gives the column that they reach; tabs stop at every fourth.
static unsigned take_spaces(TSLexer *lexer, unsigned column) {
  for (; is_space(lexer->lookahead); advance(lexer)) {
    if (lexer->lookahead == '\t') column = (column & ~3u) + 4;
    else if (lexer->lookahead != '\r' && column < MAX_INDENT) column++;
  }
  return column;
}

// Takes quote markers, at most `most`, with the spaces between and after them. Gives their number, and in `indent` the
// columns between the last marker, with the space that belongs to it, and what follows.
static uint8_t take_quote_markers(TSLexer *lexer, unsigned most, unsigned *indent) {
  uint8_t quotes = 0;
  while (lexer->lookahead == '>' && quotes < most) {
    advance(lexer);
    if (lexer->lookahead == ' ') advance(lexer);
    *indent = take_spaces(lexer, 0);
    quotes++;
  }
  return quotes;
}

// Looks from the start of a line (or from `indent` columns into it) at the next line that is not blank. The lexer is left
// in that line, past what `window` holds.
static void look_ahead(TSLexer *lexer, unsigned indent, Window *window, Ahead *ahead) {
  uint8_t quotes;
  ahead->blank = ahead->gap = false;
  for (;;) {
    indent = take_spaces(lexer, indent);
    ahead->margin = (uint8_t)indent;
    quotes = take_quote_markers(lexer, MAX_QUOTES, &indent);
    if (lexer->lookahead != '\n') break;
    ahead->blank = true;
    if (quotes == 0) ahead->gap = true;
    advance(lexer);
    indent = 0;
  }
  window_open(window, lexer);
  read_line(window, indent, &ahead->line);
  ahead->line.quotes = quotes;
  int32_t first = at(window, 0);
  ahead->title = is_emphasis(first) && at(window, 1) == first;
}

static bool has_bar(Window *w) {
  for (unsigned i = 0;; i++) {
    int32_t c = at(w, i);
    if (c == '|') return true;
    if (c == '\n' || c == BEYOND) return false;
  }
}

// A text of more lines than this is read as several paragraphs, so that an edit in it reads no more of it again than one of
// them. Nobody writes so many lines without a blank one or a list.
#define MAX_LINES 128

// Whether the text of the current line goes on in the line ahead.
static bool wraps_into(const State *s, const Ahead *ahead) {
  if (s->role != ROLE_WRAPS || s->text == TEXT_DUE || ahead->blank || ahead->line.kind != KIND_PARAGRAPH) return false;
  if (ahead->line.quotes != open_quotes(s)) return false;
  if (s->wrapped + 1 >= MAX_LINES && count_ending(s, ahead) == 0) return false;
  // A bold beginning at the margin of a list item is a new paragraph, however lazily its author wraps lines.
  if (!ahead->title || s->depth == 0) return true;
  Container open = s->containers[s->depth - 1];
  return form_of(open) != FORM_LIST || is_deeper(ahead->line.indent, open.indent);
}

// Of so many lines one ends a run.
#define RUN_LENGTH 32

// So many characters of a line decide about that: alike are those that somebody repeats.
#define RUN_KEY 24

// Whether a run of blocks may end before the line in `window`.
static bool parts_runs(Window *window) {
  uint32_t hash = 0x811c9dc5;
  for (unsigned i = 0; i < RUN_KEY && at(window, i) != '\n'; i++) hash = (hash ^ (uint32_t)at(window, i)) * 0x01000193;
  return (hash >> 16) % RUN_LENGTH == 0;
}

// Makes the line ahead the next line: finds what it is in its context and how many containers it ends.
static void turn_to(State *s, Window *window, Ahead *ahead) {
  Line *line = &ahead->line;
  bool in_table = s->depth > 0 && kind_of(s->containers[s->depth - 1]) == KIND_TABLE;
  if (in_table && !ahead->blank && line->kind == KIND_PARAGRAPH && has_bar(window)) line->kind = KIND_ROW;
  look_below(window, line);
  s->pending = count_ending(s, ahead);
  if (ahead->blank && line->kind != KIND_NONE && line->indent >= 4 && line->form != FORM_HEADING && !line->quotes &&
      holds_indented_code(s, s->depth - s->pending)) {
    line->kind = KIND_INDENTED_CODE;
    line->head = line->column = 0;
  }
  s->line = *line;
}

#endif
