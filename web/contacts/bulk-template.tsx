import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { z } from 'zod';
import type { NumberRow } from '../../db/numbers.ts';
import { listStartNumbers } from '../../db/starting.ts';
import { type AddresseeRow, findAddressee, sendOneOfMany } from '../../db/template-many.ts';
import { countKnown, faultInWritten, fitsMany, wayTo } from '../../domain/template-many.ts';
import { defaultsFor, type Template, type TemplateRefusal } from '../../domain/template.ts';
import { nonsense } from '../inbox/answer.tsx';
import { commandId, keyOf } from '../inbox/forms.ts';
import { customerName } from '../inbox/names.ts';
import { fromAmong } from '../inbox/new/start.tsx';
import { audit } from '../refused.ts';
import { among, type Choice } from '../templates/choices.ts';
import { choicesOn, sendable, valuesIn } from '../templates/offered.ts';
import { sendRefusalSentence } from '../templates/sentences.ts';
import { drawPage, wantsFragment } from '../ui/draw.tsx';
import { Layout } from '../ui/layout.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { back, drawNobody, someIds } from './bulk.tsx';
import { AnswerSheet } from './bulk-template-answer.tsx';
import { CheckStep, FillStep, NoNumbers, type SheetProps, TemplateStep } from './bulk-template-form.tsx';
import { LeftOutOf } from './left-out.tsx';

const short = z.string().max(100).catch('');
/** What every step carries; each is read again, since each may have been changed. */
const form = z.object({
  contact: someIds,
  back,
  key: z.uuid().catch(() => crypto.randomUUID()),
  from: z.string().catch(''),
  template: z.string().catch(''),
  /** Whose fields were filled in before another choice was looked at. */
  filled: z.string().catch(''),
  step: z.enum(['template', 'fill', 'check']).catch('template'),
  q: short,
  language: short,
  category: short,
});

/** `POST /contacts/templates/new`: the step that comes next. It stores nothing; it is a form, so that no address holds ids. */
export async function postTemplateStep(c: Context<Env>) {
  const body = await c.req.parseBody({ all: true });
  const read = await readAsked(c, body);
  if (read === null) return nonsense(c);
  const { asked } = read;
  if (asked.contact.length === 0) return drawNobody(c);
  if (read.from === null) return draw(c, <NoNumbers {...sheetOf(c, asked)} />);
  const to = { asked, from: read.from, written: valuesIn(body) };
  const template = asked.step === 'template' ? null : sendable(await choicesFor(c, to.from), asked.template);
  if (template === null) return drawTemplates(c, to);
  const all = await addresseesOf(c, asked.contact);
  const written = ['', template.id].includes(asked.filled) ? to.written : {};
  if (asked.step === 'fill') return drawFill(c, { ...to, written, template, all });
  return drawCheck(c, { ...to, template, all });
}

/**
 * `POST /contacts/templates`: sends it to each, by the rules of a single one, in transactions of their own. `key` is the
 * form's: pressed twice, or again after half of it, each contact has it once.
 */
export async function postTemplateOfMany(c: Context<Env>) {
  const body = await c.req.parseBody({ all: true });
  const read = await readAsked(c, body);
  if (read === null || !commandId.safeParse(body['key']).success) return nonsense(c);
  const { asked, from } = read;
  if (asked.contact.length === 0) return drawNobody(c);
  if (from === null) return draw(c, <NoNumbers {...sheetOf(c, asked)} />);
  const to = { asked, from, written: valuesIn(body) };
  const template = sendable(await choicesFor(c, from), asked.template);
  if (template === null) return drawTemplates(c, to, sendRefusalSentence('template-not-sendable'));
  const all = await addresseesOf(c, asked.contact);
  const known = all.map((one) => one.known);
  const fault = faultInWritten(template, to.written, known);
  if (fault !== null) return drawFill(c, { ...to, template, all }, fault);

  const { world, viewer } = c.var;
  const left = new LeftOutOf(all);
  const done = { sent: 0, again: 0 };
  for (const contactId of asked.contact) {
    const sent = await sendOneOfMany(world.sql, {
      ...{ by: viewer.id, contactId, numberId: from.id, templateId: template.id, written: to.written },
      formKey: keyOf(asked.key, contactId),
    });
    if (!sent.ok) {
      left.add(contactId, sent.why);
      c.set('asked', 'reply');
      if (sent.why.what === 'not-allowed') await audit(c, { contactId }, 'decision');
      continue;
    }
    world.nudges.changed(sent.value.changed);
    done[sent.value.way === 'again' ? 'again' : 'sent'] += 1;
  }
  const sheet = <AnswerSheet {...sheetOf(c, asked)} {...done} left={left.groups} still={left.ids} />;
  return draw(c, sheet, done.sent + done.again === 0 ? 409 : 200);
}

type Asked = z.infer<typeof form>;
interface To {
  asked: Asked;
  from: NumberRow;
  written: Record<string, string>;
}
interface Filling extends To {
  template: Template;
  /** Those of them that this viewer knows. */
  all: readonly AddresseeRow[];
}

/** Null: nonsense. A number that is not theirs is not there; null where they have none at all. */
async function readAsked(
  c: Context<Env>,
  body: unknown,
): Promise<{ asked: Asked; from: NumberRow | null } | null> {
  const asked = form.safeParse(body);
  if (!asked.success) return null;
  const numbers = await listStartNumbers(c.var.world.sql, c.var.viewer);
  return { asked: asked.data, from: fromAmong(numbers, asked.data.from) };
}

async function addresseesOf(c: Context<Env>, ids: readonly string[]): Promise<AddresseeRow[]> {
  const { world, viewer } = c.var;
  const found = await Promise.all(ids.map((id) => findAddressee(world.sql, viewer, id)));
  return found.filter((one) => one !== null);
}

/** Those that begin with a file stay visible, last, with the reason. */
async function choicesFor(c: Context<Env>, from: NumberRow): Promise<Choice[]> {
  const choices = (await choicesOn(c, from.id)).map((choice) =>
    choice.whyNot !== null || fitsMany(choice.template)
      ? choice
      : { ...choice, whyNot: t('template-many.file') },
  );
  return choices.toSorted((one, other) => Number(one.whyNot !== null) - Number(other.whyNot !== null));
}

const sheetOf = (c: Context<Env>, { contact, back: to, key }: Asked): SheetProps => ({
  ...{ contacts: contact, back: to, formKey: key, page: !wantsFragment(c) },
});

async function drawTemplates(c: Context<Env>, { asked, from, written }: To, notice: string | null = null) {
  const [numbers, choices] = await Promise.all([
    listStartNumbers(c.var.world.sql, c.var.viewer),
    choicesFor(c, from),
  ]);
  const { q, language, category, template: chosenId } = asked;
  const sought = { q, language, category };
  const filled = { templateId: asked.filled === '' ? chosenId : asked.filled, written };
  const props = { from, numbers, choices, shown: among(choices, sought), sought, chosenId, filled, notice };
  return draw(c, <TemplateStep {...sheetOf(c, asked)} {...props} />, notice === null ? 200 : 409);
}

async function drawFill(c: Context<Env>, filling: Filling, refusal: TemplateRefusal | null = null) {
  const { asked, from, template, written, all } = filling;
  const sample = sampleOf(c, filling);
  const props = {
    ...{ from, template, written, refusal, total: asked.contact.length },
    known: countKnown(
      template,
      all.map((one) => one.known),
    ),
    sample: nameOf(sample),
    otherwise: sample === null ? {} : defaultsFor(template, sample.known),
    now: new Date(),
  };
  return draw(c, <FillStep {...sheetOf(c, asked)} {...props} />, refusal === null ? 200 : 422);
}

async function drawCheck(c: Context<Env>, filling: Filling) {
  const { asked, from, template, written, all } = filling;
  const known = all.map((one) => one.known);
  const fault = faultInWritten(template, written, known);
  if (fault !== null) return drawFill(c, filling, fault);
  const left = new LeftOutOf(all);
  const ways = { begins: 0, reopens: 0, 'goes-on': 0, bot: 0 };
  for (const id of asked.contact) {
    const to = all.find((one) => one.id === id);
    const way = to && wayTo(c.var.viewer, { numberId: from.id, template, written }, to);
    if (way?.ok) ways[way.value.way] += 1;
    else left.add(id, way?.why ?? { what: 'not-theirs', field: null });
  }
  const sample = sampleOf(c, filling);
  const otherwise = sample === null ? {} : defaultsFor(template, sample.known);
  const props = { from, template, written, ways, left: left.groups, total: asked.contact.length };
  const shown = { sample: nameOf(sample), otherwise, now: new Date() };
  return draw(c, <CheckStep {...sheetOf(c, asked)} {...props} {...shown} />);
}

/** Whose message is shown: the first who gets it, or would with a text for all; else anybody. */
function sampleOf(c: Context<Env>, { from, template, written, all }: Filling): AddresseeRow | null {
  const way = (to: AddresseeRow) => wayTo(c.var.viewer, { numberId: from.id, template, written }, to);
  const would = (to: AddresseeRow) => {
    const may = way(to);
    return may.ok || may.why.what === 'no-value' || may.why.what === 'unfit-value';
  };
  return all.find((to) => way(to).ok) ?? all.find(would) ?? all[0] ?? null;
}
const nameOf = (sample: AddresseeRow | null): string =>
  sample === null ? t('event.somebody') : customerName(sample);

async function draw(c: Context<Env>, sheet: Child, status: 200 | 409 | 422 = 200) {
  if (wantsFragment(c)) {
    c.header('HX-Trigger', 'template-dialog'); // templates.js opens it, if it is not open
    return c.html(<>{sheet}</>, status);
  }
  return drawPage(
    c,
    <Layout viewer={c.var.viewer} title={t('picker.title')} current="contacts">
      <div class="page">
        <div class="page-body">
          <div class="card tpl-card">{sheet}</div>
        </div>
      </div>
    </Layout>,
    status,
  );
}
