import type { Child } from 'hono/jsx';
import type { SessionRow } from '../../db/own-account.ts';
import type { SignedIn } from '../../db/users.ts';
import { shortTime } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { deviceOf } from './device.ts';

/** Where they are signed in; of each, what they can recognise it by. */
export function SessionsCard({
  sessions,
  viewer,
  now,
}: {
  sessions: readonly SessionRow[];
  viewer: SignedIn;
  now: Date;
}) {
  const elsewhere = sessions.filter(({ id }) => id !== viewer.sessionId);
  return (
    <section class="card narrow" id="sessions">
      <div class="card-head">
        <div class="grow">
          <h2>{t('profile.sessions')}</h2>
          <p>{t('profile.sessions-lead')}</p>
        </div>
        {elsewhere.length > 0 && <SignOut which="others">{t('profile.sign-out-others')}</SignOut>}
      </div>
      <div class="card-body">
        {sessions.map((session) => (
          <div class="setting" id={`session-${session.id}`}>
            <div class="grow">
              <strong>{deviceOf(session.userAgent)}</strong>
              <p>{whereAndWhen(session, now)}</p>
            </div>
            {session.id === viewer.sessionId ? (
              <span class="pill" data-tone="ok">
                {t('profile.this-device')}
              </span>
            ) : (
              <SignOut
                which={session.id}
                label={t('profile.sign-out-of', { device: deviceOf(session.userAgent) })}
              >
                {t('profile.sign-out')}
              </SignOut>
            )}
          </div>
        ))}
      </div>
    </section>
  );
}

function whereAndWhen({ address, begunAt, seenAt }: SessionRow, now: Date): string {
  const where = address === null || address === '' ? t('profile.no-address') : address;
  const times = { begun: shortTime(begunAt, now), seen: shortTime(seenAt, now) };
  return t('profile.session', { where, ...times });
}

function SignOut({ which, label, children }: { which: string; label?: string; children: Child }) {
  return (
    <form method="post" action="/settings/profile/sign-outs">
      <button
        class="btn btn-s"
        type="submit"
        name="session"
        value={which}
        {...(label === undefined ? {} : { 'aria-label': label })}
      >
        {children}
      </button>
    </form>
  );
}
