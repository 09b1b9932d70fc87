#ifndef OKR_CHAR_H_
#define OKR_CHAR_H_

#include "tree_sitter/parser.h"

// Characters and the lexer's two ways over them.

// Takes the next character into the token (or, once the token's end is marked, looks at it).
static inline void advance(TSLexer *lexer) { lexer->advance(lexer, false); }

// Leaves the next character out: the token begins after it.
static inline void skip(TSLexer *lexer) { lexer->advance(lexer, true); }

// A NUL in the text has the same look-ahead as the end of the file.
static inline bool at_end(TSLexer *lexer) { return lexer->lookahead == 0 && lexer->eof(lexer); }

static inline bool at_line_end(TSLexer *lexer) { return lexer->lookahead == '\n' || at_end(lexer); }

// The same set as SPACE in grammar.js; a line feed is not in it.
static inline bool is_space(int32_t c) {
  if (c < 0x80) return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
  return c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200b) || c == 0x202f || c == 0x205f || c == 0x3000 ||
         c == 0xfeff;
}

static inline bool is_digit(int32_t c) { return c >= '0' && c <= '9'; }

static inline int32_t to_lower(int32_t c) { return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c; }

static inline bool is_ascii_letter(int32_t c) {
  c = to_lower(c);
  return c >= 'a' && c <= 'z';
}

// Letters and digits of alphabets. Not those of scripts written without spaces between words, where a number may stand
// right after a word.
static inline bool is_word_char(int32_t c) {
  if (c < 0x80) return is_digit(c) || is_ascii_letter(c);
  return c >= 0xc0 && c < 0x2000 && c != 0xd7 && c != 0xf7 && c != 0x1680;
}

static inline bool is_dash(int32_t c) { return c == '-' || c == 0x2013 || c == 0x2014; }

static inline bool is_currency(int32_t c) { return c == '$' || c == 0x20ac || c == 0xa3 || c == 0xa5; }

static inline bool is_arrow(int32_t c) { return c == 0x2192 || c == 0x21d2 || c == 0x27a1; }

static inline bool is_emphasis(int32_t c) { return c == '*' || c == '_'; }

// Arrows, signs, dingbats and emoji, as people put before a label.
static inline bool is_symbol(int32_t c) {
  return (c >= 0x2190 && c <= 0x2bff) || (c >= 0x1f000 && c <= 0x1faff) || c == 0xfe0f || c == 0x200d;
}

#endif
