/**
 * A worker's ringer as a process of its own, to be killed while a push is on its way. Started with one argument: what it
 * needs, as JSON.
 */
import { createRinging } from '../../activities/ringing.ts';
import { createPushServices } from '../../channels/push/client.ts';
import { connect } from '../../db/connect.ts';
import { startRinger } from '../../ringer.ts';
import { castKey } from '../support/cast.ts';

export interface DyingRinger {
  databaseUrl: string;
  leaseMs: number;
}

const given = JSON.parse(process.argv[2] ?? '') as DyingRinger;
const log = { info: () => {}, warn: () => {} };
startRinger({
  log,
  restMs: 50,
  ringing: createRinging({
    sql: connect(given.databaseUrl, { max: 2, name: 'dying ringer' }),
    services: createPushServices({ contact: 'inbox@demo.example', mayBeInside: true }),
    sealingKey: castKey,
    log,
    waitMs: 0,
    leaseMs: given.leaseMs,
  }),
});
process.send?.('ready');
