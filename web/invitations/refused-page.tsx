import type { OpenedInvitation } from '../../db/acceptance.ts';
import type { AcceptRefusal } from '../../domain/invitation.ts';
import { DoorLink, PlainDoorPage } from '../sessions/door-page.tsx';
import { longDay } from '../ui/time.ts';
import { t } from '../ui/words.ts';

const icons: Record<AcceptRefusal, string> = {
  unknown: 'circle-help',
  used: 'circle-check',
  revoked: 'mail-x',
  expired: 'clock-alert',
  replaced: 'mail',
  'already-user': 'user-round',
};

/** Why this link lets nobody in. Only what its own mail has told already is named, and nothing of anybody else. */
export function RefusedPage({
  why,
  invitation,
}: {
  why: AcceptRefusal;
  invitation: OpenedInvitation | null;
}) {
  const text =
    why === 'expired' && invitation !== null ? expiredText(invitation) : t(`accept-refusal.${why}-text`);
  return (
    <PlainDoorPage icon={icons[why]} title={t(`accept-refusal.${why}`)} text={text}>
      {(why === 'used' || why === 'already-user') && <DoorLink href="/login" label={t('login.submit')} />}
      {why === 'already-user' && <DoorLink href="/forgot" label={t('login.forgot')} quiet />}
      {why === 'expired' && <DoorLink href="/login" label={t('accept.have-account')} quiet />}
    </PlainDoorPage>
  );
}

function expiredText({ inviterName, mailedAt, expiresAt }: OpenedInvitation): string {
  if (mailedAt === null || expiresAt === null) return t('accept-refusal.expired-text');
  const days = Math.max(1, Math.round((expiresAt.getTime() - mailedAt.getTime()) / 86_400_000));
  return t('accept-refusal.expired-since', { count: days, date: longDay(mailedAt), name: inviterName });
}

/** The link is somebody's who is not here yet; whoever looks is signed in. */
export function SignedInPage({ name }: { name: string }) {
  return (
    <PlainDoorPage
      icon="user-round"
      title={t('accept.signed-in', { name })}
      text={t('accept.signed-in-text')}
    >
      <form method="post" action="/logout">
        <button class="btn btn-primary btn-l btn-block" type="submit">
          {t('me.sign-out')}
        </button>
      </form>
      <DoorLink href="/inbox" label={t('error.go-to-inbox')} quiet />
    </PlainDoorPage>
  );
}

export function TooManyPage() {
  return <PlainDoorPage icon="clock-alert" title={t('link.too-many')} text={t('link.too-many-text')} />;
}
