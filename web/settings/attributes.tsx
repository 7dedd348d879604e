import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import {
  changeAttribute,
  createAttribute,
  listUsedAttributes,
  removeAttribute,
  type UsedAttribute,
} from '../../db/attributes.ts';
import { listNumbers } from '../../db/numbers.ts';
import { attributeKinds, type AttributeKind, type AttributeRefusal } from '../../domain/attribute.ts';
import { isId } from '../door.ts';
import { nonsense } from '../inbox/answer.tsx';
import { drawPage } from '../ui/draw.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { AttributeCards, AttributeForm } from './attributes-page.tsx';
import { SettingsFrame } from './frame.tsx';

const done = z.enum(['added', 'saved', 'removed']).optional().catch(undefined);
const text = z.string().max(8000);
const lines = text.default('').transform((typed) => typed.split(/\r?\n/));

/** `GET /settings/attributes`: what there is to know of a contact, and a form for the next. */
export const getAttributes = (c: Context<Env>) => drawAttributes(c, {});

/** `POST /settings/attributes`: makes one. */
export async function postAttribute(c: Context<Env>) {
  const asked = z
    .object({ name: text, kind: z.enum(attributeKinds), choices: lines })
    .safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);
  const decision = await createAttribute(c.var.world.sql, asked.data);
  if (!decision.ok) return drawAttributes(c, { typed: asked.data, why: decision.why });
  return c.redirect('/settings/attributes?done=added', 303);
}

/** `GET /settings/attributes/:attribute`: its name and choices. */
export const getAttribute = async (c: Context<Env>) => drawAttribute(c, await openAttribute(c), {});

/** The same by POST. */
export async function postAttributeChange(c: Context<Env>) {
  const attribute = await openAttribute(c);
  const asked = z.object({ name: text, choices: lines }).safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);
  const decision = await changeAttribute(c.var.world.sql, { id: attribute.id, ...asked.data });
  if (!decision.ok) return drawAttribute(c, { ...attribute, ...asked.data }, { why: decision.why });
  return c.redirect('/settings/attributes?done=saved', 303);
}

/** `POST /settings/attributes/:attribute/removal`: it goes, with what is known under it. */
export async function postAttributeRemoval(c: Context<Env>) {
  const attribute = await openAttribute(c);
  const asked = z.object({ sure: z.literal('on').optional() }).safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);
  if (asked.data.sure === undefined) return drawAttribute(c, attribute, { why: 'not-sure' });
  await removeAttribute(c.var.world.sql, attribute.id);
  return c.redirect('/settings/attributes?done=removed', 303);
}

async function openAttribute(c: Context<Env>): Promise<UsedAttribute> {
  const id = c.req.param('attribute');
  const all = isId(id) ? await listUsedAttributes(c.var.world.sql) : [];
  const attribute = all.find((one) => one.id === id?.toLowerCase());
  if (attribute === undefined) throw new HTTPException(404);
  return attribute;
}

type Why = AttributeRefusal | 'not-sure';
const mendable: Why[] = ['name-missing', 'name-long', 'no-choices', 'not-sure'];
const statusOf = (why: Why | undefined) => (why === undefined ? 200 : mendable.includes(why) ? 422 : 409);

export interface Typed {
  name: string;
  kind: AttributeKind;
  choices: string[];
}

async function drawAttributes(c: Context<Env>, { typed, why }: { typed?: Typed; why?: Why }) {
  const { sql } = c.var.world;
  const [numbers, attributes] = await Promise.all([listNumbers(sql), listUsedAttributes(sql)]);
  return drawPage(
    c,
    <SettingsFrame
      viewer={c.var.viewer}
      current="attributes"
      numbers={numbers}
      title={t('attributes.title')}
      lead={t('attributes.lead')}
    >
      <AttributeCards
        attributes={attributes}
        typed={typed}
        why={why}
        done={why === undefined ? done.parse(c.req.query('done')) : undefined}
      />
    </SettingsFrame>,
    statusOf(why),
  );
}

async function drawAttribute(c: Context<Env>, attribute: UsedAttribute, { why }: { why?: Why }) {
  const numbers = await listNumbers(c.var.world.sql);
  return drawPage(
    c,
    <SettingsFrame
      viewer={c.var.viewer}
      current="attributes"
      numbers={numbers}
      title={t('attributes.edit-of', { name: attribute.name })}
      lead={t('attributes.kind-stays')}
    >
      <AttributeForm attribute={attribute} why={why} />
    </SettingsFrame>,
    statusOf(why),
  );
}
