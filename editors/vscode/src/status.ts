// How the server is, in the status bar beside documents that it reads; that it has stopped is shown always.

import * as vscode from 'vscode';

export type Condition =
  | { readonly is: 'starting' }
  | { readonly is: 'running'; readonly version: string }
  | { readonly is: 'stopped'; readonly because: string };

/** What can be done from the status bar. */
const ACTIONS = [
  { label: '$(type-hierarchy) Show Tree of OKRs', command: 'okr.showTree' },
  { label: '$(new-file) New OKR Document', command: 'okr.newDocument' },
  { label: '$(debug-restart) Restart Server', command: 'okr.restartServer' },
  { label: '$(output) Show Output', command: 'okr.showOutput' },
  { label: '$(settings-gear) Open Settings', command: 'workbench.action.openSettings', argument: '@ext:okr-lsp.okr-lsp' },
] as const;

export class Status implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('okr.status', vscode.StatusBarAlignment.Right, 90);
  readonly #follows: vscode.Disposable;
  #stopped = false;

  constructor() {
    this.#item.name = 'OKR';
    this.#item.command = 'okr.showActions';
    this.#follows = vscode.window.onDidChangeActiveTextEditor(() => this.#appear());
  }

  dispose(): void {
    this.#follows.dispose();
    this.#item.dispose();
  }

  show(condition: Condition): void {
    const { text, tooltip, colour } = appearance(condition);
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.backgroundColor = colour === undefined ? undefined : new vscode.ThemeColor(colour);
    this.#stopped = condition.is === 'stopped';
    this.#item.accessibilityInformation = { label: `OKR: ${tooltip}` };
    this.#appear();
  }

  /** Lets people choose what to do. */
  async offer(): Promise<void> {
    const chosen = await vscode.window.showQuickPick(ACTIONS, { title: 'OKR', placeHolder: String(this.#item.tooltip) });
    if (chosen !== undefined) {
      const argument = 'argument' in chosen ? [chosen.argument] : [];
      await vscode.commands.executeCommand(chosen.command, ...argument);
    }
  }

  #appear(): void {
    const language = vscode.window.activeTextEditor?.document.languageId;
    if (this.#stopped || language === 'okr' || language === 'markdown') {
      this.#item.show();
    } else {
      this.#item.hide();
    }
  }
}

function appearance(condition: Condition): { text: string; tooltip: string; colour?: string } {
  switch (condition.is) {
    case 'starting':
      return { text: '$(loading~spin) OKR', tooltip: 'The server is starting' };
    case 'running':
      return { text: '$(target) OKR', tooltip: `okr-lsp ${condition.version} reads this workspace` };
    case 'stopped':
      return { text: '$(error) OKR', tooltip: condition.because, colour: 'statusBarItem.errorBackground' };
  }
}
