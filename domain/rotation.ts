/** Someone with a place in a number's rotation. `rotation`: the desk's count when they were last chosen. */
export interface InRotation {
  agentId: string;
  rotation: number;
}

/**
 * The order in which a number's members get conversations: least recently chosen first. It remembers agents, never
 * positions, so that nobody is skipped or served twice when members come and go (ROUTING 51).
 */
export function inTurn<One extends InRotation>(members: readonly One[]): One[] {
  return members.toSorted((a, b) => a.rotation - b.rotation || (a.agentId < b.agentId ? -1 : 1));
}

/** Whose turn it is among these, and the desk's next count, which they get with the conversation. Null: there is nobody. */
export function nextInRotation<One extends InRotation>(
  eligible: readonly One[],
  rotation: number,
): { chosen: One; rotation: number } | null {
  const [chosen] = inTurn(eligible);
  return chosen === undefined ? null : { chosen, rotation: rotation + 1 };
}
