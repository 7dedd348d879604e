import type { Demo, Screen } from './screen.ts';

/** What is seen before, or without, signing in; and the stand-ins beside the product. */
export function doors({ invitation }: Demo): Screen[] {
  const screens: Array<Omit<Screen, 'who'>> = [
    { name: 'login', path: '/login', translated: true },
    {
      name: 'login-refused',
      path: '/login?next=%2Finbox',
      open: async (page) => {
        await page.locator('[name="email"]').fill('ben@demo.example');
        await page.locator('[name="password"]').fill('not it');
        await page.locator('form .btn-primary').click();
        await page.getByRole('alert').waitFor();
      },
    },
    { name: 'forgot', path: '/forgot' },
    { name: 'invitation', path: `/invitations/${invitation}`, translated: true },
    { name: 'invitation-unknown', path: '/invitations/nonsense', status: 404 },
    { name: 'offline', path: '/offline', translated: true },
    { name: 'phone', path: '/dev/phone' },
    { name: 'gallery', path: '/dev/gallery' },
  ];
  return screens.map((screen) => ({ ...screen, who: null }));
}
