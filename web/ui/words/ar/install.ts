import type { Translated } from '../catalogue.ts';
import type { install as english } from '../en/install.ts';

/** Switchboard as an app on somebody's device; what it says while the network is gone. */
export const install: Translated<typeof english> = {
  'offline.title': 'يتعذر الوصول إلى Switchboard',
  'offline.hint': 'ربما أنت غير متصل. تحقق من اتصالك وحاول مجددًا؛ ما يكتبه العملاء في هذه الأثناء لا يضيع.',
  'offline.again': 'حاول مجددًا',
};
