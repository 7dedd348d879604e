/** What calls somebody, and Settings → Notifications. */
export const alerts = {
  'alerts.now-assigned': 'New conversation for you',
  'alerts.now-message': 'New message for you',
  'alerts.now-unassigned': 'Somebody waits in Unassigned',
  'alerts.now-mention': 'You were mentioned in a note',
  'alerts.title-with': '{name} · {what}',
  'alerts.no-preview': 'Press to open the conversation.',
  'alerts.missed': {
    one: '1 more conversation needs you.',
    other: '{count} more conversations need you.',
  },
  'alerts.now': 'now',
  'alerts.open': 'Open',
  'alerts.dismiss': 'Dismiss',
  'alerts.sound-blocked': 'You won’t hear alerts yet.',
  'alerts.sound-blocked-hint': 'Your browser keeps a page silent until you click in it.',
  'alerts.sound-unblock': 'Turn on sound',

  'notifications.title': 'Notifications',
  'notifications.lead': 'How Switchboard calls you, and what for. Only you are affected.',
  'notifications.saved': 'Saved.',
  'notifications.here': 'Alerts',
  'notifications.sound': 'Sound alerts',
  'notifications.sound-hint': 'A short sound, once, however many tabs you have open.',
  'notifications.sound-which': 'Sound',
  'notifications.volume': 'Volume',
  'notifications.test': 'Test',
  'notifications.sound-bell': 'Desk bell',
  'notifications.sound-chime': 'Chime',
  'notifications.sound-marimba': 'Marimba',
  'notifications.sound-knock': 'Knock',
  'notifications.sound-works': 'Sound works in this tab.',
  'notifications.sound-silent':
    'Your browser keeps this page silent. Press Test; if you still hear nothing, allow sound for this site in the browser’s address bar.',
  'notifications.popup': 'Popup alerts',
  'notifications.popup-hint':
    'Inside this page while you look at it, otherwise shown by your browser. Pressing one opens the conversation.',
  'notifications.popup-granted': 'Allowed by this browser',
  'notifications.popup-default':
    'Your browser hasn’t been asked yet, so it shows nothing while you’re elsewhere.',
  'notifications.popup-ask': 'Allow popups',
  'notifications.popup-denied':
    'Blocked by this browser. Press the icon to the left of the address, set Notifications to Allow, then reload this page.',
  'notifications.popup-unsupported':
    'This browser shows no popups here. On an iPhone or iPad, add Switchboard to the Home Screen and open it from there.',
  'notifications.previews': 'Show who wrote and what',
  'notifications.previews-hint':
    'Off, popups outside this page only say that somebody needs you: others may see your locked or shared screen.',
  'notifications.about': 'Alert me about',
  'notifications.by-sound': 'Sound',
  'notifications.by-popup': 'Popup',
  'notifications.about-assigned': 'A conversation assigned to me',
  'notifications.about-message': 'A new message in my conversations',
  'notifications.about-unassigned': 'A new conversation in Unassigned, while I’m Available',
  'notifications.about-mention': 'A teammate mentions me in a note',
  'notifications.about-by': '{about}: {way}',
  'notifications.quiet':
    'Nothing rings for a conversation you are looking at, for what you did yourself, or for what you missed while you were away.',
  'notifications.save': 'Save',
} as const;
