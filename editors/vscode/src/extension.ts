import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import { serverPath, serverVersion } from './server';

let client: LanguageClient | undefined;

// Starts and stops follow one another, whatever the order in which settings change and commands are called.
let queue: Promise<void> = Promise.resolve();

export function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('OKR', { log: true });
  const restart = () =>
    enqueue(async () => {
      await stop().catch((error: unknown) => output.error(`The server did not stop: ${String(error)}`));
      await start(context, output);
    });
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand('okr.restartServer', restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('okr.server.path')) {
        void restart();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void restart()),
  );
  return restart();
}

export function deactivate(): Promise<void> {
  return enqueue(stop);
}

function enqueue(step: () => Promise<void>): Promise<void> {
  queue = queue.then(step, step);
  return queue;
}

async function start(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): Promise<void> {
  const command = serverPath(context.extensionUri);
  try {
    output.info(`${command}: ${await serverVersion(command)}`);
  } catch (error) {
    output.error(`${command}: ${String(error)}`);
    void explainMissing(command, output);
    return;
  }
  const selector = ['okr', 'markdown'].flatMap((language) => [
    { scheme: 'file', language },
    { scheme: 'untitled', language },
  ]);
  client = new LanguageClient('okr', 'OKR', { command }, { documentSelector: selector, outputChannel: output });
  await client.start();
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.dispose();
}

/** Says that the server cannot be started, without keeping anybody waiting for the answer. */
async function explainMissing(command: string, output: vscode.LogOutputChannel): Promise<void> {
  const settings = 'Open Settings';
  const log = 'Show Log';
  const message = `OKR: the server cannot be started: ${command}. Install okr-lsp or say where it is.`;
  const choice = await vscode.window.showErrorMessage(message, settings, log);
  if (choice === settings) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'okr.server.path');
  } else if (choice === log) {
    output.show();
  }
}
