export { conversation } from './conversation.ts';
export { desk } from './desk.ts';
export { invitation } from './invitation.ts';
export { mail } from './mail.ts';
export { numbersHealth, oldRefusals, presenceSweep, waitingDeliveries } from './housekeeping.ts';
