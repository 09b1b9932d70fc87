// How a node of the tree looks and what a screen reader says of it.

import type { Kind, Node } from './shape.ts';

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
  companyObjective: { icon: 'target', colour: 'charts.blue', spoken: 'company objective', expanded: true },
  team: { icon: 'organization', spoken: 'team', expanded: true },
  objective: { icon: 'target', colour: 'charts.purple', spoken: 'objective', expanded: false },
  keyResult: { icon: 'graph', colour: 'charts.green', spoken: 'key result', expanded: true },
  loose: { icon: 'debug-disconnect', colour: 'list.warningForeground', spoken: 'group', expanded: true },
};

const UNALIGNED = { icon: 'warning', colour: 'list.warningForeground' };

export function appearance(node: Node): Appearance {
  const kind = ICONS[node.kind];
  const { icon, colour } = node.unaligned ? UNALIGNED : { colour: undefined, ...kind };
  const detail = node.unaligned ? 'unaligned' : (node.detail ?? '');
  return {
    label: node.text,
    description: detail,
    icon,
    colour,
    tooltip: tooltip(node),
    spoken: `${kind.spoken}: ${node.text}${detail && `, ${detail}`}`,
    expanded: node.open ?? kind.expanded,
  };
}

function tooltip(node: Node): string {
  const parts = [`**${escaped(node.text)}**`];
  if (node.serves !== undefined) {
    parts.push(`$(target) Supports *${escaped(node.serves.text)}*`, escaped(node.serves.reason));
  }
  if (node.unaligned) {
    parts.push('$(warning) Nothing says which company objective this supports. Add a line such as `Supports: O1` below it.');
  } else if (node.detail) {
    parts.push(escaped(node.detail));
  }
  return parts.join('\n\n');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>$~]/g, '\\$&');
}
