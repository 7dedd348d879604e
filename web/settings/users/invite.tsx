import type { Context } from 'hono';
import { z } from 'zod';
import { findInvitation, invite, revoke } from '../../../db/invitations.ts';
import { listNumbers } from '../../../db/numbers.ts';
import type { InvitationRefusal } from '../../../domain/invitation.ts';
import type { Post } from '../../../domain/staff.ts';
import { isId } from '../../door.ts';
import { nonsense } from '../../inbox/answer.tsx';
import { listed } from '../../ui/listed.ts';
import { t } from '../../ui/words.ts';
import type { Env } from '../../world.ts';
import { drawForm, goTo } from './dialog.tsx';
import { InviteForm } from './invite-form.tsx';
import { roles } from './roles.tsx';
import { someIds } from './user.tsx';

/** `GET /settings/invitations/new`; with `instead`, filled in as one whose address was wrong. */
export const getInvite = async (c: Context<Env>) => {
  const { sql } = c.var.world;
  const asked = c.req.query('instead');
  const wrong = isId(asked) ? await findInvitation(sql, asked) : null;
  if (wrong?.state === 'pending') {
    const chosen = { role: wrong.role, numberIds: wrong.numbers.map(({ id }) => id) };
    return draw(c, { emails: wrong.email, chosen, instead: wrong.id });
  }
  const numbers = await listNumbers(sql);
  const only = numbers.length === 1 ? numbers.map(({ id }) => id) : [];
  return draw(c, { emails: '', chosen: { role: 'service', numberIds: only }, instead: null });
};

const form = z.object({
  key: z.uuid(),
  emails: z.string().max(4000),
  role: z.enum(roles),
  number: someIds,
  instead: z.uuid().nullable().default(null),
});
const address = z.email().max(254);
/** As many as anybody types; a longer list is somebody's whole address book by mistake. */
const mostAtOnce = 50;

/** `POST /settings/invitations`: asks everybody named to join. Sent twice (one key), each is invited once. */
export const postInvitation = async (c: Context<Env>) => {
  const asked = form.safeParse(await c.req.parseBody({ all: true }));
  if (!asked.success) return nonsense(c);
  const { key, role, number, instead } = asked.data;
  const entered = { emails: asked.data.emails, chosen: { role, numberIds: number }, instead };
  const emails = addressesIn(asked.data.emails);
  const wrong = whatIsWrong(emails);
  if (wrong !== null) return draw(c, { ...entered, wrong }, 422);

  const { sql, nudges } = c.var.world;
  const by = c.var.viewer.id;
  const refused: Array<{ email: string; why: InvitationRefusal }> = [];
  for (const email of emails) {
    const { changed, ...decision } = await invite(sql, { by, email, role, numberIds: number, formKey: key });
    nudges.changed(changed);
    if (!decision.ok) refused.push({ email, why: decision.why });
  }
  if (refused.length > 0) return drawRefused(c, entered, emails, refused);
  if (instead !== null) await replace(c, instead, emails);
  return goTo(c, '/settings/users?done=invited');
};

export const addressesIn = (text: string): string[] => [
  ...new Set(
    text
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter((part) => part !== ''),
  ),
];

function whatIsWrong(emails: readonly string[]): string | null {
  if (emails.length === 0) return t('invite.no-address');
  if (emails.length > mostAtOnce) return t('invite.too-many', { most: mostAtOnce });
  const wrong = emails.find((email) => !address.safeParse(email).success);
  return wrong === undefined ? null : t('invite.wrong-address', { email: wrong.slice(0, 100) });
}

/** The one with the wrong address has done its duty; where it was right after all, it is the one just invited again. */
async function replace(c: Context<Env>, invitationId: string, emails: readonly string[]) {
  const { sql, nudges } = c.var.world;
  const wrong = await findInvitation(sql, invitationId);
  if (wrong === null || emails.includes(wrong.email)) return;
  nudges.changed((await revoke(sql, { invitationId, by: c.var.viewer.id })).changed);
}

interface Entered {
  emails: string;
  chosen: Post;
  instead: string | null;
}

/** Those who could not be invited stay in the form, each with its reason; of the others it says that they were. */
function drawRefused(
  c: Context<Env>,
  entered: Entered,
  emails: readonly string[],
  refused: ReadonlyArray<{ email: string; why: InvitationRefusal }>,
) {
  const left = refused.map(({ email }) => email);
  const done = emails.filter((email) => !left.includes(email));
  const sentences = [
    ...new Set(refused.map(({ email, why }) => t(`invitation-refusal.${why}`, { email }))),
    ...(done.length === 0 ? [] : [t('invite.partly', { emails: listed(done) })]),
  ];
  const mendable = refused.some(({ why }) => why === 'no-number');
  return draw(c, { ...entered, emails: left.join(', '), refusal: sentences.join(' ') }, mendable ? 422 : 409);
}

async function draw(
  c: Context<Env>,
  entered: Entered & { wrong?: string; refusal?: string },
  status: 200 | 409 | 422 = 200,
) {
  const numbers = await listNumbers(c.var.world.sql);
  return drawForm(c, {
    title: t('invite.title'),
    form: (page) => <InviteForm {...entered} numbers={numbers} page={page} />,
    status,
  });
}
