/** Switchboard as an app on somebody's device; what it says while the network is gone. */
export const install = {
  'install.description': 'The WhatsApp team inbox.',
  'install.title': 'Install Switchboard',
  'install.hint': 'As an app on this device: a window and an icon of its own, with how many wait on it.',
  'install.now': 'Install',
  'install.by-hand': 'To have it as an app: press Share in Safari, then “Add to Home Screen”.',

  'offline.title': 'Switchboard can’t be reached',
  'offline.hint':
    'You may be offline. Check your connection and try again; what customers write meanwhile is not lost.',
  'offline.again': 'Try again',
} as const;
