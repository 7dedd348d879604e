export { conversation } from './conversation.ts';
export { desk } from './desk.ts';
export { presenceSweep } from './housekeeping.ts';
