import type { News } from './gather.ts';
import type { Stream } from './stream.ts';

/** Somebody's open stream. */
export interface Reader {
  sessionId: string;
  viewerId: string;
  /** `alerts` holds the presence lease; a page does not: htmx pauses it in a hidden tab, and hidden is not gone. */
  kind: 'page' | 'alerts';
  /** The thread it shows. */
  conversationId: string | null;
  stream: Stream;
  tell: (news: News) => void;
}
