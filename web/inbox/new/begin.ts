import type { Context } from 'hono';
import { findBegun, startConversation } from '../../../db/starting.ts';
import { fillWith, letGo } from '../../templates/filled.ts';
import { readForm, type Written } from '../../templates/form.ts';
import { noFile } from '../../templates/send.tsx';
import { wantsFragment } from '../../ui/draw.tsx';
import { t } from '../../ui/words.ts';
import type { Env } from '../../world.ts';
import { nonsense } from '../answer.tsx';
import { commandId } from '../forms.ts';
import { chosenTemplate, drawCheck, drawRefused, drawTemplates, readStart, whetherItMay } from './start.tsx';

/** `POST /conversations`: begins one by a template. `key` is the form's: pressed twice, begun once. */
export async function postConversation(c: Context<Env>) {
  const written = await readForm(c);
  try {
    return await begin(c, written);
  } finally {
    await written.discard();
  }
}

async function begin(c: Context<Env>, { fields, file }: Written) {
  const key = commandId.safeParse(fields['key']);
  if (!key.success) return nonsense(c);
  const asked = readStart(fields);
  const { world, viewer } = c.var;

  const begun = await findBegun(world.sql, viewer.id, key.data);
  if (begun !== null) return goTo(c, begun);
  const may = await whetherItMay(c, asked);
  if (!may.ok) return may.answer;

  const { from, phone } = may;
  const template = await chosenTemplate(c, from, asked.template);
  if (template === null) return drawTemplates(c, asked, from, t('picker.none-chosen'));
  const filled = await fillWith(world, template, asked.values, file);
  const checked = { from, phone, template, values: asked.values };
  if (!filled.ok) return drawCheck(c, asked, { ...checked, refusal: filled.why });

  const started = await startConversation(world.sql, {
    ...{ by: viewer.id, numberId: from.id, phone, formKey: key.data },
    templateId: template.id,
    ...filled.value,
  });
  if (!started.ok || started.value.changed.outbox !== true) await letGo(world, filled.value.upload);
  if (!started.ok) {
    if (started.why === 'no-upload') return drawCheck(c, asked, { ...checked, refusal: noFile(template) });
    return drawRefused(c, asked, from, started.why, started.conversationId);
  }
  world.nudges.changed(started.value.changed);
  return goTo(c, started.value.conversationId);
}

/** The conversation itself; htmx is told to go there, so that the dialog goes with the old page. */
function goTo(c: Context<Env>, conversationId: string) {
  const path = `/inbox/${conversationId}`;
  return wantsFragment(c) ? c.body(null, 200, { 'HX-Redirect': path }) : c.redirect(path, 303);
}
