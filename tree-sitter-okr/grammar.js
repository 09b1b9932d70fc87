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

// What has tokens of its own for its beginning, and how it may be written: with a heading's marker, with a list's, or
// plainly (or underlined) without one.
const BEGINNINGS = {
  attribute: ['plain', 'list'],
  section: ['plain', 'heading'],
  objective: ['plain', 'heading', 'list'],
  key_results: ['plain', 'heading', 'list'],
  key_result: ['plain', 'heading', 'list'],
  initiatives: ['plain', 'heading', 'list'],
  initiative: ['plain', 'heading', 'list'],
  kpi: ['plain', 'heading', 'list'],
  list_item: ['list'],
};

/**
 * The beginning of a block: its marker, or nothing.
 * @param {any} $
 * @param {keyof BEGINNINGS} kind
 */
const begin = ($, kind) => choice(...BEGINNINGS[kind].map(form => {
  const token = $[`_${kind}_${form}`];
  return form === 'plain' ? token : alias(token, form === 'list' ? $.list_marker : $.heading_marker);
}));

/** @param {any} $ */
const head = $ => [optional(field('state', $.checkbox)), optional(field('label', $.label)), optional($._label_break)];

/**
 * `repeat1` costs a reduction for every element; this costs one for up to `few` elements together. Most texts, rows and
 * containers have no more.
 * @param {RuleOrLiteral} rule
 * @param {number} few
 */
const several = (rule, few) => choice(
  ...Array.from({length: few}, (_, n) => seq(...Array(n + 1).fill(rule))),
  seq(...Array(few).fill(rule), repeat1(rule)),
);

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
    $._run_end, // the end of a run of blocks

    $._begin_document,
    $._begin_front_matter,
    $._begin_block_quote,
    $._begin_table,
    $._begin_paragraph,
    ...Object.entries(BEGINNINGS).flatMap(([kind, forms]) => forms.map(form => $[`_${kind}_${form}`])),

    $._heading_underline,
    $.checkbox,
    $.label_name,
    $.label_id,
    $.label_note,
    $.block_quote_marker,
    $._wrapped_quote_marker, // the same inside a text

    $.thematic_break,
    $.comment,
    $.table_delimiter_row,
    $._fence,
    $._fence_end,
    $.code,
    $.yaml,
    $._front_matter_end,

    $._pipe,
    $._empty_cell,
    $._words,
    $._strong_open,
    $._emphasis_open,
    $._span_close,
    $._label_emphasis_close,
    $.link_text,
    $.link_destination,
    $.link_label,
    $.wiki_link,
    $.bracketed_text,
    $.placeholder,
  ],

  rules: {
    document: $ => seq(choice($._begin_document, $.front_matter), optional($._blocks), $._close),

    front_matter: $ => seq($._begin_front_matter, optional($.yaml), $._front_matter_end, $._eol),

    _block: $ => choice(
      $.section, $.objective, $.key_results, $.key_result, $.initiatives, $.initiative, $.kpi, $.list_item,
      $.block_quote, $.block_quote_marker, $.table, $.attribute, $.paragraph, $.link_definition, $.code_block,
      seq($.thematic_break, $._eol),
      seq($.comment, optional($.text), $._eol),
    ),

    // After an edit the parser takes over every node that it did not touch, one after the other. Of blocks side by side
    // there may be ten thousand: a run is taken over as one. Where a run ends is told by the words of the line behind it
    // alone, so that an edit does not move the ends of all runs that follow.
    _blocks: $ => choice(
      several($._block, 5),
      seq(repeat1($._run), optional(several($._block, 5))),
    ),
    _run: $ => seq(several($._block, 5), $._run_end),

    // ---------------------------------------------------------------------------------------------- containers

    // A heading without a label.
    section: $ => seq(begin($, 'section'), $._titled),
    objective: $ => seq(begin($, 'objective'), $._titled),
    key_results: $ => seq(begin($, 'key_results'), $._titled),
    key_result: $ => seq(begin($, 'key_result'), $._texted),
    initiatives: $ => seq(begin($, 'initiatives'), $._titled),
    initiative: $ => seq(begin($, 'initiative'), $._texted),
    kpi: $ => seq(begin($, 'kpi'), $._texted),
    list_item: $ => seq(begin($, 'list_item'), $._texted),

    _titled: $ => seq(...head($), optional(field('title', $.text)), choice($._body, $._underlined_body)),
    _texted: $ => seq(...head($), optional(field('text', $.text)), $._body),

    _body: $ => choice($._last_eol, seq($._eol, optional($._blocks), $._close)),
    // The marker of an underlined (setext) heading is its underline.
    _underlined_body: $ => seq(alias($._heading_underline, $.heading_marker), $._body),

    // `Key Result 1.2 (owner)`: the word, the number, and what stands in parentheses before the colon.
    label: $ => seq(field('name', $.label_name), optional(field('id', $.label_id)), optional(field('note', $.label_note))),

    block_quote: $ => seq($._begin_block_quote, optional($._blocks), $._close),

    table: $ => seq(
      $._begin_table,
      repeat(choice($.table_header, $.table_row, seq($.table_delimiter_row, $._eol), $.block_quote_marker)),
      $._close,
    ),
    table_header: $ => seq(optional($.cell), optional(several($._next_cell, 5)), $._header_eol),
    table_row: $ => seq(optional($.cell), optional(several($._next_cell, 5)), $._eol),
    _next_cell: $ => seq(alias($._pipe, '|'), optional($.cell)),
    // An empty cell is a `cell` of no width: the n-th cell of a row stands in the n-th column.
    cell: $ => choice(several($._content, 2), $._empty_cell),

    // ---------------------------------------------------------------------------------------------- single blocks

    attribute: $ => seq(
      begin($, 'attribute'), optional(field('state', $.checkbox)), field('name', alias($.label_name, $.attribute_name)),
      optional($._label_break), optional(field('value', $.text)), $._eol,
    ),

    paragraph: $ => seq($._begin_paragraph, $.text, $._eol),

    link_definition: $ => seq(
      field('label', $.link_label), optional(field('destination', $.link_destination)), optional(field('title', $.text)), $._eol,
    ),

    // Indented code is `code` alone.
    code_block: $ => choice(
      seq($._fence, optional(field('info', $.text)), optional(field('code', $.code)), $._fence_end, $._eol),
      seq(field('code', $.code), $._eol),
    ),

    // ---------------------------------------------------------------------------------------------- inside a line

    text: $ => several($._content, 5),

    _content: $ => choice(
      $.number, $.percent, $.money, $.multiplier, $.date, $.period,
      $.link, $.reference_link, $.wiki_link, $.bracketed_text, $.placeholder, $.url,
      $.code_span, $.mention, $.tag, $.html_tag, $.inline_comment, $.arrow, $.escape, $.strong, $.emphasis,
      alias($._label_emphasis_close, $.emphasis_delimiter),
      $._words, $._word, $._sign, $._soft_eol, alias($._wrapped_quote_marker, $.block_quote_marker),
    ),

    // Emphasis opens only where the scanner sees its end on the same line. Emphasis around a label and a part of the text,
    // as in `**KR1: Ship it** in May`, leaves a single `emphasis_delimiter` in the text.
    strong: $ => seq(alias($._strong_open, $.emphasis_delimiter), $._span),
    emphasis: $ => seq(alias($._emphasis_open, $.emphasis_delimiter), $._span),
    _span: $ => seq(repeat1($._content), alias($._span_close, $.emphasis_delimiter)),

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
