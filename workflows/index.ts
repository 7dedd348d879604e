export { conversation } from './conversation.ts';
export { desk } from './desk.ts';
export { numbersHealth, presenceSweep, waitingDeliveries } from './housekeeping.ts';
