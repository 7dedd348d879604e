import type { Demo, Screen } from './screen.ts';

/** Templates, one's own settings and an Admin's. */
export function settings({ number, user, tag }: Demo): Screen[] {
  const line = `/settings/numbers/${number}`;
  const screens: Array<[name: string, path: string, translated?: true]> = [
    ['templates', '/templates', true],
    ['profile', '/settings/profile', true],
    ['settings-notifications', '/settings/notifications', true],
    ['settings-start', '/settings/start'],
    ['settings-numbers', '/settings/numbers', true],
    ['settings-number', line, true],
    ['settings-connect', '/settings/numbers/new'],
    ['settings-assignment', `${line}/assignment`, true],
    ['settings-bot', `${line}/bot`, true],
    ['settings-tags', '/settings/tags', true],
    ['settings-tag', `/settings/tags/${tag}`],
    ['settings-tag-removal', `/settings/tags/${tag}/removal`],
    ['settings-replies', '/settings/replies', true],
    ['settings-attributes', '/settings/attributes', true],
    ['settings-users', '/settings/users', true],
    ['settings-user', `/settings/users/${user}`],
    ['settings-deactivation', `/settings/users/${user}/deactivation`],
    ['settings-invite', '/settings/invitations/new', true],
    ['settings-refused', '/settings/refused'],
  ];
  return [
    ...screens.map(([name, path, translated]) => ({
      ...{ name, path, who: 'ama' },
      ...(translated ? { translated } : {}),
    })),
    {
      name: 'settings-palette',
      path: '/settings/users',
      who: 'ama',
      open: async (page) => {
        await page.keyboard.press('Control+k');
        await page.locator('#palette[open]').waitFor();
      },
    },
    {
      name: 'settings-install',
      path: '/settings/notifications',
      who: 'ama',
      translated: true,
      open: (page) =>
        page.locator('#install-card').evaluate((card: HTMLElement) => {
          card.hidden = false;
          for (const part of card.querySelectorAll<HTMLElement>('[data-install]'))
            part.hidden = part.dataset.install !== 'offered';
          card.scrollIntoView();
        }),
    },
    {
      name: 'settings-invite-refused',
      path: '/settings/invitations/new',
      who: 'ama',
      open: async (page) => {
        await page.locator('#invite-emails').fill('not an address');
        await page.locator('main form .btn-primary').click();
        await page.getByRole('alert').waitFor();
      },
    },
    {
      name: 'settings-replies-refused',
      path: '/settings/replies',
      who: 'ama',
      open: async (page) => {
        await page.locator('#canned-name').fill('hours');
        await page.locator('#canned-body').fill('Once more');
        await page.locator('main form .btn-primary').first().click();
        await page.getByRole('alert').waitFor();
      },
    },
    { name: 'settings-service', path: '/settings/replies', who: 'ben' },
  ];
}
