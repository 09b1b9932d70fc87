// `okr/tree` and `okr/treeChanged`: what the server tells of who serves what.

import { NotificationType0, RequestType0 } from 'vscode-languageclient';

/**
 * The workspace's objectives as a tree: the company's, below each its key results and the teams that serve it, below
 * those the teams' objectives and key results. At the end, by team, what serves no objective of the company.
 */
export const treeRequest = new RequestType0<Tree, void>('okr/tree');

/** The tree is no longer what it was; whoever shows it asks for it again. */
export const treeChanged = new NotificationType0('okr/treeChanged');

export interface Tree {
  readonly roots: readonly Node[];
}

export type Kind = 'period' | 'company' | 'team' | 'objective' | 'keyResult';

export interface Node {
  /** The same for the same item after an edit elsewhere; unique in the tree. */
  readonly id: string;
  readonly kind: Kind;
  /** The text of the item, without its label. */
  readonly text: string;
  /** Its label as it is written, such as `KR 1.2`. */
  readonly label?: string;
  /** What is measured, such as `20% → 35%`, or else what is good to know in a few words. */
  readonly detail?: string;
  /** Whether it should serve an objective of the company and serves none. */
  readonly unaligned?: boolean;
  /** Where it is written. */
  readonly location?: { readonly uri: string; readonly range: Range };
  readonly children?: readonly Node[];
}

/** Zero-based lines, and UTF-16 units within them. */
export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}
