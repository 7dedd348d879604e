import type { Translated } from '../catalogue.ts';
import type { english } from '../en/index.ts';

/** The same sentences in Spanish; a file here for each file of `en/`. */
export const spanish: Translated<typeof english> = {};
