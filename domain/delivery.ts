/** How far an outbound message has come. Order and exceptions: DESIGN, section 5. */
export type Delivery = 'queued' | 'sending' | 'unknown' | 'sent' | 'delivered' | 'read' | 'played' | 'failed' | 'withdrawn';

/** What WhatsApp reports about a message of ours. */
export type Reported = 'sent' | 'delivered' | 'read' | 'played' | 'failed';
