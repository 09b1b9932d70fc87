// Telling people that there is no server, and what they can do.

import * as vscode from 'vscode';

const INSTALL = 'How to Install';
const SETTINGS = 'Open Settings';
const LOG = 'Show Output';

/** Says why the server is not there, and does what people choose. Nobody has to wait for their choice. */
export async function explain(because: string, output: vscode.LogOutputChannel, extension: string): Promise<void> {
  switch (await vscode.window.showErrorMessage(`OKR: ${because}`, INSTALL, SETTINGS, LOG)) {
    case INSTALL:
      await vscode.commands.executeCommand('workbench.action.openWalkthrough', {
        category: `${extension}#start`,
        step: 'program',
      });
      break;
    case SETTINGS:
      await vscode.commands.executeCommand('workbench.action.openSettings', 'okr.server.path');
      break;
    case LOG:
      output.show();
      break;
  }
}
