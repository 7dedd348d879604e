import type { Context } from 'hono';
import { z } from 'zod';
import { queueTemplate, type TemplateSendRefusal } from '../../db/template-sends.ts';
import { findTemplate } from '../../db/templates.ts';
import { fieldsOf, type Template } from '../../domain/template.ts';
import type { ConversationRow } from '../../db/visible.ts';
import { openConversation } from '../door.ts';
import { nonsense, stateOf } from '../inbox/answer.tsx';
import { inboxPath } from '../inbox/filters.ts';
import { commandId } from '../inbox/forms.ts';
import { ThreadGone } from '../inbox/fragments.tsx';
import { reopenFor } from '../inbox/opened.ts';
import { filtersOfPage } from '../inbox/page.tsx';
import { audit } from '../refused.ts';
import { wantsFragment } from '../ui/draw.tsx';
import type { Env } from '../world.ts';
import { fillWith, letGo } from './filled.ts';
import { readForm, type Written } from './form.ts';
import { valuesIn } from './offered.ts';
import { drawPicker } from './picks.tsx';
import { sendRefusalSentence } from './sentences.ts';

const form = z.object({ key: commandId, template: z.uuid() });

/** `POST /conversations/:conversation/templates`: queues a template, whatever the window. `key` is the form's: pressed twice, stored once. */
export async function postTemplate(c: Context<Env>) {
  const conversation = await openConversation(c, 'reply');
  const written = await readForm(c);
  try {
    return await send(c, conversation, written);
  } finally {
    await written.discard();
  }
}

async function send(c: Context<Env>, conversation: ConversationRow, { fields, file }: Written) {
  const asked = form.safeParse(fields);
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const { key, template: templateId } = asked.data;
  const values = valuesIn(fields);
  const template = await findTemplate(world.sql, conversation.numberId, templateId);
  if (template === null) return drawRefused(c, conversation, 'template-not-sendable');
  const filled = await fillWith(world, template, values, file);
  if (!filled.ok && filled.why.what === 'not-sendable')
    return drawRefused(c, conversation, 'template-not-sendable');
  if (!filled.ok)
    return drawPicker(c, conversation, { templateId, values, refusal: filled.why, status: 422 });

  const { upload } = filled.value;
  const decision = await queueTemplate(world.sql, {
    ...{ conversationId: conversation.id, by: viewer.id, templateId, formKey: key },
    ...filled.value,
  });
  if (!decision.ok || decision.value.changed.outbox !== true) await letGo(world, upload);
  if (!decision.ok) {
    if (decision.why === 'no-upload')
      return drawPicker(c, conversation, { templateId, values, refusal: noFile(template), status: 422 });
    return drawRefused(c, conversation, decision.why, { templateId, values });
  }
  world.nudges.changed(decision.value.changed);

  if (!wantsFragment(c)) return c.redirect(inboxPath(filtersOfPage(c), conversation.id), 303);
  const asOf = new Date();
  const opened = await reopenFor(world.sql, viewer, conversation.id);
  c.header('HX-Trigger', 'template-sent'); // templates.js closes the dialog
  return c.html(
    <>
      {opened === null ? (
        <ThreadGone conversationId={conversation.id} asOf={asOf} />
      ) : (
        await stateOf(c, opened)
      )}
    </>,
  );
}

/** At the field the file belongs to. */
export function noFile(template: Template) {
  const file = fieldsOf(template).find(({ key }) => key === 'header.file');
  return { what: 'no-file', key: 'header.file', label: file?.label ?? '', limit: null } as const;
}

async function drawRefused(
  c: Context<Env>,
  conversation: ConversationRow,
  why: Exclude<TemplateSendRefusal, 'no-upload'>,
  kept: { templateId?: string; values?: Record<string, string> } = {},
) {
  if (why === 'not-allowed') await audit(c, { conversationId: conversation.id }, 'decision');
  return drawPicker(c, conversation, { ...kept, notice: sendRefusalSentence(why), status: 409 });
}
