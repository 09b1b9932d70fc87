#ifndef OKR_WINDOW_H_
#define OKR_WINDOW_H_

#include "scanner/char.h"

// The beginning of a line, read ahead of the token only as far as the classifier asks.

#define WINDOW_SIZE 128
#define BEYOND 0x110000 // what stands past the window: no character at all

typedef struct {
  TSLexer *lexer;
  unsigned count;
  bool ended; // the line's end has been seen
  int32_t chars[WINDOW_SIZE];
} Window;

static inline void window_open(Window *w, TSLexer *lexer) {
  w->lexer = lexer;
  w->count = 0;
  w->ended = false;
}

// The line's character `i`; a line feed at its end and after it.
static int32_t at(Window *w, unsigned i) {
  while (w->count <= i) {
    if (w->ended || at_line_end(w->lexer)) {
      w->ended = true;
      return '\n';
    }
    if (w->count == WINDOW_SIZE) return BEYOND;
    w->chars[w->count++] = w->lexer->lookahead;
    advance(w->lexer);
  }
  return w->chars[i];
}

static unsigned after_spaces(Window *w, unsigned i) {
  while (is_space(at(w, i))) i++;
  return i;
}

static bool ends(Window *w, unsigned i) { return at(w, after_spaces(w, i)) == '\n'; }

// Where the run of `c` at `i` ends; at most `most` of them.
static unsigned after_run(Window *w, unsigned i, int32_t c, unsigned most) {
  unsigned end = i;
  while (end - i < most && at(w, end) == c) end++;
  return end;
}

static unsigned after_digits(Window *w, unsigned i) {
  while (is_digit(at(w, i))) i++;
  return i;
}

// The end of `word` (lower case) at `i` in any case, or `i`. A space in it stands for a space, a hyphen or nothing.
static unsigned after_word(Window *w, unsigned i, const char *word) {
  unsigned end = i;
  for (; *word; word++) {
    int32_t c = at(w, end);
    if (*word == ' ') {
      if (c == ' ' || c == '-' || c == 0xa0) end++;
    } else {
      if (to_lower(c) != *word) return i;
      end++;
    }
  }
  return end;
}

#endif
