import { describe, expect, test } from 'vitest';
import { breaches, listSources } from './support/rooms.ts';

test('every file imports only what its room may', () => {
  const sources = listSources();
  expect(sources.length).toBeGreaterThan(20);

  expect(sources.flatMap(breaches)).toEqual([]);
});

describe('what is forbidden is caught', () => {
  test.each([
    ['domain/claim.ts', "import { z } from 'zod';"],
    ['domain/claim.ts', "import { readFile } from 'node:fs';"],
    ['domain/claim.ts', "import type { Sql } from '../db/connect.ts';"],
    ['workflows/desk.ts', "import type { serve } from '../activities/desk.ts';"],
    ['workflows/desk.ts', "import { randomUUID } from 'node:crypto';"],
    ['workflows/desk.ts', "import { Client } from '@temporalio/client';"],
    ['workflows/contract.ts', "import { condition } from '@temporalio/workflow';"],
    ['channels/whatsapp/client.ts', "import { findNumber } from '../../db/numbers.ts';"],
    ['db/messages.ts', "import { verify } from '../channels/whatsapp/webhook.ts';"],
    ['db/messages.ts', "import { Client } from '@temporalio/client';"],
    ['activities/moves.ts', "import { claim } from '../workflows/conversation.ts';"],
    ['activities/moves.ts', "import { words } from '../web/ui/words.ts';"],
    ['activities/moves.ts', "import { readConfig } from '../config.ts';"],
    ['relay.ts', "import { listOpen } from './db/conversations.ts';"],
    ['relay.ts', "import pino from 'pino';"],
    ['bundle.ts', "import { conversation } from './workflows/conversation.ts';"],
    ['ringer.ts', "import { takeDue } from './db/push-queue.ts';"],
    ['web/notifications/push.ts', "import { push } from '../../channels/push/client.ts';"],
    ['web/inbox/claim.tsx', "import { moves } from '../../activities/moves.ts';"],
    ['web/inbox/claim.tsx', "import { assign } from '../../db/decisions.ts';"],
    ['web/settings/bot.tsx', "import { speak } from '../../db/bot-talk.ts';"],
    ['web/inbox/claim.tsx', "export { send } from '../../channels/whatsapp/client.ts';"],
    ['web/inbox/claim.tsx', "const { conversation } = await import('../../workflows/conversation.ts');"],
    ['web/inbox/claim.tsx', "import { Client } from '@temporalio/client';"],
    ['web/inbox/claim.tsx', "import { readConfig } from '../../config.ts';"],
    ['web/server.ts', "import { phones } from '../dev/simulator/phones.ts';"],
    ['worker.ts', "import { createApp } from './web/app.ts';"],
    ['worker.ts', "import { assign } from './db/decisions.ts';"],
    ['dev/demo.ts', "import { assign } from '../db/decisions.ts';"],
    ['web/inbox/claim.tsx', 'const port = process.env.PORT;'],
    ['web/inbox/claim.tsx', 'const rows = await sql<Row[]>`select 1`;'],
    ['activities/moves.ts', 'await tx`delete from line`;'],
    ['web/utils/dates.ts', ''],
    ['lib/dates.ts', ''],
  ])('%s: %s', (path, text) => {
    expect(breaches({ path, text })).toHaveLength(1);
  });
});

describe('what is allowed passes', () => {
  test.each([
    ['domain/claim.ts', "import type { Episode } from './conversation.ts';"],
    [
      'workflows/desk.ts',
      "import { condition } from '@temporalio/workflow';\nimport { signals } from './contract.ts';",
    ],
    [
      'db/messages.ts',
      "import type { Delivery } from '../domain/delivery.ts';\nawait sql`select stage is distinct from 'bot'`;",
    ],
    ['activities/moves.ts', "import { assign } from '../db/decisions.ts';"],
    ['relay.ts', "import { take } from './db/outbox.ts';\nimport { Client } from '@temporalio/client';"],
    [
      'web/inbox/claim.tsx',
      "import { verify } from '../../channels/whatsapp/webhook.ts'; // not process.env",
    ],
    ['web/commands.ts', "import { Client } from '@temporalio/client';"],
    ['web/server.ts', "import { readConfig } from '../config.ts';"],
    ['dev/web.ts', "import { createApp } from '../web/app.ts';\nimport { readConfig } from '../config.ts';"],
  ])('%s: %s', (path, text) => {
    expect(breaches({ path, text })).toEqual([]);
  });
});
