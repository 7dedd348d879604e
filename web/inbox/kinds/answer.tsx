import type { Message } from '../../../db/messages.ts';
import { t } from '../../ui/words.ts';
import { at, isFields, text } from './fields.ts';
import { Labelled, Words } from './words.tsx';

/** What a customer pressed, chose or filled in. */
export function Answer({ message: { kind, body, content } }: { message: Message }) {
  const type = text(content, 'interactive', 'type');
  if (type === 'nfm_reply') return <Form content={content} body={body} />;
  const chose = type === 'list_reply';
  return (
    <>
      <Labelled icon="message-square-reply">{t(chose ? 'kind.chose' : 'kind.pressed')}</Labelled>
      <Words
        body={body ?? (kind === 'interactive' && type === null ? t('kind.answer-missing') : t('kind.button'))}
      />
      {chose && <Small text={text(content, 'interactive', 'list_reply', 'description')} />}
    </>
  );
}

const Small = ({ text: line }: { text: string | null }) =>
  line === null ? null : (
    <p class="sub" dir="auto">
      {line}
    </p>
  );

/** A form (flow) that was filled in: name and value, or the text as it came where it is no JSON. */
function Form({ content, body }: { content: Message['content']; body: string | null }) {
  const sent = at(content, 'interactive', 'nfm_reply', 'response_json');
  const pairs = pairsOf(sent);
  return (
    <>
      <Labelled icon="message-square-reply">{t('kind.form')}</Labelled>
      {pairs === null && <Words body={typeof sent === 'string' && sent.trim() !== '' ? sent : body} />}
      {pairs !== null && pairs.length === 0 && <Words body={body ?? t('kind.form-empty')} />}
      {pairs !== null && pairs.length > 0 && (
        <dl class="dl form-said">
          {pairs.map(({ name, value }) => (
            <>
              <dt dir="auto">{name}</dt>
              <dd dir="auto">{value}</dd>
            </>
          ))}
        </dl>
      )}
    </>
  );
}

interface Pair {
  name: string;
  value: string;
}

/** Ours to recognise the flow by, nothing the customer said. */
const notSaid = new Set(['flow_token']);
/** As many as a form has fields; more is not read by anybody. */
const mostPairs = 60;

/** `{"first_name":"Bob","pets":["cat"]}` → First name: Bob, Pets: cat. Null: it is no object. */
export function pairsOf(sent: unknown): Pair[] | null {
  const parsed = typeof sent === 'string' ? parsedOrNull(sent) : sent;
  if (!isFields(parsed)) return null;
  return Object.entries(parsed)
    .filter(([name]) => !notSaid.has(name))
    .slice(0, mostPairs)
    .map(([name, value]) => ({ name: readable(name), value: asText(value) }));
}

function parsedOrNull(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** `screen_0_First_name_1` is what form builders make of a label; people read "First name". */
function readable(name: string): string {
  const label = name
    .replace(/^screen_\d+_(.+)_\d+$/, '$1')
    .replace(/[_-]+/g, ' ')
    .trim();
  return label === '' ? name : label.charAt(0).toUpperCase() + label.slice(1);
}

function asText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return t(value ? 'form.yes' : 'form.no');
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(asText).join(', ');
  if (typeof value === 'string') return value;
  return isFields(value) ? JSON.stringify(value) : String(value);
}
