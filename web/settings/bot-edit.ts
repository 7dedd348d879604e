import type { Entered, EnteredReply, EnteredRule } from './bot-form.ts';

/** The form after one of its buttons, and the field where one goes on. */
export interface Edited {
  entered: Entered;
  focus: string | null;
}

/**
 * What the form's own buttons do to it; nothing is saved. A button says what and where, by the same path as the fields:
 * `add hours.week.0`, `remove keywords.rules.2`, `up keywords.rules.1`, `insert greeting.reply.text {{name}}`. Null: no
 * button of ours says that, or what it names is not there.
 */
export function edit(entered: Entered, button: string): Edited | null {
  const [what = '', path = '', ...rest] = button.split(' ');
  if (what === 'redraw') return { entered, focus: path === '' ? null : path };
  const draft = structuredClone(entered);
  const focus = change(draft, { what, path, text: rest.join(' ') });
  return focus === null ? null : { entered: draft, focus };
}

/** Changes the copy, and answers the id of the field that has the focus then. */
function change(
  draft: Entered,
  { what, path, text }: { what: string; path: string; text: string },
): string | null {
  const { place, within } = takenApart(path);
  switch (what) {
    case 'add':
      return add(draft, path);
    case 'remove': {
      const list = listAt(draft, within);
      if (list === null || place === null || list.splice(place, 1).length === 0) return null;
      return `${within}.add`;
    }
    case 'up':
    case 'down': {
      const { rules } = draft.keywords;
      const moved = within === 'keywords.rules' && place !== null ? rules[place] : undefined;
      const to = (place ?? 0) + (what === 'up' ? -1 : 1);
      if (moved === undefined || place === null || to < 0 || to >= rules.length) return null;
      rules.splice(to, 0, ...rules.splice(place, 1));
      return `keywords.rules.${to}.grip`;
    }
    case 'open':
    case 'shut': {
      const rule = within === 'keywords.rules' && place !== null ? draft.keywords.rules[place] : undefined;
      if (rule === undefined) return null;
      rule.open = what === 'open';
      return rule.open ? `${path}.word` : `${path}.open`;
    }
    case 'insert': {
      const reply = path.endsWith('.text') ? replyAt(draft, path.slice(0, -'.text'.length)) : null;
      if (reply === null || !placeholders.some((one) => one === text)) return null;
      reply.text = `${reply.text}${/\S$/.test(reply.text) ? ' ' : ''}${text}`;
      return path;
    }
    default:
      return null;
  }
}

/** What a reply may have filled in (domain/bot-reply.ts). */
export const placeholders = ['{{name}}', '{{opening_hours}}'] as const;

/** One more, empty, at the end of the list; of words it is the field behind them that is one more. */
function add(draft: Entered, path: string): string | null {
  if (path.endsWith('.word')) return path;
  const list = listAt(draft, path);
  if (list === null) return null;
  const [blank, field] = blankOf(path);
  list.push(blank);
  return `${path}.${list.length - 1}.${field}`;
}

function blankOf(list: string): [unknown, string] {
  if (list === 'keywords.rules') return [blankRule(), 'word'];
  if (list.endsWith('.rows')) return [{ title: '', description: '' }, 'title'];
  if (list === 'hours.holidays') return [{ date: '', name: '', blocks: [] }, 'date'];
  return [{ from: '', to: '' }, 'from'];
}

function blankRule(): EnteredRule {
  return {
    ...{ id: crypto.randomUUID(), open: true, words: [], word: '', match: 'contains', strict: false },
    reply: { kind: 'text', text: '', buttons: [], button: '', rows: [] },
  };
}

/** `hours.week.0.1` is the place 1 within `hours.week.0`. */
function takenApart(path: string): { within: string; place: number | null } {
  const [, within = '', place] = /^(.+)\.(\d{1,3})$/.exec(path) ?? [];
  return { within, place: place === undefined ? null : Number(place) };
}

/** The lists that grow and shrink by buttons, and no other. */
const lists = [
  /^keywords\.rules(\.\d+\.(words|reply\.rows))?$/,
  /^handoff\.words$/,
  /^(greeting|fallback|closed)\.reply\.rows$/,
  /^hours\.week\.\d$/,
  /^hours\.holidays(\.\d+\.blocks)?$/,
];

function listAt(draft: Entered, path: string): unknown[] | null {
  const list = lists.some((one) => one.test(path)) ? valueAt(draft, path) : null;
  return Array.isArray(list) ? list : null;
}

function replyAt(draft: Entered, path: string): EnteredReply | null {
  const [, part, place] = /^(greeting|fallback|closed|keywords\.rules\.(\d+))\.reply$/.exec(path) ?? [];
  if (part === 'greeting' || part === 'fallback' || part === 'closed') return draft[part].reply;
  return place === undefined ? null : (draft.keywords.rules[Number(place)]?.reply ?? null);
}

function valueAt(whole: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as Record<string, unknown>)[key]
          : undefined,
      whole,
    );
}
