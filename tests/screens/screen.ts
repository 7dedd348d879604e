import type { Page } from 'playwright-core';

/** A picture to take: whose page, where, and what is pressed before. */
export interface Screen {
  name: string;
  /** Of the demo's cast; null: nobody has signed in. */
  who: string | null;
  path: string;
  status?: number;
  /** Somebody else who has the same thread open. */
  beside?: string;
  open?: (page: Page, width: number) => Promise<unknown>;
  /** Puts back what the picture has changed. */
  after?: (page: Page) => Promise<unknown>;
  /** In Arabic and in German too: wide and on a phone. */
  translated?: true;
}

/** The ids that addresses of the demo need. */
export interface Demo {
  number: string;
  contact: string;
  user: string;
  tag: string;
  /** By stage, and `-late` where the window is over. */
  threads: ReadonlyArray<{ id: string; what: string }>;
  assigned: string;
  /** One that may be closed, and is opened again. */
  closing: string;
  invitation: string;
  /** By state. */
  imports: ReadonlyArray<{ id: string; state: string }>;
}
