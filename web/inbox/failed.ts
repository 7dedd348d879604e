import { t, type Key } from '../ui/words.ts';

type Sentence = Exclude<Extract<Key, `failed.${string}`>, 'failed.code' | 'failed.code-says'>;

/**
 * What Meta's error codes mean to an agent, by the classes of our reference ("Error codes", WhatsApp Cloud API
 * reference). A code that is not here is shown with its number and Meta's words; no code at all means that nobody
 * answered.
 */
const sentences: Array<[Sentence, number[]]> = [
  ['failed.no-answer', [1, 2, 131000, 131016, 133004, 135000]],
  ['failed.busy', [4, 80007, 130429, 131056, 131057]],
  ['failed.held-back', [131048, 131049, 131064, 130472]],
  ['failed.window', [131047]],
  ['failed.not-on-whatsapp', [131026, 131030, 137000]],
  ['failed.ourselves', [131021]],
  ['failed.blocked', [131050]],
  ['failed.needs-phone', [131062]],
  ['failed.content', [100, 131008, 131009, 131051]],
  ['failed.file', [131052, 131053]],
  ['failed.template', [132000, 132005, 132007, 132008, 132012, 132018]],
  ['failed.template-gone', [132001]],
  ['failed.template-held', [132015, 132016, 132068, 132069, 131063]],
  ['failed.number', [0, 3, 10, 33, 190, 131005, 131045, 133010, 368, 131031, 131037, 131042, 130497]],
];
const byCode = new Map(
  sentences.flatMap(([sentence, codes]) => codes.map((code) => [code, sentence] as const)),
);
const sentenceFor = (code: number): Sentence | undefined =>
  code >= 200 && code <= 299 ? 'failed.number' : byCode.get(code);

/** Why a message of ours did not go, as a sentence. */
export function failedSentence(code: number | null): string {
  if (code === null) return t('failed.no-answer');
  return t(sentenceFor(code) ?? 'failed.plain');
}

/** Where the sentence cannot say what is wrong: Meta's own words, which name the field, and a code we do not know. */
const needDetail = new Set<Sentence>(['failed.content', 'failed.template', 'failed.file']);

export function failedDetail(failed: {
  errorCode: number | null;
  errorDetail: string | null;
}): string | null {
  const { errorCode: code, errorDetail: detail } = failed;
  if (code === null) return null;
  const sentence = sentenceFor(code);
  if (sentence === undefined)
    return detail === null
      ? t('failed.code', { code: String(code) })
      : t('failed.code-says', { code: String(code), detail });
  return needDetail.has(sentence) ? detail : null;
}
