/** A JSON object of which nothing is known yet. */
export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object, or an empty one: so that a missing part reads like one without content. */
export const fieldsIn = (value: unknown): Fields => (isFields(value) ? value : {});

export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
