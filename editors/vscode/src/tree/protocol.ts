// `okr/tree` and `okr/treeChanged`, the tree of goals and its changes. server/docs/protocol.md describes them.

import { NotificationType, RequestType } from 'vscode-languageclient';

export const treeRequest = new RequestType<TreeParams, Tree, void>('okr/tree');

/** The tree is no longer what it was; whoever shows it asks for it again. */
export const treeChanged = new NotificationType<object>('okr/treeChanged');

export interface TreeParams {
  /** Names of the periods whose goals are wanted; without them, all. */
  readonly periods?: readonly (string | null)[];
}

export interface Tree {
  /** The latest first; goals without a period last. */
  readonly periods: readonly PeriodGoals[];
}

export interface PeriodGoals {
  readonly name: string | null;
  readonly objectives: number;
  /** How many of the objectives serve nothing although they could. */
  readonly unaligned: number;
  /** The company's objectives, then those that stand below none of them. */
  readonly goals?: readonly Goal[];
}

export interface Goal {
  readonly kind: 'objective' | 'keyResult';
  readonly text: string;
  /** The heading above it, or the file's name. */
  readonly team: string;
  readonly period: string | null;
  readonly alignment: 'company' | 'aligned' | 'unaligned' | 'unknown';
  /** The company objective that it serves by its own evidence. */
  readonly serves?: { readonly text: string; readonly reason: string };
  readonly uri: string;
  readonly range: Range;
  readonly selectionRange: Range;
  /** Its key results, and the objectives that serve it or stand below it. */
  readonly children: readonly Goal[];
}

/** Zero-based lines, and UTF-16 units within them. */
export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}
