import type { TextPart, Variable } from './template-parts.ts';

/**
 * What a variable is taken for. A named one says so; a positional one is `{{2}}` and nothing more, so the words before it
 * are looked at: a greeting is followed by a name, "order" by an order. Null where they say nothing we know.
 */
export function meaningOf({ name }: Variable, { text }: TextPart): string | null {
  if (!/^\d+$/.test(name)) return readable(name);
  const at = text.search(new RegExp(`\\{\\{\\s*${name}\\s*\\}\\}`));
  const before = text
    .slice(Math.max(0, at - 60), at)
    .toLowerCase()
    .match(/[\p{L}\p{M}]+/gu)
    ?.slice(-2);
  const [last, previous] = before?.toReversed() ?? [];
  if (greetings.has(last ?? '')) return 'Name';
  return known.get(last ?? '') ?? (little.has(last ?? '') ? (known.get(previous ?? '') ?? null) : null);
}

/** `first_name` as a person would write it. */
export function readable(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return words === '' ? name : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Of the languages in which a template is likely to begin with one; another language's variable keeps its number. */
const greetings = new Set(
  (
    'hi hello hey dear hola olá ola oi estimado estimada querido querida bonjour salut cher chère hallo ' +
    'liebe lieber ciao gentile caro cara merhaba selam sayın привет здравствуйте مرحبا مرحبًا أهلا שלום היי नमस्ते halo sawubona jambo'
  ).split(' '),
);

/** "Order no. {{1}}", "order number {{1}}". */
const little = new Set(['no', 'nr', 'number', 'id', 'is', 'of', 'on', 'at', 'for', 'the']);

const known = new Map(
  Object.entries({
    Order: ['order', 'orders', 'bestellung', 'pedido', 'commande', 'ordine'],
    Invoice: ['invoice', 'rechnung', 'factura', 'fatura', 'facture', 'fattura'],
    Booking: ['booking', 'reservation', 'buchung', 'reserva', 'réservation'],
    Appointment: ['appointment', 'termin', 'cita'],
    Code: ['code', 'código', 'codigo', 'codice'],
    Amount: ['amount', 'total', 'betrag', 'importe', 'montant'],
    Date: ['date', 'datum', 'fecha', 'data'],
    Day: ['day', 'dia', 'día', 'tag', 'jour'],
    Time: ['time', 'uhrzeit', 'hora', 'heure'],
    Address: ['address', 'adresse', 'dirección', 'endereço'],
    Company: ['company', 'firma', 'empresa', 'société'],
  }).flatMap(([label, words]) => words.map((each) => [each, label] as const)),
);
