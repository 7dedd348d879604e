export { conversation } from './conversation.ts';
export { desk } from './desk.ts';
export { presenceSweep, waitingDeliveries } from './housekeeping.ts';
