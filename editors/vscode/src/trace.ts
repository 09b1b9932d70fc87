// The output channel "OKR Trace": what the editor and the server say to each other, while the setting asks for it.

import * as vscode from 'vscode';

/** The client traces where its channel's log level is `Trace`. Here the setting `okr.trace.server` is that level. */
export class Trace implements vscode.LogOutputChannel {
  readonly name = 'OKR Trace';
  readonly #levels = new vscode.EventEmitter<vscode.LogLevel>();
  readonly #follows: vscode.Disposable;
  #channel: vscode.OutputChannel | undefined;

  readonly onDidChangeLogLevel = this.#levels.event;

  constructor() {
    this.#follows = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('okr.trace.server')) {
        this.#levels.fire(this.logLevel);
      }
    });
  }

  get logLevel(): vscode.LogLevel {
    const asked = vscode.workspace.getConfiguration('okr').get('trace.server', 'off');
    return asked === 'off' ? vscode.LogLevel.Off : vscode.LogLevel.Trace;
  }

  dispose(): void {
    this.#follows.dispose();
    this.#levels.dispose();
    this.#channel?.dispose();
  }

  trace(message: string): void {
    this.appendLine(`${new Date().toISOString()} ${message}`);
  }

  debug = this.trace;
  info = this.trace;
  warn = this.trace;

  error(error: string | Error): void {
    this.trace(String(error));
  }

  append(value: string): void {
    this.#shown().append(value);
  }

  appendLine(value: string): void {
    this.#shown().appendLine(value);
  }

  replace(value: string): void {
    this.#shown().replace(value);
  }

  clear(): void {
    this.#channel?.clear();
  }

  show(): void {
    this.#shown().show(true);
  }

  hide(): void {
    this.#channel?.hide();
  }

  // Made when it is first written to; most people never trace.
  #shown(): vscode.OutputChannel {
    this.#channel ??= vscode.window.createOutputChannel(this.name, 'log');
    return this.#channel;
  }
}
