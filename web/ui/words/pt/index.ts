import type { Translated } from '../catalogue.ts';
import type { english } from '../en/index.ts';

/** The same sentences in Portuguese; a file here for each file of `en/`. */
export const portuguese: Translated<typeof english> = {};
