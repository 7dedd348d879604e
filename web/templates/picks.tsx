import type { Context } from 'hono';
import { z } from 'zod';
import { isBlocked } from '../../db/contact-block.ts';
import { readAttributes } from '../../db/template-use.ts';
import type { ConversationRow } from '../../db/visible.ts';
import type { TemplateRefusal } from '../../domain/template.ts';
import { openConversation } from '../door.ts';
import { customerAddress, customerName } from '../inbox/names.ts';
import { openedFor } from '../inbox/opened.ts';
import { notFound } from '../problems.tsx';
import { drawPage, wantsFragment } from '../ui/draw.tsx';
import { Layout } from '../ui/layout.tsx';
import { refusalSentence, t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { among, everything, type Sought } from './choices.ts';
import { readForm } from './form.ts';
import { choicesOn, chosenAmong, fillingFor, sendable, valuesIn } from './offered.ts';
import { Filling, Picker, type PickerProps } from './picker.tsx';

const text = z.string().max(100).catch('');
const sought = z.object({ q: text, language: text, category: text });

/** `GET /conversations/:conversation/templates`: which could be sent here. The dialog's content, or a page of its own. */
export async function getTemplates(c: Context<Env>) {
  const conversation = await openConversation(c, 'reply');
  const templateId = c.req.query('template');
  const blocked = await isBlocked(c.var.world.sql, conversation.contactId);
  return drawPicker(c, conversation, {
    ...(templateId === undefined ? {} : { templateId }),
    ...(blocked ? { notice: refusalSentence('blocked') } : {}),
    sought: sought.parse(c.req.query()),
  });
}

/** `POST /conversations/:conversation/templates/preview`: the page again with what was written in it, for who has no script. */
export async function postPreview(c: Context<Env>) {
  const conversation = await openConversation(c, 'reply');
  const { fields: form, discard } = await readForm(c);
  await discard();
  const { template } = z.object({ template: z.string().catch('') }).parse(form);
  return drawPicker(c, conversation, { templateId: template, values: valuesIn(form) });
}

export interface Drawn {
  templateId?: string;
  /** What was written; left out: what the contact fills. */
  values?: Record<string, string>;
  refusal?: TemplateRefusal;
  /** What keeps it from going, where no field is to blame. */
  notice?: string;
  sought?: Sought;
  status?: 200 | 409 | 422;
}

/** The picker as it stands, with what was written and why it was turned back. */
export async function drawPicker(c: Context<Env>, conversation: ConversationRow, drawn: Drawn) {
  const { world, viewer } = c.var;
  const { templateId, values, refusal, notice, sought: asked = everything, status = 200 } = drawn;
  const opened = await openedFor(world.sql, viewer, conversation);
  if (opened === null) return notFound(c);

  const { profile } = opened;
  const all = await choicesOn(c, conversation.numberId);
  const template = notice === undefined ? chosenAmong(all, templateId) : sendable(all, templateId);
  const attributes = await readAttributes(world.sql, conversation.contactId);
  const known = { name: profile.name, phone: profile.phone, attributes };
  const props: PickerProps = {
    conversationId: conversation.id,
    customer: customerName(profile),
    address: customerAddress(profile),
    numberName: profile.numberName,
    choices: all,
    shown: among(all, asked),
    sought: asked,
    chosen:
      template === null
        ? null
        : await fillingFor(c, template, {
            ...{ contactId: conversation.contactId, known },
            ...(values === undefined ? {} : { values }),
            refusal: refusal ?? null,
          }),
    notice: notice ?? null,
    page: !wantsFragment(c),
    now: opened.now,
  };
  if (!wantsFragment(c))
    return drawPage(
      c,
      <Layout viewer={viewer} title={t('picker.title')} current="inbox">
        <div class="page">
          <div class="page-body">
            <div class="card tpl-card">
              <Picker {...props} />
            </div>
          </div>
        </div>
      </Layout>,
      status,
    );

  if (status === 200 && templateId === undefined) {
    c.header('HX-Trigger', 'template-dialog'); // templates.js opens it
    return c.html(<Picker {...props} />);
  }
  const whole = notice !== undefined; // which ones can be sent has changed too
  return c.html(
    <hx-partial
      hx-target={whole ? '#template-dialog' : '#tpl-filling'}
      hx-swap={whole ? 'innerHTML' : 'outerHTML'}
    >
      {whole ? <Picker {...props} /> : <Filling {...props} />}
    </hx-partial>,
    status,
  );
}
