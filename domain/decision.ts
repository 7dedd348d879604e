/** A rule's answer: yes with the new state, or a refusal with its reason. An exception is a surprise, never an answer. */
export type Decision<Value, Why extends string> = { ok: true; value: Value } | { ok: false; why: Why };

export const allow = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });
export const refuse = <Why extends string>(why: Why): { ok: false; why: Why } => ({ ok: false, why });
