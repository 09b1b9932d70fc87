// The view "OKRs": the tree in the side bar.

import * as vscode from 'vscode';
import { appearance } from './appearance.ts';
import { countUnaligned, Order, unalignedOnly } from './order.ts';
import type { Node } from './shape.ts';
import type { TreeSource } from './source.ts';

export class TreeView implements vscode.Disposable, vscode.TreeDataProvider<Node> {
  readonly #source: TreeSource;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<Node>;
  readonly #disposables: vscode.Disposable;
  #order = new Order([]);
  #unalignedOnly = false;
  // The name of the node that was selected because the cursor is in it, as long as nobody has selected another.
  #followed: string | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(source: TreeSource) {
    this.#source = source;
    this.#view = vscode.window.createTreeView('okr.tree', { treeDataProvider: this, showCollapseAll: true });
    this.#disposables = vscode.Disposable.from(
      this.#changed,
      this.#view,
      source.onDidChange(() => this.#update()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        // Not where a program, such as this view, has set the cursor.
        if (kind !== undefined) {
          void this.#follow(textEditor);
        }
      }),
      this.#view.onDidChangeVisibility(({ visible }) => source.watch(visible)),
      this.#view.onDidChangeSelection(({ selection }) => {
        if (selection[0] !== undefined && selection[0].id !== this.#followed) {
          this.#followed = undefined;
        }
      }),
      vscode.commands.registerCommand('okr.tree.refresh', () => source.refresh()),
      vscode.commands.registerCommand('okr.tree.showUnaligned', () => this.#show(true)),
      vscode.commands.registerCommand('okr.tree.showAll', () => this.#show(false)),
      vscode.commands.registerCommand('okr.tree.openSource', (node?: Node) => this.#open(node, vscode.ViewColumn.Active)),
      vscode.commands.registerCommand('okr.tree.openSourceToSide', (node?: Node) => this.#open(node, vscode.ViewColumn.Beside)),
      vscode.commands.registerCommand('okr.tree.copy', (node?: Node) => {
        const chosen = node ?? this.#view.selection[0];
        return chosen && vscode.env.clipboard.writeText(chosen.text);
      }),
    );
    this.#update();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node?.waits !== undefined) {
      await this.#source.load(node.waits.period);
      return [...(this.#order.find(node.id)?.children ?? [])];
    }
    return [...(node === undefined ? this.#order.roots : node.children)];
  }

  getParent(node: Node): Node | undefined {
    return this.#order.parent(node);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const look = appearance(node);
    const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
    const open = look.expanded ? Expanded : Collapsed;
    const item = new vscode.TreeItem(look.label, node.children.length > 0 || node.waits !== undefined ? open : None);
    item.id = node.id;
    item.description = look.description;
    item.iconPath = new vscode.ThemeIcon(look.icon, look.colour === undefined ? undefined : new vscode.ThemeColor(look.colour));
    item.tooltip = new vscode.MarkdownString(look.tooltip, true);
    item.accessibilityInformation = { label: look.spoken };
    item.contextValue = [node.kind, node.location && 'source', node.unaligned && 'unaligned'].filter(Boolean).join(' ');
    if (node.location !== undefined) {
      item.command = { command: 'okr.tree.openSource', title: 'Go to Source', arguments: [node] };
    }
    return item;
  }

  #update(): void {
    const { roots } = this.#source;
    const known = typeof roots === 'string' ? [] : roots;
    this.#order = new Order(this.#unalignedOnly ? unalignedOnly(known) : known);
    const count = countUnaligned(known);
    this.#view.badge = undefined;
    this.#view.description = count === 0 ? undefined : `${count} unaligned`;
    this.#view.message = this.#unalignedOnly && known.length > 0 && count === 0 ? 'Everything supports a company objective.' : undefined;
    const state = typeof roots === 'string' ? roots : roots.length === 0 ? 'empty' : 'filled';
    void vscode.commands.executeCommand('setContext', 'okr.tree', state);
    this.#changed.fire();
    const editor = vscode.window.activeTextEditor;
    if (this.#followed !== undefined && editor !== undefined) {
      void this.#follow(editor);
    }
  }

  #show(unalignedOnly: boolean): void {
    this.#unalignedOnly = unalignedOnly;
    void vscode.commands.executeCommand('setContext', 'okr.tree.unalignedOnly', unalignedOnly);
    this.#update();
  }

  /** Selects what the cursor is in, where the view is open. */
  async #follow(editor: vscode.TextEditor): Promise<void> {
    if (!this.#view.visible) {
      return;
    }
    const node = this.#order.at(editor.document.uri.toString(), editor.selection.active.line);
    if (node !== undefined && node !== this.#view.selection[0]) {
      this.#followed = node.id;
      // It fails where the tree has changed since, and is then called again.
      await Promise.resolve(this.#view.reveal(node, { select: true, focus: false })).catch(() => undefined);
    }
  }

  async #open(node: Node | undefined, viewColumn: vscode.ViewColumn): Promise<void> {
    const location = (node ?? this.#view.selection[0])?.location;
    if (location === undefined) {
      return;
    }
    const { start } = location.words;
    const position = new vscode.Position(start.line, start.character);
    await vscode.window.showTextDocument(vscode.Uri.parse(location.uri, true), {
      viewColumn,
      selection: new vscode.Range(position, position),
    });
  }
}
