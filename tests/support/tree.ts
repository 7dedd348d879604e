import type { Page } from 'playwright-core';

/** One node of what a screen reader is given, with what is in it. */
export interface Spoken {
  role: string;
  name: string;
  /** `live`, `expanded`, `describedby` …, as Chromium computes them. */
  properties: Readonly<Record<string, unknown>>;
  parent: Spoken | null;
  children: Spoken[];
}

interface Computed {
  nodeId: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  properties?: { name: string; value: { value: unknown } }[];
  childIds?: string[];
}

/** The accessibility tree of the whole page, as Chromium gives it to a screen reader. */
export async function spokenTree(page: Page): Promise<Spoken> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Computed[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const [root] = nodes;
  if (root === undefined) throw new Error('the page has no accessibility tree');

  function draw(node: Computed, parent: Spoken | null): Spoken {
    const { role, name, properties = [] } = node;
    const spoken: Spoken = {
      role: role?.value ?? '',
      name: (name?.value ?? '').replace(/\s+/g, ' ').trim(),
      properties: Object.fromEntries(properties.map((each) => [each.name, each.value.value])),
      parent,
      children: [],
    };
    spoken.children = below(node, spoken);
    return spoken;
  }
  /** What is ignored says nothing; what is in it does. */
  function below({ childIds = [] }: Computed, parent: Spoken): Spoken[] {
    return childIds.flatMap((id) => {
      const child = byId.get(id);
      if (child === undefined) return [];
      return child.ignored ? below(child, parent) : [draw(child, parent)];
    });
  }
  return draw(root, null);
}

/** This one and all in it, in the order they are read. */
export const all = (node: Spoken): Spoken[] => [node, ...node.children.flatMap(all)];

export const withRole = (node: Spoken, ...roles: string[]) =>
  all(node).filter(({ role }) => roles.includes(role));

/** `role: name`, the way a test writes down what it expects. */
export const lines = (nodes: readonly Spoken[]) => nodes.map(({ role, name }) => `${role}: ${name}`);

const places = ['banner', 'navigation', 'main', 'complementary', 'search', 'region', 'contentinfo'];
/** What a screen reader jumps between. A form is one only where it has a name. */
export const landmarks = (tree: Spoken) =>
  withRole(tree, ...places, 'form').filter(({ role, name }) => role !== 'form' || name !== '');

const pressedOrFilled = [
  ...['button', 'link', 'textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'switch', 'option'],
  ...['slider', 'spinbutton', 'tab', 'menuitem', 'listbox', 'InputTime', 'Date', 'DateTime'],
];
/** Everything that can be pressed or filled in. */
export const controls = (tree: Spoken) => withRole(tree, ...pressedOrFilled);
