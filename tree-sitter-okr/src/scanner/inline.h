#ifndef OKR_INLINE_H_
#define OKR_INLINE_H_

#include "scanner/bracket.h"
#include "scanner/emphasis.h"

// Words. A run of plain words is one token: tree-sitter's cost is per token.
//
// The leaves themselves (numbers, dates, code spans, …) are regular expressions in grammar.js. The run only has to end
// where one may begin; where that was a false alarm, grammar.js has `_word` and `_sign` for what is left.

// What begins at the lexer.
enum Leaf {
  LEAF_NONE,             // nothing: the characters taken are plain
  LEAF_BEGINS,           // perhaps a leaf of grammar.js
  LEAF_PLACEHOLDER,      // a placeholder, which has been taken
  LEAF_EMPHASIS,         // a run of delimiters
  LEAF_BRACKET,          // `[`; a `!` before it has been taken
  LEAF_CURRENCY_BRACKET, // `[`; the currency sign before it has been taken
};

static bool expects_underscore(const State *s) { return delimiter_of(s->inner_span) == '_' || s->lead == '_'; }

static bool take_ascii(TSLexer *lexer, const char *word) {
  for (; *word; word++, advance(lexer)) {
    if (lexer->lookahead != *word) return false;
  }
  return true;
}

// `XX`, `X%`, `N%`, `TBD` and the like at the start of a word. `after_currency`: also `X` and `N` alone.
static bool take_variable(TSLexer *lexer, bool after_currency) {
  int32_t c = lexer->lookahead;
  unsigned count = 0;
  for (; lexer->lookahead == c && count < 4; count++) advance(lexer);
  if (lexer->lookahead == '%') {
    advance(lexer);
    return true;
  }
  bool enough = after_currency || (count > 1 && (c == 'X' || c == 'Z'));
  if (after_currency && (lexer->lookahead == 'k' || lexer->lookahead == 'K' || lexer->lookahead == 'm' || lexer->lookahead == 'M')) {
    advance(lexer);
  }
  return count < 4 && enough && !is_word_char(lexer->lookahead);
}

static bool is_variable(int32_t c) { return c == 'N' || c == 'X' || c == 'Y' || c == 'Z'; }

// A word that begins with a capital of a period, a placeholder, or like a URL. Takes characters of the word only.
static enum Leaf word_ahead(TSLexer *lexer) {
  int32_t c = lexer->lookahead;
  switch (c) {
    case 'Q':
    case 'H':
      advance(lexer);
      c = lexer->lookahead;
      if (c < '1' || c > '4') return LEAF_NONE;
      advance(lexer);
      return is_word_char(lexer->lookahead) ? LEAF_NONE : LEAF_BEGINS;
    case 'C':
    case 'F':
      advance(lexer);
      if (lexer->lookahead != 'Y') return LEAF_NONE;
      advance(lexer);
      c = lexer->lookahead;
      return is_digit(c) || c == ' ' || c == '\'' || c == 0x2019 ? LEAF_BEGINS : LEAF_NONE;
    case 'h':
      return take_ascii(lexer, "http") && (lexer->lookahead == ':' || lexer->lookahead == 's') ? LEAF_BEGINS : LEAF_NONE;
    case 'T':
      advance(lexer);
      if (lexer->lookahead != 'B') return LEAF_NONE;
      advance(lexer);
      c = lexer->lookahead;
      if (c != 'D' && c != 'C' && c != 'A') return LEAF_NONE;
      advance(lexer);
      return is_word_char(lexer->lookahead) ? LEAF_NONE : LEAF_PLACEHOLDER;
    default:
      return take_variable(lexer, false) ? LEAF_PLACEHOLDER : LEAF_NONE;
  }
}

static enum Leaf currency_ahead(TSLexer *lexer) {
  advance(lexer);
  int32_t c = lexer->lookahead;
  if (is_variable(c)) return take_variable(lexer, true) ? LEAF_PLACEHOLDER : LEAF_NONE;
  if (c == '[') return LEAF_CURRENCY_BRACKET;
  if (c != '_') return is_digit(c) || c == ' ' ? LEAF_BEGINS : LEAF_NONE;
  advance(lexer);
  return take_redaction(lexer) ? LEAF_PLACEHOLDER : LEAF_BEGINS;
}

static enum Leaf angle_ahead(TSLexer *lexer) {
  advance(lexer);
  int32_t c = lexer->lookahead;
  if (!is_ascii_letter(c) && c != '/' && c != '!') return LEAF_NONE;
  if (!is_variable(c)) return LEAF_BEGINS;
  for (unsigned n = 0; lexer->lookahead == c && n < 3; n++) advance(lexer);
  if (lexer->lookahead != '>') return LEAF_BEGINS;
  advance(lexer);
  return LEAF_PLACEHOLDER;
}

// A sign at which a leaf may begin. What it takes without finding one is plain.
static enum Leaf sign_ahead(const State *s, TSLexer *lexer, bool after_word) {
  int32_t c = lexer->lookahead;
  switch (c) {
    case '\\': case '`': return LEAF_BEGINS;
    case '*': return LEAF_EMPHASIS;
    case '[': return LEAF_BRACKET;
    case '<': return angle_ahead(lexer);
    case '|':
      if (in_row(s)) return LEAF_BEGINS;
      advance(lexer);
      return LEAF_NONE;
    case '_':
      if (!after_word) return LEAF_EMPHASIS;
      advance(lexer);
      return is_word_char(lexer->lookahead) || !expects_underscore(s) ? LEAF_NONE : LEAF_EMPHASIS;
    case '!':
      advance(lexer);
      return lexer->lookahead == '[' ? LEAF_BRACKET : LEAF_NONE;
    case '#':
      if (s->role == ROLE_HEADING && !after_word) return LEAF_BEGINS;
      // fall through
    case '@':
      advance(lexer);
      return !after_word && is_ascii_letter(lexer->lookahead) ? LEAF_BEGINS : LEAF_NONE;
    case '-': case '=':
      advance(lexer);
      if (lexer->lookahead == c) advance(lexer);
      return lexer->lookahead == '>' ? LEAF_BEGINS : LEAF_NONE;
    default:
      return is_arrow(c) ? LEAF_BEGINS : currency_ahead(lexer);
  }
}

enum CharClass { CHAR_SIGN, CHAR_SPACE, CHAR_LETTER, CHAR_DIGIT, CHAR_CAPITAL, CHAR_LEAF };

// CHAR_CAPITAL: a letter with which a leaf may begin; CHAR_LEAF: such a sign. What is not listed is a plain sign.
static const uint8_t CLASSES[128] = {
  ['\t'] = CHAR_SPACE, ['\r'] = CHAR_SPACE, ['\f'] = CHAR_SPACE, ['\v'] = CHAR_SPACE, [' '] = CHAR_SPACE,
  ['0'] = CHAR_DIGIT, ['1'] = CHAR_DIGIT, ['2'] = CHAR_DIGIT, ['3'] = CHAR_DIGIT, ['4'] = CHAR_DIGIT,
  ['5'] = CHAR_DIGIT, ['6'] = CHAR_DIGIT, ['7'] = CHAR_DIGIT, ['8'] = CHAR_DIGIT, ['9'] = CHAR_DIGIT,
  ['a'] = CHAR_LETTER, ['b'] = CHAR_LETTER, ['c'] = CHAR_LETTER, ['d'] = CHAR_LETTER, ['e'] = CHAR_LETTER,
  ['f'] = CHAR_LETTER, ['g'] = CHAR_LETTER, ['h'] = CHAR_CAPITAL, ['i'] = CHAR_LETTER, ['j'] = CHAR_LETTER,
  ['k'] = CHAR_LETTER, ['l'] = CHAR_LETTER, ['m'] = CHAR_LETTER, ['n'] = CHAR_LETTER, ['o'] = CHAR_LETTER,
  ['p'] = CHAR_LETTER, ['q'] = CHAR_LETTER, ['r'] = CHAR_LETTER, ['s'] = CHAR_LETTER, ['t'] = CHAR_LETTER,
  ['u'] = CHAR_LETTER, ['v'] = CHAR_LETTER, ['w'] = CHAR_LETTER, ['x'] = CHAR_LETTER, ['y'] = CHAR_LETTER,
  ['z'] = CHAR_LETTER,
  ['A'] = CHAR_LETTER, ['B'] = CHAR_LETTER, ['C'] = CHAR_CAPITAL, ['D'] = CHAR_LETTER, ['E'] = CHAR_LETTER,
  ['F'] = CHAR_CAPITAL, ['G'] = CHAR_LETTER, ['H'] = CHAR_CAPITAL, ['I'] = CHAR_LETTER, ['J'] = CHAR_LETTER,
  ['K'] = CHAR_LETTER, ['L'] = CHAR_LETTER, ['M'] = CHAR_LETTER, ['N'] = CHAR_CAPITAL, ['O'] = CHAR_LETTER,
  ['P'] = CHAR_LETTER, ['Q'] = CHAR_CAPITAL, ['R'] = CHAR_LETTER, ['S'] = CHAR_LETTER, ['T'] = CHAR_CAPITAL,
  ['U'] = CHAR_LETTER, ['V'] = CHAR_LETTER, ['W'] = CHAR_LETTER, ['X'] = CHAR_CAPITAL, ['Y'] = CHAR_CAPITAL,
  ['Z'] = CHAR_CAPITAL,
  ['!'] = CHAR_LEAF, ['#'] = CHAR_LEAF, ['$'] = CHAR_LEAF, ['*'] = CHAR_LEAF, ['-'] = CHAR_LEAF, ['<'] = CHAR_LEAF,
  ['='] = CHAR_LEAF, ['@'] = CHAR_LEAF, ['['] = CHAR_LEAF, ['\\'] = CHAR_LEAF, ['_'] = CHAR_LEAF, ['`'] = CHAR_LEAF,
  ['|'] = CHAR_LEAF,
};

static enum CharClass class_of(int32_t c) {
  if (c >= 0 && c < 0x80) return CLASSES[c];
  if (is_space(c)) return CHAR_SPACE;
  if (is_word_char(c)) return CHAR_LETTER;
  return is_currency(c) || is_arrow(c) ? CHAR_LEAF : CHAR_SIGN;
}

// Takes words up to the end of the line or to where a leaf may begin, and marks their end: LEAF_NONE. Where a leaf may
// begin at once, says which and marks nothing.
static enum Leaf take_words(const State *s, TSLexer *lexer) {
  bool any = false, unmarked = false, after_word = false;
  for (;;) {
    enum CharClass class = class_of(lexer->lookahead);
    if (class == CHAR_LETTER || (after_word && (class == CHAR_DIGIT || class == CHAR_CAPITAL))) {
      any = unmarked = after_word = true;
      advance(lexer);
    } else if (class == CHAR_SPACE) {
      if (unmarked) lexer->mark_end(lexer); // spaces at the end are not part of the words
      unmarked = after_word = false;
      advance(lexer);
    } else if (class == CHAR_SIGN) {
      if (at_line_end(lexer)) break;
      any = unmarked = true;
      after_word = false;
      advance(lexer);
    } else {
      if (unmarked) lexer->mark_end(lexer);
      enum Leaf leaf = class == CHAR_DIGIT     ? LEAF_BEGINS
                       : class == CHAR_CAPITAL ? word_ahead(lexer)
                                               : sign_ahead(s, lexer, after_word);
      if (leaf != LEAF_NONE) return any ? LEAF_NONE : leaf;
      any = unmarked = true;
      after_word = class == CHAR_CAPITAL;
    }
  }
  if (unmarked) lexer->mark_end(lexer);
  return LEAF_NONE;
}

// `#` at the end of a heading belongs to the heading, not to its title; elsewhere it may begin a tag.
static bool scan_hashes(TSLexer *lexer, bool *line_end) {
  unsigned run = 0;
  for (; lexer->lookahead == '#'; run++) advance(lexer);
  if (run == 1 && is_ascii_letter(lexer->lookahead)) return false;
  lexer->mark_end(lexer);
  while (is_space(lexer->lookahead)) advance(lexer);
  *line_end = at_line_end(lexer);
  lexer->result_symbol = WORDS;
  return !*line_end;
}

static bool scan_text(State *s, TSLexer *lexer, bool spaced, bool *line_end) {
  if (lexer->lookahead == '#' && s->role == ROLE_HEADING) return scan_hashes(lexer, line_end);
  switch (take_words(s, lexer)) {
    case LEAF_NONE:
      lexer->result_symbol = WORDS;
      return true;
    case LEAF_PLACEHOLDER:
      lexer->mark_end(lexer);
      lexer->result_symbol = PLACEHOLDER;
      return true;
    case LEAF_EMPHASIS: return scan_emphasis(s, lexer, spaced, line_end);
    case LEAF_BRACKET: return scan_bracket(s, lexer, false);
    case LEAF_CURRENCY_BRACKET: return scan_bracket(s, lexer, true);
    default: return false;
  }
}

#endif
