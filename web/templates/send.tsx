import type { Context } from 'hono';
import { z } from 'zod';
import { queueTemplate } from '../../db/template-sends.ts';
import { findTemplate } from '../../db/templates.ts';
import { fieldsOf, fill } from '../../domain/template.ts';
import { openConversation } from '../door.ts';
import { drawRefusal, nonsense, stateOf } from '../inbox/answer.tsx';
import { inboxPath } from '../inbox/filters.ts';
import { commandId } from '../inbox/forms.ts';
import { ThreadGone } from '../inbox/fragments.tsx';
import { reopenFor } from '../inbox/opened.ts';
import { filtersOfPage } from '../inbox/page.tsx';
import { notFound } from '../problems.tsx';
import { audit } from '../refused.ts';
import { wantsFragment } from '../ui/draw.tsx';
import type { Env } from '../world.ts';
import { TemplateRefused } from './refused.tsx';
import { fieldRefusalSentence, sendRefusalSentence } from './sentences.ts';

const form = z.object({ key: commandId, template: z.uuid() });

/**
 * `POST /conversations/:conversation/templates`: queues a template. Beside `key` and `template` the form has one field
 * for each of the template's, by its key (`body.1`, `header.file`). With htmx the conversation comes back as it stands, or
 * the sentence for `#template-refused`; `template-sent` tells the picker to close.
 */
export async function postTemplate(c: Context<Env>) {
  const conversation = await openConversation(c, 'reply');
  const given = await c.req.parseBody();
  const asked = form.safeParse(given);
  if (!asked.success) return nonsense(c);

  const { world, viewer } = c.var;
  const { id: conversationId, numberId } = conversation;
  const template = await findTemplate(world.sql, numberId, asked.data.template);
  if (template === null)
    return turnBack(c, conversationId, {
      sentence: sendRefusalSentence('template-not-sendable'),
      field: null,
    });
  const filled = fill(template, valuesIn(given, fieldsOf(template)));
  if (!filled.ok)
    return turnBack(c, conversationId, { sentence: fieldRefusalSentence(filled.why), field: filled.why.key });

  const queued = await queueTemplate(world.sql, {
    ...{ conversationId, by: viewer.id, formKey: asked.data.key },
    ...{ templateId: template.id, filled: filled.value },
  });
  if (!queued.ok) {
    if (queued.why === 'not-allowed') await audit(c, { conversationId }, 'decision');
    const field = queued.why === 'no-upload' ? 'header.file' : null;
    return turnBack(c, conversationId, { sentence: sendRefusalSentence(queued.why), field });
  }
  world.nudges.changed(queued.value.changed);

  if (!wantsFragment(c)) return c.redirect(inboxPath(filtersOfPage(c), conversationId), 303);
  const opened = await reopenFor(world.sql, viewer, conversationId);
  c.header('HX-Trigger', 'template-sent');
  return c.html(
    opened === null ? <ThreadGone conversationId={conversationId} /> : <>{await stateOf(c, opened)}</>,
  );
}

/** What a field holds as text; a file in its place is nothing we asked for. */
function valuesIn(
  given: Record<string, unknown>,
  fields: ReturnType<typeof fieldsOf>,
): Record<string, string> {
  const values = fields.map(({ key }): [string, unknown] => [key, given[key]]);
  return Object.fromEntries(values.filter((each): each is [string, string] => typeof each[1] === 'string'));
}

interface TurnedBack {
  sentence: string;
  /** The key of the field to mend; null: the moment is wrong, not the form. */
  field: string | null;
}

/** What was filled in stays where it is: only the sentence is drawn. */
async function turnBack(c: Context<Env>, conversationId: string, { sentence, field }: TurnedBack) {
  const status = field === null ? 409 : 422;
  const opened = await reopenFor(c.var.world.sql, c.var.viewer, conversationId);
  if (!wantsFragment(c))
    return opened === null ? notFound(c) : drawRefusal(c, opened, { refusal: sentence, status: 409 });
  return c.html(
    <>
      {opened === null ? (
        <ThreadGone conversationId={conversationId} />
      ) : (
        field === null && (await stateOf(c, opened))
      )}
      <hx-partial hx-target="#template-refused" hx-swap="outerHTML">
        <TemplateRefused field={field}>{sentence}</TemplateRefused>
      </hx-partial>
    </>,
    status,
  );
}
