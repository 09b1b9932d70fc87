// The tree of OKRs as the server last told it, for whatever shows it.

import * as vscode from 'vscode';
import type { BaseLanguageClient, StaticFeature } from 'vscode-languageclient';
import { type Goal, type Tree, treeChanged, treeRequest } from './protocol.ts';
import { type Node, shape } from './shape.ts';

/** Milliseconds to wait before the tree is asked for again, for the server tells of several changes at once. */
const PAUSE = 50;

/** Tells the server that changes of the tree are wanted. */
export const treeFeature: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { ...capabilities.experimental, okrTreeChanged: true };
  },
  initialize: () => {},
  getState: () => ({ kind: 'static' }),
  clear: () => {},
};

/** The roots, or why there are none: not yet, not from this server, or because there is no server. */
export type Roots = readonly Node[] | 'unknown' | 'unsupported' | 'stopped';

export class TreeSource implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  #client: BaseLanguageClient | undefined;
  #listens: vscode.Disposable | undefined;
  #timer: NodeJS.Timeout | undefined;
  #roots: Roots = 'unknown';
  /** The periods whose goals somebody has looked at; there may be many years of them. */
  readonly #periods = new Set<string | null>();
  #watched = false;
  #isOld = false;
  /** Counts requests: the answer to an earlier one is not taken for the latest. */
  #asked = 0;

  readonly onDidChange = this.#changed.event;

  get roots(): Roots {
    return this.#roots;
  }

  dispose(): void {
    this.detach('stopped');
    this.#changed.dispose();
  }

  /** Takes the tree from `client` from now on. */
  async attach(client: BaseLanguageClient): Promise<void> {
    this.detach('unknown');
    this.#client = client;
    this.#listens = client.onNotification(treeChanged, () => this.#refreshSoon());
    await this.refresh();
  }

  /** Forgets the tree, because there is no server, not yet or not any more. */
  detach(because: 'unknown' | 'stopped'): void {
    clearTimeout(this.#timer);
    this.#listens?.dispose();
    this.#listens = undefined;
    this.#client = undefined;
    this.#become(because);
  }

  /** Says whether somebody looks at the tree. Nobody asks for what nobody looks at. */
  watch(watched: boolean): void {
    this.#watched = watched;
    if (watched && this.#isOld) {
      void this.refresh();
    }
  }

  /** Asks for the goals of `period` too, from now on. */
  async load(period: string | null): Promise<void> {
    this.#periods.add(period);
    await this.refresh();
  }

  /** Asks the server again. */
  async refresh(): Promise<void> {
    const client = this.#client;
    if (client === undefined) {
      return;
    }
    this.#isOld = false;
    this.#asked += 1;
    const number = this.#asked;
    if (client.initializeResult?.capabilities.experimental?.okrTree !== true) {
      this.#become('unsupported');
      return;
    }
    try {
      const tree = await this.#ask(client);
      if (client === this.#client && number === this.#asked) {
        this.#become(shape(withUrisOfEditor(tree).periods));
      }
    } catch {
      // What was there stays: the next change asks again.
    }
  }

  /** The tree with the goals of the periods that are looked at, of which the latest is always one. */
  async #ask(client: BaseLanguageClient): Promise<Tree> {
    const tree = await client.sendRequest(treeRequest, { periods: [...this.#periods] });
    const latest = tree.periods.find(({ objectives }) => objectives > 0);
    if (latest === undefined || latest.goals !== undefined) {
      return tree;
    }
    this.#periods.add(latest.name);
    return client.sendRequest(treeRequest, { periods: [...this.#periods] });
  }

  #refreshSoon(): void {
    this.#isOld = true;
    if (!this.#watched) {
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), PAUSE);
  }

  #become(roots: Roots): void {
    this.#roots = roots;
    this.#changed.fire();
  }
}

/** `tree` with its files named as the editor names them, which may escape other characters than the server. */
function withUrisOfEditor(tree: Tree): Tree {
  const names = new Map<string, string>();
  const name = (uri: string) => {
    const known = names.get(uri) ?? vscode.Uri.parse(uri, true).toString();
    names.set(uri, known);
    return known;
  };
  const convert = (goal: Goal): Goal => ({ ...goal, uri: name(goal.uri), children: goal.children.map(convert) });
  return { periods: tree.periods.map((period) => ({ ...period, goals: period.goals?.map(convert) })) };
}
