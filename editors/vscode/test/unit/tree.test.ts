import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appearance } from '../../src/tree/appearance.ts';
import { countUnaligned, everyNode, Order, unalignedOnly } from '../../src/tree/order.ts';
import type { Goal, PeriodGoals } from '../../src/tree/protocol.ts';
import { type Node, shape } from '../../src/tree/shape.ts';

function written(uri: string, line: number): Pick<Goal, 'uri' | 'range' | 'selectionRange'> {
  const place = { line, character: 0 };
  return { uri, range: { start: place, end: place }, selectionRange: { start: place, end: place } };
}

function objective(text: string, more: Partial<Goal>): Goal {
  return { kind: 'objective', text, team: 'Company', period: null, alignment: 'company', ...written('', 0), children: [], ...more };
}

function result(text: string, more: Partial<Goal>): Goal {
  return objective(text, { kind: 'keyResult', ...more });
}

const SUPPORT = objective('Trusted by schools', {
  team: 'Support',
  alignment: 'aligned',
  serves: { text: 'Schools recommend us', reason: 'Stated in the text.' },
  ...written('file:///support.md', 4),
  children: [result('Answer 95% in a day', { team: 'Support', alignment: 'aligned', ...written('file:///support.md', 7) })],
});

const COMPANY = objective('Schools recommend us', {
  ...written('file:///company.md', 4),
  children: [result('Recommendations from 20% to 35%', written('file:///company.md', 5)), SUPPORT],
});

const LOOSE = objective('Show what reading does', { team: 'Marketing', alignment: 'unaligned', ...written('file:///support.md', 20) });

const Q1: PeriodGoals = { name: 'FY27-Q1', objectives: 3, unaligned: 1, goals: [COMPANY, LOOSE] };
const LAST: PeriodGoals = { name: null, objectives: 1, unaligned: 0, goals: [objective('Grow', { alignment: 'unknown', team: 'People' })] };

const ROOTS = shape([Q1]);

/** The tree in lines. */
function drawn(nodes: readonly Node[], indent = ''): string[] {
  return nodes.flatMap(({ kind, text, detail, children }) => [
    `${indent}${kind} ${text}${detail === undefined ? '' : ` (${detail})`}`,
    ...drawn(children, `${indent}  `),
  ]);
}

const ONE_PERIOD = [
  'companyObjective Schools recommend us (1 team)',
  '  keyResult Recommendations from 20% to 35%',
  '  team Support',
  '    objective Trusted by schools',
  '      keyResult Answer 95% in a day',
  'loose Supports no company objective (1 objective)',
  '  team Marketing',
  '    objective Show what reading does',
];

const SHAPES: [name: string, periods: PeriodGoals[], expected: string[]][] = [
  ['nothing', [], []],
  ['a period without goals', [{ name: 'FY27', objectives: 0, unaligned: 0, goals: [] }], []],
  [
    'a period whose goals were not asked for',
    [{ name: 'FY27', objectives: 3, unaligned: 1 }],
    ['period FY27 (3 objectives, 1 unaligned)'],
  ],
  ['one period', [Q1], ONE_PERIOD],
  [
    'several periods',
    [Q1, LAST],
    [
      'period FY27-Q1 (3 objectives, 1 unaligned)',
      ...ONE_PERIOD.map((line) => `  ${line}`),
      'period No period (1 objective)',
      '  team People',
      '    objective Grow',
    ],
  ],
];

for (const [name, periods, expected] of SHAPES) {
  test(`the tree of ${name}`, () => assert.deepEqual(drawn(shape(periods)), expected));
}

test('of several periods the first is open, and others wait until somebody looks', () => {
  const [first, second] = shape([Q1, { name: 'FY26-Q4', objectives: 2, unaligned: 2 }]) as [Node, Node];
  assert.deepEqual([appearance(first).expanded, appearance(second).expanded], [true, false]);
  assert.deepEqual([first.waits, second.waits], [undefined, { period: 'FY26-Q4', unaligned: 2 }]);
  assert.deepEqual(unalignedOnly([second]), [second]);
  assert.equal(countUnaligned([first, second]), 3);
});

test('names are unique, and those of others do not change with a text', () => {
  const twins = { ...Q1, goals: [COMPANY, COMPANY, LOOSE] };
  const names = (nodes: readonly Node[]) => [...everyNode(nodes)].map(({ id }) => id);
  const all = names(shape([twins, LAST]));
  assert.equal(new Set(all).size, all.length);
  const edited = { ...Q1, goals: [{ ...COMPANY, text: 'Schools love us' }, LOOSE] };
  assert.deepEqual(names(shape([edited])).slice(-3), names(ROOTS).slice(-3));
});

test('the innermost node at a place', () => {
  const order = new Order(ROOTS);
  for (const [uri, line, expected] of [
    ['file:///company.md', 3, undefined],
    ['file:///company.md', 4, 'Schools recommend us'],
    ['file:///company.md', 90, 'Recommendations from 20% to 35%'],
    ['file:///support.md', 6, 'Trusted by schools'],
    ['file:///support.md', 19, 'Answer 95% in a day'],
    ['file:///support.md', 20, 'Show what reading does'],
    ['file:///other.md', 4, undefined],
  ] as const) {
    assert.equal(order.at(uri, line)?.text, expected, `${uri}:${line}`);
  }
});

test('every node knows its parent', () => {
  const order = new Order(ROOTS);
  for (const one of everyNode(ROOTS)) {
    for (const child of one.children) {
      assert.equal(order.parent(child), one);
    }
  }
  assert.equal(order.parent(ROOTS[0] as Node), undefined);
});

test('what serves nothing is shown below what it belongs to', () => {
  const texts = [...everyNode(unalignedOnly(ROOTS))].map(({ text }) => text);
  assert.deepEqual(texts, ['Supports no company objective', 'Marketing', 'Show what reading does']);
  assert.equal(countUnaligned(ROOTS), 1);
});

test('nodes look like what they are', () => {
  const looks = [...everyNode(ROOTS)].map(appearance).map(({ icon, description, spoken }) => `${icon} | ${description} | ${spoken}`);
  assert.deepEqual(looks, [
    'target | 1 team | company objective: Schools recommend us, 1 team',
    'graph |  | key result: Recommendations from 20% to 35%',
    'organization |  | team: Support',
    'target |  | objective: Trusted by schools',
    'graph |  | key result: Answer 95% in a day',
    'debug-disconnect | 1 objective | group: Supports no company objective, 1 objective',
    'organization |  | team: Marketing',
    'warning | unaligned | objective: Show what reading does, unaligned',
  ]);
});

test('tooltips show texts as they are written, and what is served', () => {
  const [node] = shape([{ ...Q1, goals: [{ ...SUPPORT, text: 'Win [_N_] *cities* $(bug)', alignment: 'aligned' }] }]);
  const { tooltip } = appearance(node?.children[0] as Node);
  assert.equal(
    tooltip,
    '**Win \\[\\_N\\_\\] \\*cities\\* \\$\\(bug\\)**\n\n$(target) Supports *Schools recommend us*\n\nStated in the text\\.',
  );
});
