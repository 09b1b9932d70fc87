import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

interface Pattern {
  readonly name: string;
  readonly match: string;
}

const grammar = JSON.parse(await readFile(new URL('../../syntaxes/okr.tmLanguage.json', import.meta.url), 'utf8'));
const patterns = Object.values(grammar.injections as Record<string, { patterns: Pattern[] }>).flatMap((one) => one.patterns);

/** What of a line is coloured: the earliest match first, as an editor does it. */
function coloured(line: string): [text: string, name: string][] {
  const found: [string, string][] = [];
  let from = 0;
  for (;;) {
    const matches = patterns.flatMap(({ name, match }) => {
      const pattern = new RegExp(match, 'gu');
      pattern.lastIndex = from;
      const result = pattern.exec(line);
      return result === null ? [] : [{ name, text: result[0], index: result.index }];
    });
    const first = matches.sort((a, b) => a.index - b.index)[0];
    if (first === undefined) {
      return found;
    }
    found.push([first.text, first.name.split('.').at(-2) ?? '']);
    from = first.index + first.text.length;
  }
}

const LINES: [line: string, expected: [string, string][]][] = [
  ['**OBJECTIVE: Delight readers**', [['OBJECTIVE', 'objective']]],
  ['## Objective 1: Delight readers', [['Objective 1', 'objective']]],
  ['O2 · Delight readers', [['O2', 'objective']]],
  ['   - KR: Raise loans from 52% to 65%', [['KR', 'key-result'], ['52%', 'numeric'], ['65%', 'numeric']]],
  ['- KR 1.2: Win 3 cities by 2027-03-31', [['KR 1.2', 'key-result'], ['3', 'numeric'], ['2027-03-31', 'date']]],
  ['- `KR-1` – Win', [['KR-1', 'key-result']]],
  ['**Key Result**: $1.5M from schools', [['Key Result', 'key-result'], ['$1.5M', 'numeric']]],
  ['目标：增长', [['目标', 'objective']]],
  ['- Schlüsselergebnis 2: Verträge', [['Schlüsselergebnis 2', 'key-result']]],
  ['- KR: [_N<sub>1</sub>_][n1] loans', [['KR', 'key-result'], ['[_N<sub>1</sub>_][n1]', 'placeholder']]],
  ['# OKRs FY27-Q1', [['FY27-Q1', 'period']]],
  ['- Owner: @ada', [['@ada', 'owner']]],
  ['The objective of this text: none', []],
  ['We had no key result: sad', []],
  ['Water is H2O and O2 is not a goal', []],
];

for (const [line, expected] of LINES) {
  test(`the first colours of ${line}`, () => assert.deepEqual(coloured(line), expected));
}
