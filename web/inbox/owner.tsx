import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { type ContactRow, hasChangedOwner, setOwner } from '../../db/contacts.ts';
import { type HeirRow, listHeirs } from '../../db/heirs.ts';
import { opensContacts } from '../../domain/access.ts';
import { allow } from '../../domain/decision.ts';
import { answersOneOf, type NamedOwner, type OwnerRefusal } from '../../domain/owner.ts';
import { openContact } from '../door.ts';
import { drawProblem } from '../problems.tsx';
import { audit } from '../refused.ts';
import { drawPage, Toast, wantsFragment } from '../ui/draw.tsx';
import { Layout } from '../ui/layout.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { drawCommanded, nonsense, stateOf } from './answer.tsx';
import { commandId } from './forms.ts';
import { ThreadGone } from './fragments.tsx';
import { reopenFor } from './opened.ts';
import { type AskedOn, type Chosen, OwnerForm } from './owner-form.tsx';

/** `GET /contacts/:contact/owner`: who could have this customer, as of now. The dialog's content, or a page of its own. */
export async function getOwner(c: Context<Env>) {
  const contact = await openContact(c, 'change-owner');
  const on = askedOn.catch('inbox').parse(c.req.query('on'));
  return drawForm(c, contact, { conversationId: c.req.query('conversation'), on });
}

const askedOn = z.enum(['inbox', 'contact']).default('inbox');
/** Whom the page showed: nobody, a user, or an e-mail address as the row has it. */
const shown = z.string().transform((text): NamedOwner => {
  if (text === '') return { kind: 'nobody' };
  return z.uuid().safeParse(text).success ? { kind: 'agent', agentId: text } : { kind: 'email', email: text };
});
const form = z.object({
  command: commandId,
  from: shown,
  to: z.union([z.uuid(), z.enum(['nobody', 'email', ''])]).default(''),
  email: z.string().max(254).default(''),
  move: z.literal('on').optional(),
  /** None where nobody has spoken with them yet. */
  conversation: z.uuid().or(z.literal('')).default(''),
  on: askedOn,
});
const address = z.string().trim().toLowerCase().pipe(z.email());

/** `PUT|POST /contacts/:contact/owner`: gives the customer to somebody. */
export async function putOwner(c: Context<Env>) {
  const asked = form.safeParse(await c.req.parseBody());
  // Pressed twice by a Sale: after the first the door is closed to them.
  if (asked.success && (await hasChangedOwner(c.var.world.sql, c.var.viewer.id, asked.data.command)))
    return drawDone(c, asked.data.on, { id: asked.data.conversation }, { title: t('done.owner-again') });

  const contact = await openContact(c, 'change-owner');
  if (!asked.success) return nonsense(c);
  const { command, from, move, conversation: conversationId, on, ...written } = asked.data;
  if (conversationId === '' && contact.conversations.length > 0) return nonsense(c);
  const chosen: Chosen = { ...written, move: move !== undefined };
  const to = ownerFrom(written);
  if (typeof to === 'string')
    return drawForm(c, contact, { conversationId, on, chosen, refusal: to, status: 422 });

  const { world, viewer } = c.var;
  const { changed, ...decision } = await setOwner(world.sql, {
    ...{ contactId: contact.id, by: viewer.id, commandId: command, from, to },
    move: move !== undefined,
  });
  world.nudges.changed(changed);
  if (!decision.ok && decision.why === 'not-allowed') await audit(c, { contactId: contact.id }, 'decision');
  if (!decision.ok) return drawRefused(c, decision.why, { conversationId, on, chosen });

  const heirs = await listHeirs(world.sql);
  const here = placeOf(contact, conversationId);
  return drawDone(c, on, here, doneWords(decision.value, heirs, here));
}

/** Back to where it was asked: the conversation, or the contact's page while that is still theirs to see. */
async function drawDone(c: Context<Env>, on: AskedOn, here: { id: string } | null, done: { title: string }) {
  if (on === 'inbox' && here !== null) return drawCommanded(c, here, allow(null), done);
  const contact = opensContacts(c.var.viewer.role) ? await openContact(c, 'see').catch(notTheirs) : null;
  return c.redirect(contact === null ? '/inbox' : `/contacts/${contact.id}`, 303);
}

function notTheirs(error: unknown): null {
  if (error instanceof HTTPException) return null;
  throw error;
}

type Refusal = OwnerRefusal | 'email' | 'nobody-chosen';

/** Whom the form names, or what is missing in it. */
function ownerFrom({ to, email }: { to: string; email: string }): NamedOwner | Refusal {
  if (to === '') return 'nobody-chosen';
  if (to === 'nobody') return { kind: 'nobody' };
  if (to !== 'email') return { kind: 'agent', agentId: to };
  const read = address.safeParse(email);
  return read.success ? { kind: 'email', email: read.data } : 'email';
}

type Place = ContactRow['conversations'][number];

/** The conversation the form stood beside; where it names none of this contact's, the first. Null: there is none. */
const placeOf = ({ conversations }: ContactRow, id: string | undefined): Place | null =>
  conversations.find((conversation) => conversation.id === id) ?? conversations[0] ?? null;

function doneWords(
  { owner, moving }: { owner: NamedOwner; moving: string[] },
  heirs: HeirRow[],
  here: Place | null,
) {
  switch (owner.kind) {
    case 'nobody':
      return { title: t('done.owner-nobody') };
    case 'email':
      return { title: t('done.owner', { owner: owner.email }), text: t('done.owner-email') };
    case 'agent': {
      const heir = heirs.find(({ id }) => id === owner.agentId);
      const title = t('done.owner', { owner: heir?.name ?? t('event.somebody') });
      if (here === null) return { title };
      if (heir === undefined || !answersOneOf(heir, [here.numberId]))
        return { title, text: t('done.owner-not-member', { number: here.numberName }) };
      return moving.includes(here.id) ? { title, text: t('done.owner-moving') } : { title };
    }
  }
}

interface Drawn {
  conversationId: string | undefined;
  on: AskedOn;
  chosen?: Chosen;
  refusal?: Refusal;
  status?: 200 | 409 | 422;
}

/** The form as it stands now, with what was chosen in it before. */
async function drawForm(c: Context<Env>, contact: ContactRow, drawn: Drawn) {
  const { world, viewer } = c.var;
  const { conversationId, on, chosen, refusal, status = 200 } = drawn;
  const heirs = await listHeirs(world.sql);
  const props = {
    ...{ contact, heirs, viewer, on, conversation: placeOf(contact, conversationId) },
    ...(chosen === undefined ? {} : { chosen }),
    ...(refusal === undefined ? {} : { refusal: t(`owner-refusal.${refusal}`) }),
  };
  if (wantsFragment(c) && status === 200) return c.html(<OwnerForm {...props} />);
  if (wantsFragment(c)) {
    const beside = props.conversation;
    const opened = beside === null ? null : await reopenFor(world.sql, viewer, beside.id);
    return c.html(
      <>
        {opened !== null && (await stateOf(c, opened))}
        <hx-partial hx-target="#owner-dialog" hx-swap="innerHTML">
          <OwnerForm {...props} />
        </hx-partial>
      </>,
      status,
    );
  }
  return drawPage(
    c,
    <Layout viewer={viewer} title={t('owner.submit')} current={on === 'contact' ? 'contacts' : 'inbox'}>
      <div class="page">
        <div class="page-body">
          <div class="card">
            <OwnerForm {...props} page />
          </div>
        </div>
      </div>
    </Layout>,
    status,
  );
}

/** The true state with the refusal in the form; a toast where the customer is no longer theirs to give. */
async function drawRefused(c: Context<Env>, why: OwnerRefusal, drawn: Drawn) {
  const asOf = new Date();
  const contact = await openContact(c, 'see').catch(() => null);
  if (contact !== null && why !== 'not-allowed')
    return drawForm(c, contact, { ...drawn, refusal: why, status: 409 });
  const text = t(`owner-refusal.${why}`);
  if (!wantsFragment(c)) return drawProblem(c, 409, { title: t('refused.title'), hint: text });
  return c.html(
    <>
      {contact === null && drawn.conversationId !== undefined && (
        <ThreadGone conversationId={drawn.conversationId} asOf={asOf} />
      )}
      <Toast title={t('refused.title')} text={text} tone="danger" />
    </>,
    409,
  );
}
