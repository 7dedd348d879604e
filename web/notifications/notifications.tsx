import type { Context } from 'hono';
import { findAlertSettings, saveAlertSettings } from '../../db/alert-settings.ts';
import { listNumbers } from '../../db/numbers.ts';
import { listDevices } from '../../db/push-devices.ts';
import { findPushKeys } from '../../db/push-keys.ts';
import { findEndpoint } from '../../db/push-subscriptions.ts';
import { nonsense } from '../inbox/answer.tsx';
import { SettingsFrame } from '../settings/frame.tsx';
import { drawPage } from '../ui/draw.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { AlertsCard } from './alerts-card.tsx';
import { DevicesCard } from './devices-card.tsx';
import { notificationsForm } from './form.ts';
import { InstallCard } from './install-card.tsx';

/** `GET /settings/notifications`: how somebody is called, and what for. */
export const getNotifications = async (c: Context<Env>) => {
  const { sql, sealingKey } = c.var.world;
  const { viewer } = c.var;
  const done = c.req.query('done');
  const [settings, numbers, keys, endpoint, devices] = await Promise.all([
    findAlertSettings(sql, viewer.id),
    viewer.role === 'admin' ? listNumbers(sql) : [],
    findPushKeys(sql, sealingKey),
    findEndpoint(sql, viewer.sessionId),
    listDevices(sql, viewer.id),
  ]);
  return drawPage(
    c,
    <SettingsFrame
      viewer={viewer}
      current="notifications"
      numbers={numbers}
      title={t('notifications.title')}
      lead={t('notifications.lead')}
    >
      {(done === 'saved' || done === 'removed') && (
        <div class="callout" role="status">
          <Icon name="circle-check" />
          <p>{t(done === 'saved' ? 'notifications.saved' : 'devices.removed')}</p>
        </div>
      )}
      <AlertsCard settings={settings} closed={{ publicKey: keys.publicKey, endpoint, viewerId: viewer.id }} />
      <DevicesCard devices={devices} viewer={viewer} now={new Date()} />
      <InstallCard />
    </SettingsFrame>,
  );
};

/** The same by POST. Their open pages go by it at once. */
export const postNotifications = async (c: Context<Env>) => {
  const settings = notificationsForm(await c.req.parseBody({ all: true }));
  if (settings === null) return nonsense(c);
  const { sql, nudges } = c.var.world;
  await saveAlertSettings(sql, c.var.viewer.id, settings);
  nudges.changed({ people: [c.var.viewer.id] });
  return c.redirect('/settings/notifications?done=saved', 303);
};
