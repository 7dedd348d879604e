import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { parse, verify } from '../../channels/whatsapp/webhook.ts';
import { understood } from './payload.ts';

/** Payloads taken from public test suites. They lie beside the project, not in it: a clone alone has its own `payloads/`. */
const folder = join(import.meta.dirname, '../../../shared/fixtures/whatsapp');

interface Value {
  messages?: unknown[];
  message_echoes?: unknown[];
  statuses?: unknown[];
  user_preferences?: unknown[];
}

const there = existsSync(folder);
const files = globSync('**/*.json', { cwd: folder }).filter(
  (file) => !file.startsWith('api/') && !file.startsWith('signature/'),
);

describe.skipIf(!there)(
  'nothing is lost of ../shared/fixtures/whatsapp (skipped where that folder is not)',
  () => {
    test('which holds some', () => {
      assert.ok(files.length > 50);
    });

    for (const file of files)
      test(`${file}`, () => {
        const raw = readFileSync(join(folder, file));
        const { items, problems, wabaIds } = understood(raw);
        const { entry }: { entry: { changes: { field: string; value: Value }[] }[] } = JSON.parse(
          raw.toString(),
        );
        let listed = 0;
        for (const { value, field } of entry.flatMap(({ changes }) => changes)) {
          if (field === 'user_preferences') listed += value.user_preferences?.length ?? 0;
          if (field === 'messages' || field === 'smb_message_echoes')
            listed +=
              (value.messages?.length ?? 0) +
              (value.message_echoes?.length ?? 0) +
              (value.statuses?.length ?? 0);
        }
        const told = items.filter(({ type }) => !['note', 'health', 'template'].includes(type)).length;
        const apart = items.filter((item) => item.type === 'note' && item.field.endsWith('.group')).length;
        assert.equal(told + apart + problems.length, listed);
        // One suite's echo and preference name no number of ours: they cannot be anybody's, and the problem says so.
        const nobodys = problems.filter(({ problem }) => problem === 'metadata.phone_number_id is missing');
        assert.equal(problems.length, file === 'batches/kapso-every-field.json' ? 2 : 0);
        assert.deepEqual(problems, nobodys);
        assert.ok(items.length > 0);
        assert.equal(wabaIds.length, 1);
      });
  },
);

describe.runIf(there)('a signature over bytes as received', () => {
  for (const file of globSync('signature/*.body', { cwd: folder }))
    test(`${file}`, () => {
      const raw = readFileSync(join(folder, file));
      const meta: { app_secret: string; value: string; valid: boolean } = JSON.parse(
        readFileSync(join(folder, file.replace(/body$/, 'meta.json')), 'utf8'),
      );
      assert.equal(verify(raw, meta.value, meta.app_secret), meta.valid);
      assert.ok('items' in parse(raw));
    });
});
