/**
 * What came of handing a mail to the mail server. `detail` is what the server said, for an Admin to read: on one line,
 * and never for Temporal, since it may name the address.
 */
export type MailOutcome =
  | { outcome: 'taken' }
  | { outcome: 'refused'; detail: string } // this address or this mail, for good: trying again would not help
  | { outcome: 'not-taken'; detail: string } // certainly not sent; later again
  | { outcome: 'unknown'; detail: string }; // may have been taken: nobody heard the answer

/** What a step that mails came to. `nothing`: it is not to be mailed (any more). */
export type Mailed = { did: 'mailed' | 'refused' | 'nothing' };
