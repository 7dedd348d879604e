import { AsyncLocalStorage } from 'node:async_hooks';
import { type Language, locales } from './languages.ts';

const reading = new AsyncLocalStorage<Language>();

/** Does this in somebody's language: whatever `t` and the formats are asked for meanwhile is in it. */
export const speak = <Result>(language: Language, work: () => Result): Result => reading.run(language, work);

/** The language of whoever reads what is being drawn; English where nobody has been asked yet. */
export const readersLanguage = (): Language => reading.getStore() ?? 'en';

/**
 * Something that is costly to make and differs by language, made once for each: a format, a list of names. Asked for
 * when it is needed, never at the top of a file, where there is no reader yet.
 */
export function eachLanguage<Made>(make: (locale: string) => Made): () => Made {
  const made = new Map<Language, Made>();
  return () => {
    const language = readersLanguage();
    const there = made.get(language);
    if (there !== undefined) return there;
    const fresh = make(locales[language]);
    made.set(language, fresh);
    return fresh;
  };
}
