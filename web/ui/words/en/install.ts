/** Switchboard as an app on somebody's device; what it says while the network is gone. */
export const install = {
  'offline.title': 'Switchboard can’t be reached',
  'offline.hint':
    'You may be offline. Check your connection and try again; what customers write meanwhile is not lost.',
  'offline.again': 'Try again',
} as const;
