import { type AlertSettings, usualAlerts } from '../domain/alert.ts';
import type { Sql } from './connect.ts';

/** How somebody wants to be called: what they have saved, or what is usual. */
export async function findAlertSettings(sql: Sql, userId: string): Promise<AlertSettings> {
  const [row] = await sql<AlertSettings[]>`
    select sound_on as "soundOn", sound, volume, popup_on as "popupOn", previews, sound_about as "soundAbout",
      popup_about as "popupAbout"
    from alert_settings where user_id = ${userId}`;
  return row ?? usualAlerts;
}

export async function saveAlertSettings(sql: Sql, userId: string, settings: AlertSettings): Promise<void> {
  const { soundOn, sound, volume, popupOn, previews } = settings;
  const soundAbout = [...settings.soundAbout];
  const popupAbout = [...settings.popupAbout];
  await sql`
    insert into alert_settings (user_id, sound_on, sound, volume, popup_on, previews, sound_about, popup_about)
    values (${userId}, ${soundOn}, ${sound}, ${volume}, ${popupOn}, ${previews}, ${soundAbout}, ${popupAbout})
    on conflict (user_id) do update set sound_on = excluded.sound_on, sound = excluded.sound, volume = excluded.volume,
      popup_on = excluded.popup_on, previews = excluded.previews, sound_about = excluded.sound_about,
      popup_about = excluded.popup_about`;
}
