/** A sentence by how many there are: the categories that `Intl.PluralRules` of its language can give. */
export type Plural = { readonly one: string; readonly other: string } & {
  readonly [category in 'zero' | 'two' | 'few' | 'many']?: string;
};

/**
 * Sentences of the English file in another language: no key of its own, and a plural where English has one. None
 * may be missing.
 *
 * `export const tags: Translated<typeof english> = { … }` with `import type { tags as english } from '../en/tags.ts'`.
 */
export type Translated<English> = {
  readonly [Key in keyof English]: English[Key] extends { readonly other: string } ? Plural : string;
};
