/**
 * @file OKR documents: the Markdown files in which organisations keep their Objectives and Key Results.
 * @license MIT
 */

/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

// How the work is divided
//
// The external scanner (src/scanner.c) reads lines: it decides what a line is, which containers it ends and how its head
// (marker, checkbox, label) is cut. It announces every block with one BEGIN token and ends every container with CLOSE.
// All blocks are legal in all containers, and all containers end in the same way, so the grammar below never meets a
// token that it cannot use: no input has an ERROR or a MISSING node.
//
// This file says how those pieces make nodes, and what the leaves inside a line of text look like.

// Spaces of all widths; a line feed is never one of them. A lone carriage return is a space.
const SPACE = /[ \t\r\f\v\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]/;

const DIGITS = '\\d+([.,]\\d+)*';
const SCALE = '([kKmMbB]|mm|MM|bn|mln)';
const YEAR = "(20)?\\d{2}";

/**
 * A leaf inside a line. All have the same lexical precedence: the longest wins (`3rd` is a word, not the number 3), and
 * of equally long ones the first in the list of rules.
 * @param {string[]} alternatives regular expressions
 */
const leaf = (...alternatives) => token(new RegExp(alternatives.join('|')));

module.exports = grammar({
  name: 'okr',

  extras: _ => [SPACE],

  // The same order as `enum Token` in src/scanner/token.h.
  externals: $ => [
    $._eol, // the end of a line
    $._last_eol, // the end of a line and of the container that it belongs to
    $._soft_eol, // the end of a line whose text goes on in the next
    $._header_eol, // the end of a table's header row
    $._label_break, // the end of a line with a label, when its text is in the next
    $._close, // the end of a container, or of the document

    $._begin_section,
    $._begin_objective,
    $._begin_key_results,
    $._begin_key_result,
    $._begin_initiatives,
    $._begin_initiative,
    $._begin_kpi,
    $._begin_list_item,
    $._begin_block_quote,
    $._begin_table,
    $._begin_attribute,
    $._begin_paragraph,
    $._begin_row,
    $._begin_link_definition,

    $.heading_marker,
    $._heading_underline,
    $.list_marker,
    $.checkbox,
    $.label_name,
    $.label_id,
    $.label_note,
    $.block_quote_marker,

    $.thematic_break,
    $.comment,
    $.table_delimiter_row,
    $._fence,
    $._fence_end,
    $.code,
    $._document_start,
    $._begin_front_matter,
    $._front_matter_end,
    $.yaml,

    $._pipe,
    $._empty_cell,
    $._words,
    $._strong_open,
    $._strong_close,
    $._emphasis_open,
    $._emphasis_close,
    $._label_emphasis_close,
    $.link_text,
    $.link_destination,
    $.link_label,
    $.wiki_link,
    $.bracketed_text,
    $.placeholder,
  ],

  inline: $ => [$._labelled],

  rules: {
    document: $ => seq(choice($._document_start, $.front_matter), repeat($._block), $._close),

    front_matter: $ => seq($._begin_front_matter, optional($.yaml), $._front_matter_end, $._eol),

    _block: $ => choice(
      $.section, $.objective, $.key_results, $.key_result, $.initiatives, $.initiative, $.kpi, $.list_item,
      $.block_quote, $.block_quote_marker, $.table, $.attribute, $.paragraph, $.link_definition, $.code_block,
      seq($.thematic_break, $._eol),
      seq($.comment, optional($.text), $._eol),
    ),

    // ---------------------------------------------------------------------------------------------- containers

    // A heading without a label of its own. An underlined (setext) heading has its marker, the underline, after the title.
    section: $ => seq($._begin_section, optional($._head), optional(field('title', $.text)), optional($._underline), $._body),

    objective: $ => seq($._begin_objective, optional($._head), optional(field('title', $.text)), optional($._underline), $._body),
    key_results: $ => seq($._begin_key_results, optional($._head), optional(field('title', $.text)), optional($._underline), $._body),
    key_result: $ => seq($._begin_key_result, optional($._head), optional(field('text', $.text)), $._body),
    initiatives: $ => seq($._begin_initiatives, optional($._head), optional(field('title', $.text)), optional($._underline), $._body),
    initiative: $ => seq($._begin_initiative, optional($._head), optional(field('text', $.text)), $._body),
    kpi: $ => seq($._begin_kpi, optional($._head), optional(field('text', $.text)), $._body),
    list_item: $ => seq($._begin_list_item, optional($._head), optional(field('text', $.text)), $._body),

    _underline: $ => alias($._heading_underline, $.heading_marker),
    _body: $ => choice($._last_eol, seq($._eol, repeat($._block), $._close)),

    _head: $ => choice($._bullet, $._labelled, seq($._bullet, $._labelled)),
    _bullet: $ => choice($._marker, field('state', $.checkbox), seq($._marker, field('state', $.checkbox))),
    _marker: $ => choice($.heading_marker, $.list_marker),
    _labelled: $ => seq(field('label', $.label), repeat($._label_break)),

    // `Key Result 1.2 (owner)`: the word, the number, and what stands in parentheses before the colon.
    label: $ => seq(field('name', $.label_name), optional(field('id', $.label_id)), optional(field('note', $.label_note))),

    block_quote: $ => seq($._begin_block_quote, repeat($._block), $._close),

    table: $ => seq(
      $._begin_table,
      repeat(choice($.table_header, $.table_row, seq($.table_delimiter_row, $._eol), $.block_quote_marker)),
      $._close,
    ),
    table_header: $ => seq($._begin_row, optional($.cell), repeat($._next_cell), $._header_eol),
    table_row: $ => seq($._begin_row, optional($.cell), repeat($._next_cell), $._eol),
    _next_cell: $ => seq(alias($._pipe, '|'), optional($.cell)),
    // An empty cell is a `cell` of no width: the n-th cell of a row stands in the n-th column.
    cell: $ => choice(repeat1($._content), $._empty_cell),

    // ---------------------------------------------------------------------------------------------- single blocks

    attribute: $ => seq(
      $._begin_attribute, optional($._bullet), field('name', alias($.label_name, $.attribute_name)), repeat($._label_break),
      optional(field('value', $.text)), $._eol,
    ),

    paragraph: $ => seq($._begin_paragraph, $.text, $._eol),

    link_definition: $ => seq(
      $._begin_link_definition, field('label', $.link_label), optional(field('destination', $.link_destination)),
      optional(field('title', $.text)), $._eol,
    ),

    // Indented code is `code` alone.
    code_block: $ => choice(
      seq($._fence, optional(field('info', $.text)), optional(field('code', $.code)), $._fence_end, $._eol),
      seq(field('code', $.code), $._eol),
    ),

    // ---------------------------------------------------------------------------------------------- inside a line

    text: $ => repeat1($._content),

    _content: $ => choice(
      $.number, $.percent, $.money, $.multiplier, $.date, $.period,
      $.link, $.reference_link, $.wiki_link, $.bracketed_text, $.placeholder, $.url,
      $.code_span, $.mention, $.tag, $.html_tag, $.inline_comment, $.arrow, $.escape, $.strong, $.emphasis,
      alias($._label_emphasis_close, $.emphasis_delimiter),
      $._words, $._word, $._sign, $._soft_eol, $.block_quote_marker,
    ),

    // Emphasis opens only where the scanner sees its end on the same line. Emphasis around a label and a part of the text,
    // as in `**KR1: Ship it** in May`, leaves a single `emphasis_delimiter` in the text.
    strong: $ => seq(alias($._strong_open, $.emphasis_delimiter), repeat1($._content), alias($._strong_close, $.emphasis_delimiter)),
    emphasis: $ => seq(alias($._emphasis_open, $.emphasis_delimiter), repeat1($._content), alias($._emphasis_close, $.emphasis_delimiter)),

    // `[text](destination)`, and with `!` before it an image. A redaction as text is a `placeholder`, which takes the
    // currency sign before it: `$[_N<sub>1</sub>_][n1]`, `[X%](private.md)`. Unlinked ones (`_N<sub>3</sub>_`, `X%`,
    // `$X`, `<N>`, `[X%]`, `TBD`) are a `placeholder` of their own.
    link: $ => seq(field('text', choice($.link_text, $.placeholder)), field('destination', $.link_destination)),
    // `[text][label]`, `[label][]`. A `[label]` alone is `bracketed_text`: only the document's definitions tell whether
    // it is a link or a remark.
    reference_link: $ => seq(field('text', choice($.link_text, $.placeholder)), field('label', $.link_label)),

    period: _ => leaf(
      `((FY|CY) ?['’]?(20)?\\d{2}[ \\-]?)?[QH][1-4]([ \\-/]?(FY|CY) ?['’]?${YEAR}|[ \\-/]?20\\d{2}|['’/\\-]\\d{2})?`,
      `(FY|CY) ?['’]?${YEAR}`,
      `20\\d{2}[ \\-]?([QH][1-4]|[1-4]Q|[12]H)`,
      `([1-4]Q|[12]H)[ \\-]?['’]?${YEAR}`,
    ),
    date: _ => leaf('\\d{4}-\\d{2}-\\d{2}', '\\d{1,2}/\\d{1,2}/\\d{2,4}'),
    percent: _ => leaf(`${DIGITS} ?(%|percent(age points?)?)\\+?`, `${DIGITS}(pp|pts)`),
    money: _ => leaf(`\\\\?[$€£¥] ?${DIGITS}( ?${SCALE}| (thousand|million|billion))?\\+?`, `${DIGITS}${SCALE}?[€£¥]\\+?`),
    multiplier: _ => leaf(`${DIGITS}[xX×]`),
    number: _ => leaf(`${DIGITS}${SCALE}?\\+?`),

    url: _ => leaf('https?://[^\\s<>()\\[\\]]*[^\\s<>()\\[\\].,;:!?\'"*_]', '<https?://[^\\s<>]+>'),
    code_span: _ => leaf('`[^`\\n]+`', '``([^`\\n]|`[^`\\n])+``'),
    mention: _ => leaf('@[A-Za-z][\\w\\-]*([./][\\w\\-]+)*'),
    tag: _ => leaf('#[A-Za-z][\\w\\-]*'),
    html_tag: _ => leaf('</?[A-Za-z][^<>\\n]*>'),
    inline_comment: _ => leaf('<!--([^\\-<\\n]|-[^\\-<\\n]|<[^!\\n])*-->'),
    arrow: _ => leaf('[=\\-]>', '-->', '==>', '[→⇒➡]'),
    escape: _ => leaf('\\\\[!-/:-@\\[-`{-~]'),

    // What begins like a leaf and is none: `3rd`, `FY goals`, a single `<`.
    _word: _ => leaf("[A-Za-z0-9][A-Za-z0-9_\\u00c0-\\u024f]*([\\-'’][A-Za-z_\\u00c0-\\u024f][A-Za-z0-9_\\u00c0-\\u024f]*)*"),
    _sign: _ => leaf('[^\\s]'),
  },
});
