import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Child } from 'hono/jsx';
import { z } from 'zod';
import type { NumberRow } from '../../../db/numbers.ts';
import { findKnown, listStartNumbers, lookBeforeStart, type Refused } from '../../../db/starting.ts';
import type { Template, TemplateRefusal } from '../../../domain/template.ts';
import { readForm } from '../../templates/form.ts';
import { among, type Sought } from '../../templates/choices.ts';
import { choicesOn, fillingFor, sendable, valuesIn } from '../../templates/offered.ts';
import { sendRefusalSentence } from '../../templates/sentences.ts';
import { drawPage, wantsFragment } from '../../ui/draw.tsx';
import { Layout } from '../../ui/layout.tsx';
import { type PhoneRefusal, readPhone } from '../../ui/phone.ts';
import { refusalSentence, t } from '../../ui/words.ts';
import type { Env } from '../../world.ts';
import { CheckStep, NoNumbers, NumberStep, type StartProps, TemplateStep } from './start-form.tsx';

const short = z.string().max(100).catch('');
/** What every step carries; each is read again, since each may have been changed. */
const form = z.object({
  to: short,
  from: z.string().catch(''),
  template: z.string().catch(''),
  /** Whose fields were filled in before another choice was looked at. */
  filled: z.string().catch(''),
  step: z.enum(['number', 'template', 'check', 'preview']).catch('template'),
  key: z.uuid().catch(() => crypto.randomUUID()),
  q: short,
  language: short,
  category: short,
});

/** `GET /conversations/new`: the first step. */
export const getStart = (c: Context<Env>) => drawNumber(c, readStart({}));

/** `POST /conversations/new`: the step that comes next. It stores nothing; it is no GET, so that no address holds the phone. */
export async function postStart(c: Context<Env>) {
  const { fields, discard } = await readForm(c); // on the way back a file chosen already is let go
  await discard();
  const asked = readStart(fields);
  if (asked.step === 'number') return drawNumber(c, asked);
  const may = await whetherItMay(c, asked);
  if (!may.ok) return may.answer;
  const template = asked.step === 'template' ? null : await chosenTemplate(c, may.from, asked.template);
  if (template === null) return drawTemplates(c, asked, may.from);
  const kept = asked.step === 'preview' || asked.filled === template.id;
  const values = kept && Object.keys(asked.values).length > 0 ? { values: asked.values } : {};
  return drawCheck(c, asked, { ...may, template, ...values });
}

export interface StartAsked extends z.infer<typeof form> {
  values: Record<string, string>;
  sought: Sought;
}

export function readStart(written: Record<string, unknown>): StartAsked {
  const { q, language, category, ...read } = form.parse(written);
  return { ...read, q, language, category, sought: { q, language, category }, values: valuesIn(written) };
}

/** The number and the phone, if it may be begun as things stand; else what is drawn instead. */
export async function whetherItMay(
  c: Context<Env>,
  asked: StartAsked,
): Promise<
  { ok: true; from: NumberRow; phone: string } | { ok: false; answer: Response | Promise<Response> }
> {
  const { world, viewer } = c.var;
  const from = fromAmong(await listStartNumbers(world.sql, viewer), asked.from);
  if (from === null) return { ok: false, answer: drawNumber(c, asked) };
  const phone = readPhone(asked.to, from.displayPhone);
  if (!phone.ok)
    return {
      ok: false,
      answer: drawNumber(c, asked, { at: 'to', sentence: phoneSentence(phone.why, phone.country) }, 422),
    };
  const look = await lookBeforeStart(world.sql, viewer, { numberId: from.id, phone: phone.value });
  return look.ok
    ? { ok: true, from, phone: phone.value }
    : { ok: false, answer: drawRefused(c, asked, from, look.why, look.conversationId) };
}

const phoneSentence = (why: PhoneRefusal, country: string | null): string =>
  country === null && why !== 'no-such-country'
    ? t('phone.not-a-phone')
    : t(`phone.${why}`, { country: country ?? '' });

/** Which of our numbers: the first where none was asked for; one that is not theirs is not there. */
export function fromAmong(numbers: readonly NumberRow[], asked: string): NumberRow | null {
  if (numbers.length === 0 || asked === '') return numbers[0] ?? null;
  const found = numbers.find(({ id }) => id === asked);
  if (found === undefined) throw new HTTPException(404);
  return found;
}

export async function chosenTemplate(c: Context<Env>, from: NumberRow, id: string): Promise<Template | null> {
  return sendable(await choicesOn(c, from.id), id);
}

/** Why not, said where it can be mended: at the phone, or beside the way to the conversation there is. */
export async function drawRefused(
  c: Context<Env>,
  asked: StartAsked,
  from: NumberRow,
  why: Refused,
  conversationId: string | null,
) {
  switch (why) {
    case 'own-number':
      return drawNumber(c, asked, { at: 'to', sentence: t('begin.own-number') }, 422);
    case 'exists':
      return drawNumber(
        c,
        asked,
        { at: null, sentence: t('begin.exists', { number: from.name }) },
        409,
        conversationId,
      );
    case 'blocked':
      return drawNumber(c, asked, { at: null, sentence: refusalSentence('blocked') }, 409);
    case 'colleague':
      return drawNumber(c, asked, { at: null, sentence: t('begin.colleague') }, 409);
    default:
      return drawTemplates(c, asked, from, sendRefusalSentence(why));
  }
}

type Status = 200 | 409 | 422;

async function drawNumber(
  c: Context<Env>,
  asked: StartAsked,
  refusal: StartProps['refusal'] = null,
  status: Status = 200,
  existing: string | null = null,
) {
  const numbers = await listStartNumbers(c.var.world.sql, c.var.viewer);
  const from = fromAmong(numbers, asked.from);
  const page = !wantsFragment(c);
  if (from === null) return draw(c, <NoNumbers page={page} />);
  return draw(c, <NumberStep {...{ to: asked.to, from, numbers, refusal, existing, page }} />, status);
}

export async function drawTemplates(c: Context<Env>, asked: StartAsked, from: NumberRow, sentence?: string) {
  const [numbers, choices] = await Promise.all([
    listStartNumbers(c.var.world.sql, c.var.viewer),
    choicesOn(c, from.id),
  ]);
  const refusal = sentence === undefined ? null : { at: null, sentence };
  const props = { to: asked.to, from, numbers, refusal, existing: null, page: !wantsFragment(c) };
  return draw(
    c,
    <TemplateStep
      {...props}
      choices={choices}
      shown={among(choices, asked.sought)}
      sought={asked.sought}
      chosenId={asked.template}
      filled={{ templateId: asked.filled === '' ? asked.template : asked.filled, values: asked.values }}
    />,
    sentence === undefined ? 200 : 409,
  );
}

interface Checked {
  from: NumberRow;
  phone: string;
  template: Template;
  values?: Record<string, string>;
  refusal?: TemplateRefusal;
}

/** What goes into it. The contact fills what it can only where they are theirs to know. */
export async function drawCheck(c: Context<Env>, asked: StartAsked, checked: Checked) {
  const { from, phone, template, values, refusal } = checked;
  const { contactId, known } = await findKnown(c.var.world.sql, c.var.viewer, phone);
  const chosen = await fillingFor(c, template, {
    ...{ contactId, known },
    ...(values === undefined ? {} : { values }),
    refusal: refusal ?? null,
  });
  const page = !wantsFragment(c);
  return draw(
    c,
    <CheckStep
      {...{ to: asked.to, from, numbers: [], refusal: null, existing: null, page }}
      {...{ phone, name: known.name, chosen, formKey: asked.key, now: new Date() }}
    />,
    refusal === undefined ? 200 : 422,
  );
}

async function draw(c: Context<Env>, sheet: Child, status: Status = 200) {
  if (wantsFragment(c)) {
    c.header('HX-Trigger', 'template-dialog'); // templates.js opens it, if it is not open
    return c.html(<>{sheet}</>, status);
  }
  return drawPage(
    c,
    <Layout viewer={c.var.viewer} title={t('begin.title')} current="inbox">
      <div class="page">
        <div class="page-body">
          <div class="card tpl-card">{sheet}</div>
        </div>
      </div>
    </Layout>,
    status,
  );
}
