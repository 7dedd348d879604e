import type { TemplateReport } from '../../domain/template-sync.ts';
import { type Fields, isFields, textIn } from './clean.ts';
import { idIn } from './identity.ts';

const readers: Record<string, (value: Fields) => Partial<TemplateReport>> = {
  message_template_status_update: (value) => ({
    status: stateIn(value['event']),
    rejectedReason: reasonIn(value),
  }),
  message_template_quality_update: (value) => ({ quality: word(value['new_quality_score']) }),
  template_category_update: (value) => ({ category: word(value['new_category']) }),
  message_template_components_update: () => ({}),
};

/** What a webhook field says of a template; null for other fields, and where nobody could say whose it is. */
export function parseTemplate(
  field: string,
  value: Fields,
  { wabaId, at }: { wabaId: string | null; at: number | null },
): TemplateReport | null {
  const read = Object.hasOwn(readers, field) ? readers[field] : undefined;
  if (read === undefined || wabaId === null) return null;
  const id = value['message_template_id'];
  return {
    type: 'template',
    phoneNumberId: null,
    wabaId,
    // Meta's ids are numbers here, larger than JavaScript holds exactly: only those that survived count.
    whatsappId: typeof id === 'number' ? (Number.isSafeInteger(id) ? String(id) : null) : idIn(id),
    name: short(value['message_template_name']),
    language: short(value['message_template_language']),
    ...{ status: null, rejectedReason: null, quality: null, category: null },
    at: at ?? Date.now(),
    ...read(value),
  };
}

/** FLAGGED and the like warn of what comes; how it stands says the next list. */
const states =
  /^(APPROVED|PENDING|REJECTED|PAUSED|DISABLED|IN_APPEAL|PENDING_DELETION|DELETED|ARCHIVED|LIMIT_EXCEEDED)$/;

const word = (value: unknown): string | null => short(value)?.toUpperCase() ?? null;

function stateIn(event: unknown): string | null {
  const said = word(event);
  return said !== null && states.test(said) ? said : null;
}

function reasonIn(value: Fields): string | null {
  if (!isFields(value['rejection_info'])) {
    const code = short(value['reason']);
    return code === 'NONE' ? null : code;
  }
  return textIn(value['rejection_info']['reason'])?.slice(0, 2000) ?? null;
}

const short = (value: unknown): string | null => textIn(value)?.trim().slice(0, 512) ?? null;
