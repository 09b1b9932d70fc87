/// <reference types="tree-sitter-cli/dsl" />
const WS = '[ \\t\\r\\f\\v\\u00a0\\u1680\\u2000-\\u200b\\u202f\\u205f\\u3000\\ufeff]';
const NUM = '\\d+([.,]\\d+)*';
// characters which never belong to a word
const NOTWORD = '\\s\\u0000-\\u001f\\u00a0\\u1680\\u2000-\\u200b\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff!-\\/:-@\\[-\\^`{-~“”‘’•–—→⇒…';

module.exports = grammar({
  name: 'okr',
  extras: $ => [new RegExp(WS)],
  externals: $ => [
    $._eol, $._soft_eol, $._blank, $._close,
    $._b_section, $._b_objective, $._b_krs, $._b_kr, $._b_inits, $._b_init, $._b_kpi, $._b_item, $._b_attr,
    $._b_par, $._b_row, $._b_linkdef, $._b_quote,
    $.thematic_break, $.comment,
    $._fence_open, $._code, $._fence_close,
    $._fm_open, $._fm_content, $._fm_close,
    $.heading_marker, $.list_marker, $.checkbox,
    $._lead, $.label_name, $.label_id, $._sep, $._tail,
    $._strong_open, $._strong_close, $._em_open, $._em_close,
    $._raw, $._text,
    $._sentinel,
  ],
  rules: {
    document: $ => seq(optional($.front_matter), repeat($._block), $._close),

    front_matter: $ => seq($._fm_open, optional(alias($._fm_content, $.yaml)), $._fm_close, $._eol),

    _block: $ => choice(
      $.section, $.objective, $.key_results, $.key_result, $.initiatives, $.initiative, $.kpi,
      $.list_item, $.attribute, $.paragraph, $.table, $.link_definition, $.block_quote,
      $.code_block, seq($.thematic_break, $._eol), seq($.comment, optional($.text), $._eol), $._blank,
    ),

    section: $ => seq($._b_section, $.heading_marker, optional(field('title', $.text)), $._body),

    _head: $ => repeat1(choice($.heading_marker, $.list_marker, field('state', $.checkbox), $._lead, field('label', $.label), $._sep)),
    label: $ => prec.right(seq(field('name', $.label_name), optional(field('id', $.label_id)))),
    _body: $ => seq($._eol, repeat($._block), $._close),

    objective: $ => seq($._b_objective, optional($._head), optional(field('title', $.text)), optional($._tail), $._body),
    key_results: $ => seq($._b_krs, optional($._head), optional(field('title', $.text)), optional($._tail), $._body),
    key_result: $ => seq($._b_kr, optional($._head), optional(field('text', $.text)), optional($._tail), $._body),
    initiatives: $ => seq($._b_inits, optional($._head), optional(field('title', $.text)), optional($._tail), $._body),
    initiative: $ => seq($._b_init, optional($._head), optional(field('text', $.text)), optional($._tail), $._body),
    kpi: $ => seq($._b_kpi, optional($._head), optional(field('text', $.text)), optional($._tail), $._body),
    list_item: $ => seq($._b_item, $.list_marker, optional(field('state', $.checkbox)), optional(field('text', $.text)), $._body),
    attribute: $ => seq($._b_attr, repeat(choice($.list_marker, field('state', $.checkbox), $._lead)), field('name', alias($.label_name, $.attribute_name)), $._sep, optional(field('value', $.text)), optional($._tail), $._eol),

    paragraph: $ => seq($._b_par, $.text, $._eol),
    table: $ => prec.right(repeat1($.table_row)),
    table_row: $ => seq($._b_row, repeat1(choice('|', $.cell)), $._eol),
    cell: $ => prec.right(repeat1($._inline_nopipe)),
    link_definition: $ => seq($._b_linkdef, field('label', $.link_label), ':', optional(field('destination', $.link_destination)), optional($.text), $._eol),
    link_label: $ => /\[[^\[\]\n]+\]/,
    link_destination: $ => token(prec(5, /[^\s]+/)),
    block_quote: $ => prec.right(repeat1($.quote_line)),
    quote_line: $ => seq($._b_quote, token(prec(5, /(>[ \t]*)+/)), optional($.text), $._eol),
    code_block: $ => seq($._fence_open, optional(field('info', $.text)), $._eol, optional(alias($._code, $.code)), $._fence_close, $._eol),

    text: $ => seq(repeat1($._inline), repeat(seq($._soft_eol, repeat1($._inline)))),

    _inline: $ => choice($._inline_nopipe, '|'),
    _inline_nopipe: $ => choice($._leaf, $.strong, $.emphasis),
    strong: $ => seq($._strong_open, repeat1(choice($._leaf, '|', $.emphasis)), $._strong_close),
    emphasis: $ => seq($._em_open, repeat1(choice($._leaf, '|', $.strong)), $._em_close),

    _leaf: $ => choice(
      $.number, $.percent, $.money, $.multiplier, $.date, $.period,
      $.link, $.reference_link, $.url, $.code_span, $.mention, $.tag, $.html_tag, $.inline_comment, $.arrow, $.escape,
      $._word, $._punct, $._raw, $._text,
    ),
    number: $ => token(prec(2, new RegExp(NUM + '([kKmMbB]|mm|MM|bn)?\\+?'))),
    percent: $ => token(prec(3, new RegExp(NUM + ' ?(%|pp|percent)\\+?'))),
    money: $ => token(prec(3, new RegExp('\\\\?[$€£¥]' + ' ?' + NUM + '( ?([kKmMbB]|mm|MM|bn|mln|million|billion))?\\+?'))),
    multiplier: $ => token(prec(3, new RegExp(NUM + ' ?[xX×]'))),
    date: $ => token(prec(4, /\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{2,4}/)),
    period: $ => token(prec(4, /(FY ?'?\d{2,4}[ -]?)?([QH][1-4])([ -\/]?(FY ?|CY ?|')?(20)?\d{2})?|FY ?'?\d{2,4}|20\d{2}[ -]?[QH][1-4]/)),
    link: $ => token(prec(3, /!?\[[^\[\]\n]*\]\([^()\s]*\)/)),
    reference_link: $ => token(prec(3, /\[[^\[\]\n]+\]\[[^\[\]\n]*\]/)),
    url: $ => token(prec(3, /https?:\/\/[^\s<>()\[\]]+/)),
    code_span: $ => token(prec(3, /`[^`\n]+`/)),
    mention: $ => token(prec(3, /@[A-Za-z][\w\-]*/)),
    tag: $ => token(prec(3, /#[A-Za-z][\w\-]*/)),
    html_tag: $ => token(prec(3, /<\/?[A-Za-z][^<>\n]*>/)),
    inline_comment: $ => token(prec(3, /<!--([^-<\n]|-[^-<\n]|<[^!\n])*-->/)),
    arrow: $ => token(prec(3, choice('=>', '->', '-->', '→', '⇒'))),
    escape: $ => token(prec(2, /\\[!-\/:-@\[-`{-~]/)),
    _word: $ => token(prec(1, new RegExp(`[^${NOTWORD}]+([-'’][^${NOTWORD}\\d]+)*`))),
    _punct: $ => token(prec(0, new RegExp('[!-\\/:-@\\[-\\^`{}~_“”‘’•–—…\\u0001-\\u0008\\u000e-\\u001f\\u2028\\u2029]'))),
  },
});
