import { t, type Key } from '../ui/words.ts';

type Sentence = Extract<Key, `failed.${string}`>;

/**
 * What Meta's error codes mean to an agent. "Error codes", WhatsApp Cloud API reference. A code that is not here is
 * shown as a plain refusal; no code at all means that nobody answered.
 */
const sentences: Array<[Sentence, number[]]> = [
  ['failed.not-on-whatsapp', [131026, 131021, 131030, 133010]],
  ['failed.window', [131047]],
  ['failed.busy', [4, 80007, 130429, 131048, 131056, 131057]],
  ['failed.number', [10, 190, 368, 131005, 131031, 131042, 131045, 130497]],
  ['failed.blocked', [131049, 131050, 130472]],
  ['failed.too-long', [100, 131008, 131009, 131051, 131052, 131053]],
  ['failed.no-answer', [1, 2, 131000, 131016]],
];
const byCode = new Map(
  sentences.flatMap(([sentence, codes]) => codes.map((code) => [code, sentence] as const)),
);

/** Why a message of ours did not go, as a sentence. */
export function failedSentence(code: number | null): string {
  if (code === null) return t('failed.no-answer');
  return t(byCode.get(code) ?? 'failed.plain');
}
