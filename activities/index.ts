import type { Activities } from '../workflows/contract.ts';
import { bot } from './bot.ts';
import { desk } from './desk.ts';
import { health } from './health.ts';
import { housekeeping } from './housekeeping.ts';
import { imports } from './imports.ts';
import { invitation } from './invitation.ts';
import { mail } from './mail.ts';
import { media } from './media.ts';
import { moves } from './moves.ts';
import { sending } from './sending.ts';
import { templates } from './templates.ts';
import type { World } from './world.ts';

export type { World } from './world.ts';

/** Every step a workflow can take, with the world it works on. Each is safe to take twice. */
export const createActivities = (world: World): Activities => ({
  ...moves(world),
  ...bot(world),
  ...desk(world),
  ...sending(world),
  ...housekeeping(world),
  ...health(world),
  ...invitation(world),
  ...imports(world),
  ...mail(world),
  ...templates(world),
  ...media(world),
});
