// The tree as people see it: period, company objective, the teams that serve it, their objectives and key results; at
// the end, by team, what serves no objective of the company.

import type { Goal, PeriodGoals, Range } from './protocol.ts';

export type Kind = 'period' | 'companyObjective' | 'team' | 'objective' | 'keyResult' | 'loose';

export interface Node {
  /** Unique in the tree, and the same after an edit elsewhere, so that what is open stays open. */
  readonly id: string;
  readonly kind: Kind;
  readonly text: string;
  /** What is good to know beside the text, in few words. */
  readonly detail?: string;
  /** What it serves, and how that is known. */
  readonly serves?: { readonly text: string; readonly reason: string };
  /** Whether it should serve an objective of the company and serves none. */
  readonly unaligned?: boolean;
  /** Where it is written: all of it, and its words. */
  readonly location?: { readonly uri: string; readonly range: Range; readonly words: Range };
  /** Whether what is below it is shown at first, where that is not so for all of its kind. */
  readonly open?: boolean;
  /** The period whose goals the server has not been asked for yet, and how many of them serve nothing. */
  readonly waits?: { readonly period: string | null; readonly unaligned: number };
  readonly children: readonly Node[];
}

/** The nodes for `periods`; a single period is not worth a level of its own. Of several, the first is open. */
export function shape(periods: readonly PeriodGoals[]): Node[] {
  const filled = periods.filter(({ objectives, goals }) => objectives > 0 || (goals?.length ?? 0) > 0);
  const [first] = filled;
  if (first?.goals !== undefined && filled.length === 1) {
    return period(first, first.name ?? '');
  }
  return filled.map((one) => {
    const text = one.name ?? 'No period';
    const objectives = count(one.objectives, 'objective');
    const detail = one.unaligned > 0 ? `${objectives}, ${one.unaligned} unaligned` : objectives;
    const waits = one.goals === undefined ? { period: one.name, unaligned: one.unaligned } : undefined;
    return { id: text, kind: 'period', text, detail, open: one === first, waits, children: period(one, text) };
  });
}

function period({ goals = [] }: PeriodGoals, parent: string): Node[] {
  const of = (goal: Goal) => goal.kind === 'objective' && goal.alignment;
  const names = new Names(parent);
  const company = goals.filter((goal) => of(goal) === 'company').map((goal) => objective(goal, names));
  const unaligned = goals.filter((goal) => of(goal) === 'unaligned');
  const others = goals.filter((goal) => !['company', 'unaligned'].includes(String(of(goal))));
  const loose: Node[] = [];
  if (unaligned.length > 0) {
    const id = names.name('loose');
    const children = teams(unaligned, new Names(id));
    loose.push({ id, kind: 'loose', text: 'Supports no company objective', detail: count(unaligned.length, 'objective'), children });
  }
  return [...company, ...teams(others, names), ...loose];
}

/** `goals` below the teams that have them, in the order in which the teams appear. */
function teams(goals: readonly Goal[], names: Names): Node[] {
  const byTeam = new Map<string, Goal[]>();
  for (const goal of goals) {
    const own = byTeam.get(goal.team) ?? [];
    own.push(goal);
    byTeam.set(goal.team, own);
  }
  return [...byTeam].map(([text, own]) => {
    const id = names.name(`team ${text}`);
    const below = new Names(id);
    return { id, kind: 'team', text, children: own.map((goal) => node(goal, below)) };
  });
}

function node(goal: Goal, names: Names): Node {
  return goal.kind === 'objective' ? objective(goal, names) : keyResult(goal, names);
}

function objective(goal: Goal, names: Names): Node {
  const id = names.name(goal.text);
  const below = new Names(id);
  const results = goal.children.filter(({ kind }) => kind === 'keyResult');
  const objectives = goal.children.filter(({ kind }) => kind === 'objective');
  const serving = teams(objectives, below);
  const isCompany = goal.alignment === 'company';
  return {
    id,
    kind: isCompany ? 'companyObjective' : 'objective',
    text: goal.text,
    detail: isCompany ? (serving.length === 0 ? 'no team' : count(serving.length, 'team')) : undefined,
    serves: goal.serves,
    unaligned: goal.alignment === 'unaligned',
    location: location(goal),
    children: [...results.map((result) => keyResult(result, below)), ...serving],
  };
}

function keyResult(goal: Goal, names: Names): Node {
  const id = names.name(goal.text);
  const below = new Names(id);
  const children = goal.children.map((child) => node(child, below));
  return { id, kind: 'keyResult', text: goal.text, serves: goal.serves, location: location(goal), children };
}

function location({ uri, range, selectionRange }: Goal): Node['location'] {
  return { uri, range, words: selectionRange };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Gives the children of one node names that differ. */
class Names {
  readonly #parent: string;
  readonly #given = new Map<string, number>();

  constructor(parent: string) {
    this.#parent = parent;
  }

  name(text: string): string {
    const before = this.#given.get(text) ?? 0;
    this.#given.set(text, before + 1);
    return `${this.#parent}\n${text}${before === 0 ? '' : `\t${before}`}`;
  }
}
