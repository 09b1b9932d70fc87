// Semantic tokens of its own kinds, which package.json describes and gives colours to.

import type * as vscode from 'vscode';
import type { StaticFeature } from 'vscode-languageclient';

interface Manifest {
  readonly contributes: { readonly semanticTokenTypes: readonly { readonly id: string }[] };
}

/** Tells the server that the kinds of tokens in the manifest of `extension` are known. */
export function tokenFeature(extension: vscode.Extension<unknown>): StaticFeature {
  const { contributes } = extension.packageJSON as Manifest;
  return {
    fillClientCapabilities: ({ textDocument }) => {
      textDocument?.semanticTokens?.tokenTypes.push(...contributes.semanticTokenTypes.map(({ id }) => id));
    },
    initialize: () => {},
    getState: () => ({ kind: 'static' }),
    clear: () => {},
  };
}
