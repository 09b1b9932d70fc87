// The session with the server, from its first start to the end of the window.

import { realpathSync } from 'node:fs';
import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, RevealOutputChannelOn, State } from 'vscode-languageclient/node';
import { explain } from './server/explanation.ts';
import { type Location, locate, type Refused } from './server/location.ts';
import { makeExecutable, sentence, version } from './server/version.ts';
import { Status } from './status.ts';
import { tokenFeature } from './tokens.ts';
import { Trace } from './trace.ts';
import { treeFeature, TreeSource } from './tree/source.ts';
import { TreeView } from './tree/view.ts';

/** Milliseconds that the server gets to end when it is asked to. */
const FAREWELL = 2_000;

export class Session {
  readonly output: vscode.LogOutputChannel;
  readonly trace = new Trace();
  readonly status = new Status();
  /** What serves what, for every view of it. */
  readonly tree = new TreeSource();
  #context: vscode.ExtensionContext;
  #client: LanguageClient | undefined;
  // Starts and stops follow one another, whatever the order in which settings change and commands are called.
  #queue: Promise<void> = Promise.resolve();

  /** Begins the session and starts the server. */
  static async begin(context: vscode.ExtensionContext): Promise<Session> {
    const session = new Session(context);
    await vscode.commands.executeCommand('setContext', 'okr.active', true);
    await session.#enqueue(() => session.#start());
    return session;
  }

  private constructor(context: vscode.ExtensionContext) {
    this.#context = context;
    this.output = vscode.window.createOutputChannel('OKR', { log: true });
    context.subscriptions.push(
      this.output,
      this.trace,
      this.status,
      this.tree,
      new TreeView(this.tree),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('okr.server.path')) {
          void this.restart();
        }
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.restart()),
    );
  }

  /** The client, while the server runs. */
  get client(): LanguageClient | undefined {
    return this.#client;
  }

  /** Ends the server, if it runs, and starts it afresh. */
  restart(): Promise<void> {
    return this.#enqueue(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  /** Ends the server for good. */
  end(): Promise<void> {
    return this.#enqueue(() => this.#stop());
  }

  #enqueue(step: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(step, step);
    return this.#queue;
  }

  async #start(): Promise<void> {
    this.status.show({ is: 'starting' });
    const location = this.#locate();
    if ('refusal' in location) {
      this.#refuse(sentence(location.path, location.refusal));
      return;
    }
    if (location.from === 'extension') {
      await makeExecutable(location.path);
    }
    const found = await version(location.path);
    if (typeof found !== 'string') {
      this.#refuse(sentence(location.path, found));
      return;
    }
    this.output.info(`okr-lsp ${found} is ${location.path}, from the ${location.from}`);
    try {
      await this.#connect(location.path, found);
    } catch (error) {
      await this.#stop();
      this.#refuse(`The program ${location.path} does not start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #connect(command: string, version: string): Promise<void> {
    const client = new LanguageClient('okr', 'OKR', { command }, this.#clientOptions());
    client.registerFeature(treeFeature);
    client.registerFeature(tokenFeature(this.#context.extension));
    this.#client = client;
    client.onDidChangeState(({ newState }) => {
      if (this.#client === client) {
        this.#follow(client, newState, version);
      }
    });
    await client.start();
  }

  #clientOptions(): LanguageClientOptions {
    const documentSelector = ['okr', 'markdown'].flatMap((language) => [
      { scheme: 'file', language },
      { scheme: 'untitled', language },
    ]);
    return {
      documentSelector,
      diagnosticCollectionName: 'okr',
      outputChannel: this.output,
      traceOutputChannel: this.trace,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    };
  }

  #follow(client: LanguageClient, state: State, version: string): void {
    switch (state) {
      case State.Running:
        this.status.show({ is: 'running', version });
        // The client starts a server that died by itself. Nothing waits for the tree: a server may not answer.
        void this.tree.attach(client);
        break;
      case State.Starting:
        this.status.show({ is: 'starting' });
        break;
      default:
        this.tree.detach('stopped');
        this.status.show({ is: 'stopped', because: 'The server has ended. The output says why.' });
    }
  }

  async #stop(): Promise<void> {
    const running = this.#client;
    this.#client = undefined;
    this.tree.detach('unknown');
    await running?.dispose(FAREWELL).catch((error: unknown) => this.output.warn(`The server did not end: ${String(error)}`));
  }

  #refuse(because: string): void {
    this.output.error(because);
    this.tree.detach('stopped');
    this.status.show({ is: 'stopped', because });
    void explain(because, this.output, this.#context.extension.id);
  }

  #locate(): Location | Refused {
    return locate({
      configured: vscode.workspace.getConfiguration('okr').get('server.path', ''),
      extension: this.#context.extensionUri.fsPath,
      workspace: (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath),
      search: process.env['PATH'] ?? '',
      platform: process.platform,
      real: realPath,
    });
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
