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
