// The TextMate grammars, which colour a document until the server has read it. They know labels, redacted values,
// numbers and periods, and leave the rest to Markdown.

/** The grammar of the language `okr`. */
export function standalone(words) {
  return {
    name: 'OKR',
    scopeName: 'text.okr',
    patterns: [{ include: 'text.html.markdown' }],
    // Within what Markdown takes as text; in other places, such as code, nothing is an OKR.
    injections: {
      'L:meta.paragraph.markdown - markup.inline.raw, L:entity.name.section.markdown': {
        patterns: [...items(words), ...values()],
      },
    },
  };
}

/** What Markdown documents get: labels and redacted values alone, because most of them hold no OKRs. */
export function injected(words) {
  return {
    name: 'OKR in Markdown',
    scopeName: 'markdown.okr.injection',
    injectionSelector: 'L:text.html.markdown meta.paragraph.markdown - markup.inline.raw, L:text.html.markdown entity.name.section.markdown',
    patterns: items(words),
  };
}

function items(words) {
  return [
    label('objective', words.objective.one, ['O', 'Obj']),
    label('key-result', words.keyResult.one, ['KR']),
    {
      name: 'variable.other.placeholder.okr',
      match: '(\\$?\\[)(_?\\p{L}<sub>[^<\\]]{1,20}</sub>_?)(\\])(\\[[^\\]\\s]{1,40}\\])?',
    },
  ];
}

/** A label at the beginning of an item: its word, in short only with a number, and a colon or a dash. */
function label(kind, words, short) {
  const long = words.filter((word) => [...word].length > 3 || /[^\x00-\x7f]/.test(word));
  const numbered = short.map((word) => `${word}[- ]?\\d+(?:\\.\\d+)*`);
  const whole = [...long, ...short.filter((word) => word.length > 1)];
  const word = [...numbered, ...whole.map((one) => `${escaped(one)}(?:[- ]?#?\\d+(?:\\.\\d+)*)?`)].join('|');
  return {
    name: `keyword.other.${kind}.okr`,
    match: `(?<=^|[-*+#>|.)_\`\\]] |\\*\\*|__|\`|^\\s)(?i:${word})(?=(?:\\*\\*|__|\`)?(?:\\s?[:：]| [·–—-] |\\s*$))`,
  };
}

function values() {
  return [
    { name: 'constant.other.period.okr', match: '\\b(?:FY ?\\d{2,4}(?:[- ]?[QH][1-4])?|[QH][1-4](?:[ -]?\\d{4})?|\\d{4}[- ]?[QH][1-4])\\b' },
    { name: 'constant.numeric.date.okr', match: '\\b\\d{4}-\\d{2}-\\d{2}\\b' },
    { name: 'constant.numeric.okr', match: '[$€£¥]?(?<![\\w.])\\d+(?:[.,]\\d+)*(?:\\s?%|[kKmM]\\b)?(?![\\w])' },
    { name: 'entity.other.attribute-name.owner.okr', match: '(?<!\\w)@[\\p{L}\\d_.-]+' },
  ];
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
