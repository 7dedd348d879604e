import type { BusinessNumber, Customer } from './world.ts';

export const demoWaba = '102290129340398';
export const demoSecrets = { appSecret: 'demo-app-secret', verifyToken: 'demo-verify-token' };

/** The two numbers of the demo organisation (DESIGN, section 7). */
export const demoNumbers: BusinessNumber[] = [
  {
    phoneNumberId: '106540352242922',
    displayPhone: '+1 555 078 3881',
    name: 'Main',
    verifiedName: 'Marlow Cycles',
    wabaId: demoWaba,
  },
  {
    phoneNumberId: '106540352242923',
    displayPhone: '+1 555 078 3882',
    name: 'Second',
    verifiedName: 'Marlow Rentals',
    wabaId: demoWaba,
  },
];

/** People one can play. Every name and number is invented; the numbers are of ranges kept free for fiction. */
export const demoCustomers: (Partial<Customer> & { id: string })[] = [
  { id: 'kofi', name: 'Kofi Mensah', phone: '12025550143', hue: 3 },
  { id: 'lina', name: 'Lina Haddad', phone: '447700900321', hue: 6 },
  { id: 'maya', name: 'Maya Fernandes', phone: '447700900118', hue: 3 },
  { id: 'tomasz', name: 'Tomasz Zieliński', phone: '14155550131', hue: 2 },
  { id: 'omar', name: 'عمر السيد', phone: '33639980712', hue: 5 },
  { id: 'noor', name: 'Noor', username: 'noor.writes', phone: null, hue: 7 },
];

const first = [
  'Ada',
  'Ben',
  'Chidi',
  'Dora',
  'Emre',
  'Freya',
  'Goran',
  'Hana',
  'Iker',
  'June',
  'Kei',
  'Lucía',
  'Mei',
  'Nils',
];
const last = [
  'Abara',
  'Brandt',
  'Castillo',
  'Demir',
  'Eriksen',
  'Fontaine',
  'Grant',
  'Hayashi',
  'Ivanova',
  'Jansen',
  'Keller',
];

/** A name for somebody new: 14 × 11 before one repeats. */
export const inventedName = (nth: number): string =>
  `${first[nth % first.length]} ${last[Math.floor(nth / first.length + nth) % last.length]}`;
