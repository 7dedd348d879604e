/**
 * A rule's answer: yes with the new state, or a refusal with its reason. An exception is a surprise, never an answer. A reason
 * is a word, or a `what` with what it is about.
 */
export type Decision<Value, Why extends Reason> = { ok: true; value: Value } | { ok: false; why: Why };

type Reason = string | { what: string };

export const allow = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });
export const refuse = <const Why extends Reason>(why: Why): { ok: false; why: Why } => ({ ok: false, why });
