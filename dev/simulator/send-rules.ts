import { type Fields, fieldsIn, isFields, textIn } from './fields.ts';
import { type GraphError, graphError } from './graph-errors.ts';
import { faultOfTemplate, templateIn } from './template-rules.ts';
import type { Template } from './templates.ts';

const missing = (name: string) => graphError(131008, { details: `Parameter ${name} is missing.` });
const wrong = (details: string) => graphError(131009, { details });
const tooLong = (name: string, limit: number) =>
  graphError(100, { message: `(#100) Param ${name} must be at most ${limit} characters long.` });

/** What else has to be known of WhatsApp's side. */
export interface Known {
  hasMedia: (id: string) => boolean;
  templates: readonly Template[];
}

/** The first thing wrong with a message to send, as the Cloud API finds it; null when it may go. Limits: reference, section 9. */
export function faultOfSend(body: Fields, known: Known): GraphError | null {
  if (body['messaging_product'] !== 'whatsapp')
    return graphError(100, { message: '(#100) The parameter messaging_product is required.' });
  const to = textIn(body['to']);
  if (to === '' && textIn(body['recipient']) === '')
    return graphError(100, { message: '(#100) The parameter to is required.' });
  if (to !== '' && !/^\+?\d{5,15}$/.test(to)) return wrong('The recipient is not a phone number.');
  if (textIn(body['biz_opaque_callback_data']).length > 512)
    return tooLong("['biz_opaque_callback_data']", 512);
  if (body['context'] !== undefined && textIn(fieldsIn(body['context'])['message_id']) === '')
    return missing("context['message_id']");

  const type = textIn(body['type']) || 'text';
  const part = body[type];
  if (!(type in kinds))
    return graphError(100, { message: `(#100) Param type must be one of ${Object.keys(kinds).join(', ')}` });
  if (!isFields(part) && !Array.isArray(part))
    return graphError(100, { message: `(#100) The parameter ${type} is required.` });
  const isCode =
    type === 'template' && templateIn(fieldsIn(part), known.templates)?.category === 'AUTHENTICATION';
  if (isCode && to === '') return graphError(131062);
  return kinds[type]?.(fieldsIn(part), known) ?? null;
}

type Check = (part: Fields, known: Known) => GraphError | null;

const media: Check = (part, { hasMedia }) => {
  const id = textIn(part['id']);
  if (id === '' && textIn(part['link']) === '') return missing('id or link');
  if (id !== '' && !hasMedia(id)) return wrong('There is no media with this id.');
  return textIn(part['caption']).length > 1024 ? tooLong("['caption']", 1024) : null;
};

const interactive: Check = (part) => {
  const type = textIn(part['type']);
  const action = fieldsIn(part['action']);
  if (type === '') return missing("interactive['type']");
  if (textIn(fieldsIn(part['body'])['text']) === '') return missing("interactive['body']['text']");
  if (textIn(fieldsIn(part['body'])['text']).length > 1024)
    return tooLong("interactive['body']['text']", 1024);
  if (type === 'button') return buttons(action['buttons']);
  if (type === 'list') return rows(action['sections']);
  return null;
};

function buttons(list: unknown): GraphError | null {
  if (!Array.isArray(list) || list.length === 0) return missing("action['buttons']");
  if (list.length > 3) return wrong('At most 3 buttons.');
  const titles = list.map((button) => textIn(fieldsIn(fieldsIn(button)['reply'])['title']));
  return titles.every((title) => title !== '' && title.length <= 20)
    ? null
    : wrong('A button title has 1 to 20 characters.');
}

function rows(sections: unknown): GraphError | null {
  if (!Array.isArray(sections) || sections.length === 0) return missing("action['sections']");
  const all = sections.flatMap((section) => fieldsIn(section)['rows'] ?? []);
  if (all.length === 0 || all.length > 10) return wrong('A list has 1 to 10 rows.');
  const titles = all.map((row) => textIn(fieldsIn(row)['title']));
  return titles.every((title) => title !== '' && title.length <= 24)
    ? null
    : wrong('A row title has 1 to 24 characters.');
}

const kinds: Record<string, Check> = {
  text: (part) => {
    if (textIn(part['body']).trim() === '')
      return graphError(100, { message: "(#100) The parameter text['body'] is required." });
    return textIn(part['body']).length > 4096 ? tooLong("text['body']", 4096) : null;
  },
  reaction: (part) => (textIn(part['message_id']) === '' ? missing("reaction['message_id']") : null),
  location: (part) =>
    typeof part['latitude'] === 'number' && typeof part['longitude'] === 'number'
      ? null
      : missing('latitude, longitude'),
  contacts: () => null,
  image: media,
  video: media,
  audio: media,
  document: media,
  sticker: media,
  interactive,
  template: faultOfTemplate,
};
