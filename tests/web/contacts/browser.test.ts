import { beforeAll, expect, test } from 'vitest';
import { check, looks } from '../../support/accessible.ts';
import { browse } from '../browsing.ts';
import type { House } from '../house.ts';
import { conversation, openRoom } from '../inbox/room.ts';

const browsing = browse(openRoom);
let house: House;
beforeAll(() => {
  ({ house } = browsing);
});

test.each(looks)('from the panel to the page, a change of owner and back: $theme, $width', async (look) => {
  const open = await conversation(house, { agentId: house.cast.ben });
  const page = await browsing.at(`/inbox/${open.id}#contact`, {
    width: look.width,
    dark: look.theme === 'dark',
  });
  await page.getByRole('link', { name: 'Open contact page' }).click();
  await page.waitForURL(`**/contacts/${open.contactId}`);
  await check({ page });
  await page.getByRole('link', { name: 'Change owner' }).click();
  await page.locator('.owner-list label', { hasText: 'Sade' }).click();
  await check({ page });
  await page.getByRole('button', { name: 'Change owner' }).click();
  await page.waitForURL(`**/contacts/${open.contactId}`);
  await page.getByText('Ben made Sade the owner.').waitFor();
  await check({ page });
  expect(await page.locator('.page .dl').innerText()).toContain('Sade');
});

test('on a phone what a column goes to is said whole, below its column', async () => {
  const page = await browsing.at('/contacts/imports', { who: 'ama', width: 380 });
  const buffer = Buffer.from('Phone;Account manager\r\n+44 7700 900801;sol@demo.example\r\n');
  await page.locator('#import-file').setInputFiles({ name: 'two.csv', mimeType: 'text/csv', buffer });
  await page.locator('form[enctype] .btn-primary').click();
  const row = page.locator('.map-table tbody tr', { hasText: 'Account manager' });
  const [column, choice] = [
    await row.locator('strong').boundingBox(),
    await row.getByRole('combobox').boundingBox(),
  ];
  expect(choice?.width).toBeGreaterThan(290);
  expect(choice?.y).toBeGreaterThan((column?.y ?? 0) + (column?.height ?? 0));
  await check({ page });
});
