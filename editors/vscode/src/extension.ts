// The extension begins here. It is loaded with the first Markdown file, so it does little until there are OKRs: then
// it loads the rest and starts the server.

import * as vscode from 'vscode';
import { mayHoldOkrs, OKR_FILES } from './recognition.ts';
import type { Session } from './session.ts';

let session: Promise<Session> | undefined;

/** What other extensions, and tests, get. */
export interface Api {
  /** The session with the server; `undefined` until there are OKRs. */
  readonly session: Promise<Session> | undefined;
}

export function activate(context: vscode.ExtensionContext): Api {
  const begin = () => {
    occasions.dispose();
    session ??= import('./session.ts').then(({ Session }) => Session.begin(context));
    return session;
  };
  const occasions = watchForOkrs(() => void begin());
  const command = (name: string, run: (session: Session, ...args: unknown[]) => unknown) =>
    vscode.commands.registerCommand(name, async (...args: unknown[]) => run(await begin(), ...args));
  context.subscriptions.push(
    occasions,
    command('okr.restartServer', (session) => session.restart()),
    command('okr.showOutput', (session) => session.output.show()),
    command('okr.showTrace', (session) => session.trace.show()),
    command('okr.showActions', (session) => session.status.offer()),
    command('okr.showTree', () => vscode.commands.executeCommand('okr.tree.focus')),
    vscode.commands.registerCommand('okr.newDocument', newDocument),
    vscode.commands.registerCommand('okr.openWalkthrough', () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`),
    ),
    vscode.commands.registerCommand('okr.showPreview', (uri?: vscode.Uri) =>
      vscode.commands.executeCommand('markdown.showPreviewToSide', uri),
    ),
  );
  return {
    get session() {
      return session;
    },
  };
}

export async function deactivate(): Promise<void> {
  await (await session)?.end();
}

/** Calls `found` once there is a document that may hold OKRs, or a file that says so by its name. */
function watchForOkrs(found: () => void): vscode.Disposable {
  const consider = (document: vscode.TextDocument) => {
    if (isOkr(document)) {
      found();
    }
  };
  const watches = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(consider),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // A document of OKRs begins to be one in a line that is being written.
      const lines = contentChanges.map((change) => {
        const written = document.lineAt(Math.min(change.range.start.line, document.lineCount - 1)).text;
        return `${written}\n${change.text}`;
      });
      if (document.languageId === 'markdown' && lines.some(mayHoldOkrs)) {
        found();
      }
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => void lookForFiles(found)),
  );
  // What is open is considered when the watches are in place, so that they can be ended.
  queueMicrotask(() => {
    if (vscode.workspace.textDocuments.some(isOkr)) {
      found();
    } else {
      void lookForFiles(found);
    }
  });
  return watches;
}

function isOkr(document: vscode.TextDocument): boolean {
  return document.languageId === 'okr' || (document.languageId === 'markdown' && mayHoldOkrs(document.getText()));
}

async function lookForFiles(found: () => void): Promise<void> {
  const files = await vscode.workspace.findFiles(OKR_FILES, undefined, 1);
  if (files.length > 0) {
    found();
  }
}

const TEMPLATE = `# \${1:FY27-Q1} OKRs

## \${2:Company}

1. **OBJECTIVE: \${3:What you want to achieve, in words that move people}**
   - KR: \${4:Raise what you measure from 20% to 35%}
   - KR: $0
`;

async function newDocument(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'okr' });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(TEMPLATE));
}
