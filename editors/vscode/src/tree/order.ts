// Nodes of the tree by what surrounds them: their parents, the part that is shown, and the one at a place.

import type { Node } from './shape.ts';

/** The nodes as they are shown, with the way up. */
export class Order {
  readonly roots: readonly Node[];
  readonly #parents = new Map<Node, Node>();

  constructor(roots: readonly Node[]) {
    this.roots = roots;
    const enter = (parent: Node) => {
      for (const child of parent.children) {
        this.#parents.set(child, parent);
        enter(child);
      }
    };
    roots.forEach(enter);
  }

  /** The node with the name `id`. */
  find(id: string): Node | undefined {
    for (const node of everyNode(this.roots)) {
      if (node.id === id) {
        return node;
      }
    }
    return undefined;
  }

  parent(node: Node): Node | undefined {
    return this.#parents.get(node);
  }

  /** The innermost node written at `line` of `uri`: the last that begins there or above. */
  at(uri: string, line: number): Node | undefined {
    let best: Node | undefined;
    for (const node of everyNode(this.roots)) {
      if (node.location?.uri === uri && node.location.range.start.line <= line && !isAbove(node, best)) {
        best = node;
      }
    }
    return best;
  }
}

/** Whether `node` begins above `other`. */
function isAbove(node: Node, other: Node | undefined): boolean {
  return other !== undefined && line(node) < line(other);
}

function line(node: Node): number {
  return node.location?.range.start.line ?? -1;
}

/** All nodes, parents before their children. */
export function* everyNode(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    yield node;
    yield* everyNode(node.children);
  }
}

/** What is left of `nodes` when only what serves nothing is shown, with what it stands below. */
export function unalignedOnly(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => {
    if (node.unaligned || (node.waits?.unaligned ?? 0) > 0) {
      return [node];
    }
    const children = unalignedOnly(node.children);
    return children.length > 0 ? [{ ...node, children }] : [];
  });
}

/** The number of nodes that serve nothing. */
export function countUnaligned(nodes: readonly Node[]): number {
  let count = 0;
  for (const node of everyNode(nodes)) {
    count += node.unaligned ? 1 : (node.waits?.unaligned ?? 0);
  }
  return count;
}
