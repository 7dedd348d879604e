import type { Device } from '../../db/push-devices.ts';
import type { SignedIn } from '../../db/users.ts';
import { deviceOf } from '../profile/device.ts';
import { shortTime } from '../ui/time.ts';
import { t } from '../ui/words.ts';

interface DevicesCardProps {
  devices: readonly Device[];
  viewer: SignedIn;
  now: Date;
}

/** Which of their browsers ring while closed, and which could not be rung; nothing where there is none. */
export function DevicesCard({ devices, viewer, now }: DevicesCardProps) {
  if (devices.length === 0) return null;
  return (
    <section class="card narrow" id="devices">
      <div class="card-head">
        <div class="grow">
          <h2>{t('devices.title')}</h2>
          <p>{t('devices.lead')}</p>
        </div>
      </div>
      <div class="card-body">
        {devices.map((device) => (
          <div class="setting" id={`device-${device.id}`}>
            <div class="grow">
              <strong>{deviceOf(device.userAgent)}</strong>
              <p>{rings(device, now)}</p>
              {device.refusedSince !== null && (
                <p>
                  <span class="pill" data-tone="danger">
                    {t('devices.refused', { time: shortTime(device.refusedSince, now) })}
                  </span>{' '}
                  {device.sessionId === null && t('devices.given-up')}
                </p>
              )}
            </div>
            {device.sessionId === viewer.sessionId && (
              <span class="pill" data-tone="ok">
                {t('profile.this-device')}
              </span>
            )}
            <form method="post" action="/push-subscriptions/removals">
              <button
                class="btn btn-s"
                type="submit"
                name="device"
                value={device.id}
                aria-label={t('devices.remove-this', { device: deviceOf(device.userAgent) })}
              >
                {t('devices.remove')}
              </button>
            </form>
          </div>
        ))}
      </div>
    </section>
  );
}

function rings({ since, rungAt }: Device, now: Date): string {
  const began = shortTime(since, now);
  return rungAt === null
    ? t('devices.never-rung', { since: began })
    : t('devices.rung', { since: began, last: shortTime(rungAt, now) });
}
