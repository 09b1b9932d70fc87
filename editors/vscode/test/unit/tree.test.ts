import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appearance } from '../../src/tree/appearance.ts';
import { countUnaligned, everyNode, Order, unalignedOnly } from '../../src/tree/order.ts';
import type { Kind, Node } from '../../src/tree/protocol.ts';

function node(kind: Kind, text: string, more: Partial<Node> = {}): Node {
  return { id: text, kind, text, ...more };
}

function written(uri: string, line: number): Partial<Node> {
  const place = { line, character: 0 };
  return { location: { uri, range: { start: place, end: place } } };
}

const ROOTS: Node[] = [
  node('objective', 'Schools recommend us', {
    ...written('file:///company.md', 4),
    children: [
      node('keyResult', 'Recommendations from 20% to 35%', written('file:///company.md', 5)),
      node('team', 'Support', {
        ...written('file:///support.md', 2),
        children: [node('keyResult', 'Answer 95% in a day', written('file:///support.md', 7))],
      }),
    ],
  }),
  node('team', 'Marketing', {
    children: [node('objective', 'Show what reading does', { unaligned: true, ...written('file:///support.md', 20) })],
  }),
];

test('the innermost node at a place', () => {
  const order = new Order(ROOTS);
  for (const [uri, line, expected] of [
    ['file:///company.md', 3, undefined],
    ['file:///company.md', 4, 'Schools recommend us'],
    ['file:///company.md', 90, 'Recommendations from 20% to 35%'],
    ['file:///support.md', 6, 'Support'],
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
    for (const child of one.children ?? []) {
      assert.equal(order.parent(child), one);
    }
  }
  assert.equal(order.parent(ROOTS[0] as Node), undefined);
});

test('what serves nothing is shown below what it belongs to', () => {
  const texts = [...everyNode(unalignedOnly(ROOTS))].map(({ text }) => text);
  assert.deepEqual(texts, ['Marketing', 'Show what reading does']);
  assert.equal(countUnaligned(ROOTS), 1);
});

test('nodes look like what they are', () => {
  for (const [shown, label, description, icon, spoken] of [
    [node('objective', 'Grow', { label: 'O1' }), 'Grow', 'O1', 'target', 'objective: Grow'],
    [node('keyResult', 'Win', { label: 'KR 1', detail: '2 → 5' }), 'Win', 'KR 1 · 2 → 5', 'graph-line', 'key result: Win, 2 → 5'],
    [node('objective', '', { label: 'O2' }), 'O2', '', 'target', 'objective: '],
    [
      node('objective', 'Alone', { unaligned: true }),
      'Alone',
      '',
      'debug-disconnect',
      'objective: Alone, serves no objective of the company',
    ],
    [node('programme' as Kind, 'New'), 'New', '', 'circle-outline', 'item: New'],
  ] as const) {
    const look = appearance(shown);
    assert.deepEqual([look.label, look.description, look.icon, look.spoken], [label, description, icon, spoken]);
  }
});

test('tooltips show texts as they are written', () => {
  const { tooltip } = appearance(node('keyResult', 'Win [_N_] *cities* $(bug)', { label: 'KR' }));
  assert.equal(tooltip, '**KR** Win \\[\\_N\\_\\] \\*cities\\* \\$\\(bug\\)');
});
