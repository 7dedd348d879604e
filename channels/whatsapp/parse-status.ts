import { z } from 'zod';
import type { Reported } from '../../domain/delivery.ts';
import { type Note, readCallbackData, type StatusReport } from '../../domain/message.ts';
import { type Fields, isFields, milliseconds, textIn } from './clean.ts';
import { idIn } from './identity.ts';

const reports: ReadonlySet<string> = new Set<Reported>(['sent', 'delivered', 'read', 'played', 'failed']);
const isReported = (status: string): status is Reported => reports.has(status);

const status = z.looseObject({ id: z.string().min(1).max(256), status: z.string().min(1) });

/** One of `statuses`: how far a message of ours has come. Returns what is wrong as a sentence where it cannot be read. */
export function parseStatus(
  item: Fields,
  value: { phoneNumberId: string; fallbackTime: number | null },
): StatusReport | Note | string {
  const read = status.safeParse(item);
  if (!read.success) return `${read.error.issues[0]?.path.join('.') ?? 'status'} is missing or unreadable`;
  const { phoneNumberId } = value;
  // Group messages are outside our scope: "read" by one of many is not "read".
  if (item['recipient_type'] === 'group') return { type: 'note', field: 'statuses.group', phoneNumberId };
  if (!isReported(read.data.status))
    return { type: 'note', field: `statuses.${read.data.status.slice(0, 60)}`, phoneNumberId };

  const at = milliseconds(item['timestamp']) ?? value.fallbackTime;
  if (at === null) return 'timestamp is missing or unreadable';
  return {
    type: 'status',
    phoneNumberId,
    wamid: read.data.id,
    reported: read.data.status,
    at,
    callback: readCallbackData(idIn(item['biz_opaque_callback_data'])),
    ...firstError(item['errors']),
  };
}

/** `details` says most; some senders have only a title. */
function firstError(errors: unknown): { errorCode: number | null; errorDetail: string | null } {
  const error: unknown = Array.isArray(errors) ? errors[0] : null;
  if (!isFields(error)) return { errorCode: null, errorDetail: null };
  const code = Number(error['code'] ?? Number.NaN);
  const data = isFields(error['error_data']) ? error['error_data'] : {};
  return {
    errorCode: Number.isSafeInteger(code) && Math.abs(code) < 2 ** 31 ? code : null,
    errorDetail: textIn(data['details']) ?? textIn(error['message']) ?? textIn(error['title']),
  };
}
