import type { BotReply, BotSettings } from './bot.ts';
import { openingHours } from './hours.ts';
import type { Choice, Words } from './message.ts';

/** What the customer may be called and told in a reply. */
export interface Filling {
  customerName: string | null;
  hours: BotSettings['hours'];
}

/** What comes back when the hand-off button is pressed. */
export const handoffId = 'handoff';

/** A reply as it goes out: placeholders filled, and with the hand-off button (its title; null: none) where there is room. */
export function saying(reply: BotReply, filling: Filling, handoff: string | null = null): Words {
  const said = filled(reply, filling);
  return handoff === null ? said : withHandoff(said, { id: handoffId, title: handoff });
}

/** A press says what was pressed: a button does what its title does when it is written. */
function choice(title: string): Choice {
  return { id: `say:${title}`, title };
}

function filled(reply: BotReply, filling: Filling): Words {
  switch (reply.kind) {
    case 'text':
      return { kind: 'text', text: fill(reply.text, filling, mostText) };
    case 'buttons':
      return {
        kind: 'buttons',
        text: fill(reply.text, filling, mostInteractive),
        buttons: reply.buttons.map(choice),
      };
    case 'list':
      return {
        kind: 'list',
        text: fill(reply.text, filling, mostInteractive),
        button: reply.button,
        rows: reply.rows.map(({ title, description }) => ({ ...choice(title), description })),
      };
  }
}

/** A fourth button makes a list; where ten rows are full the words alone have to do. */
function withHandoff(said: Words, handoff: Choice): Words {
  const row = { ...handoff, description: '' };
  switch (said.kind) {
    case 'text':
      if (said.text.length > mostInteractive) return said;
      return { kind: 'buttons', text: said.text, buttons: [handoff] };
    case 'buttons': {
      const buttons = said.buttons.filter(({ title }) => title !== handoff.title);
      if (buttons.length < mostButtons) return { ...said, buttons: [...buttons, handoff] };
      return {
        kind: 'list',
        text: said.text,
        button: listButton,
        rows: [...buttons.map((button) => ({ ...button, description: '' })), row],
      };
    }
    case 'list': {
      const rows = said.rows.filter(({ title }) => title !== handoff.title);
      return rows.length < mostRows ? { ...said, rows: [...rows, row] } : said;
    }
  }
}

/** What WhatsApp takes: of text, of text with buttons or rows, and of those. */
const mostText = 4096;
const mostInteractive = 1024;
const mostButtons = 3;
const mostRows = 10;

/** Opens a list that was made of buttons: a word that nearly every language borrows. */
const listButton = 'Menu';

/** In one pass, so that a customer called "{{opening_hours}}" stays that. Without a name the text closes the gap. */
function fill(text: string, { customerName, hours }: Filling, most: number): string {
  const name = customerName?.trim() ?? '';
  const template = name === '' ? text.replace(/^\{\{name\}\}[,!]?\s?|\s?\{\{name\}\}/g, '') : text;
  const said = template.replace(/\{\{(name|opening_hours)\}\}/g, (_, what: string) =>
    what === 'name' ? name : openingHours(hours),
  );
  if (said.length <= most) return said;
  return `${said.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
