// The tree of OKRs as the server last told it, for whatever shows it.

import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type Node, treeChanged, treeRequest } from './protocol.ts';

/** Milliseconds of quiet before the tree is asked for again while somebody writes. */
const QUIET = 150;

/** JSON-RPC's code for a request that the server does not know. */
const METHOD_NOT_FOUND = -32601;

export type Roots = readonly Node[] | 'unsupported' | 'unknown';

export class TreeSource implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  #client: BaseLanguageClient | undefined;
  #listens: vscode.Disposable | undefined;
  #timer: NodeJS.Timeout | undefined;
  #roots: Roots = 'unknown';

  readonly onDidChange = this.#changed.event;

  /** The tree's roots; `unknown` until the server has told them. */
  get roots(): Roots {
    return this.#roots;
  }

  dispose(): void {
    this.detach();
    this.#changed.dispose();
  }

  /** Takes the tree from `client` from now on. */
  async attach(client: BaseLanguageClient): Promise<void> {
    this.detach();
    this.#client = client;
    this.#listens = client.onNotification(treeChanged, () => this.#refreshSoon());
    await this.refresh();
  }

  /** Forgets the tree, because there is no server any more. */
  detach(): void {
    clearTimeout(this.#timer);
    this.#listens?.dispose();
    this.#listens = undefined;
    this.#client = undefined;
    this.#become('unknown');
  }

  /** Asks the server again. */
  async refresh(): Promise<void> {
    const client = this.#client;
    if (client === undefined) {
      return;
    }
    try {
      const { roots } = await client.sendRequest(treeRequest);
      if (client === this.#client) {
        this.#become(roots);
      }
    } catch (error) {
      if (client === this.#client && (error as { code?: unknown }).code === METHOD_NOT_FOUND) {
        this.#become('unsupported');
      }
      // Any other failure leaves what was there: the next change asks again.
    }
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), QUIET);
  }

  #become(roots: Roots): void {
    this.#roots = roots;
    this.#changed.fire();
  }
}
