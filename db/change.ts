/** What a commit changed, by id: what a nudge carries. `outbox`: there is something for the relay. */
export interface Change {
  conversations?: string[];
  messages?: string[];
  /** Numbers whose counts (who waits, who is with the bot) may have changed. */
  numbers?: string[];
  people?: string[];
  outbox?: boolean;
}

/** Several changes as one. */
export function merge(changes: readonly Change[]): Change {
  const all = (kind: 'conversations' | 'messages' | 'numbers' | 'people') => [
    ...new Set(changes.flatMap((change) => change[kind] ?? [])),
  ];
  return {
    conversations: all('conversations'),
    messages: all('messages'),
    numbers: all('numbers'),
    people: all('people'),
    outbox: changes.some(({ outbox }) => outbox === true),
  };
}
