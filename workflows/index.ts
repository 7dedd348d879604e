export { conversation } from './conversation.ts';
export { desk } from './desk.ts';
export { contactImport } from './import.ts';
export { invitation } from './invitation.ts';
export { mail } from './mail.ts';
export { templates } from './templates.ts';
export { medium } from './media.ts';
export {
  numbersHealth,
  oldRefusals,
  presenceSweep,
  templateSync,
  unsentUploads,
  waitingDeliveries,
} from './housekeeping.ts';
