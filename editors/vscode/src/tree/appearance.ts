// How a node of the tree looks and what a screen reader says of it.

import type { Kind, Node } from './protocol.ts';

export interface Appearance {
  readonly label: string;
  readonly description: string;
  /** Codicon and the theme's colour for it. */
  readonly icon: string;
  readonly colour: string | undefined;
  /** Markdown. */
  readonly tooltip: string;
  readonly spoken: string;
  readonly expanded: boolean;
}

const ICONS: Record<Kind, { icon: string; colour?: string; spoken: string; expanded: boolean }> = {
  period: { icon: 'calendar', spoken: 'period', expanded: true },
  company: { icon: 'organization', spoken: 'company', expanded: true },
  team: { icon: 'people', spoken: 'team', expanded: true },
  objective: { icon: 'target', colour: 'charts.blue', spoken: 'objective', expanded: true },
  keyResult: { icon: 'graph-line', colour: 'charts.green', spoken: 'key result', expanded: false },
};

const UNKNOWN = { icon: 'circle-outline', spoken: 'item', expanded: false } as const;

const UNALIGNED = { icon: 'debug-disconnect', colour: 'list.warningForeground' };

export function appearance(node: Node): Appearance {
  // A newer server may tell of kinds that this does not know.
  const kind = ICONS[node.kind] ?? UNKNOWN;
  const { icon, colour } = node.unaligned ? UNALIGNED : { colour: undefined, ...kind };
  const description = [node.label, node.detail].filter((part) => part !== undefined && part !== '').join(' · ');
  const marked = node.unaligned ? ', serves no objective of the company' : '';
  return {
    label: node.text === '' ? (node.label ?? kind.spoken) : node.text,
    description: node.text === '' ? (node.detail ?? '') : description,
    icon,
    colour,
    tooltip: tooltip(node),
    spoken: `${kind.spoken}: ${node.text}${node.detail ? `, ${node.detail}` : ''}${marked}`,
    expanded: kind.expanded,
  };
}

function tooltip(node: Node): string {
  const parts = [`**${escaped(node.label ?? '')}** ${escaped(node.text)}`.replace('**** ', '')];
  if (node.detail) {
    parts.push(escaped(node.detail));
  }
  if (node.unaligned) {
    parts.push('$(debug-disconnect) Serves no objective of the company.');
  }
  return parts.join('\n\n');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>$~]/g, '\\$&');
}
