import { z } from 'zod';
import { alertKinds, type AlertSettings, alertSounds } from '../../domain/alert.ts';

const ticked = z
  .literal('on')
  .optional()
  .transform((answer) => answer === 'on');
const kinds = z
  .union([z.enum(alertKinds).transform((kind) => [kind]), z.array(z.enum(alertKinds))])
  .default([]);

const form = z.object({
  soundOn: ticked,
  sound: z.enum(alertSounds),
  volume: z.coerce.number().int().min(0).max(100),
  popupOn: ticked,
  previews: ticked,
  soundAbout: kinds,
  popupAbout: kinds,
});

/** What was entered in Settings → Notifications; null: nonsense. */
export function notificationsForm(body: unknown): AlertSettings | null {
  const read = form.safeParse(body);
  return read.success ? read.data : null;
}
