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
  'notifications.closed': 'Also when Switchboard is closed',
  'notifications.closed-hint':
    'This device rings although no page is open, for what is ticked under Popup. It stops when you sign out, and when a sign-in that you didn’t keep runs out.',
  'notifications.closed-on': 'This device rings',
  'notifications.closed-stop': 'Stop ringing here',
  'notifications.closed-start': 'Ring this device',
  'notifications.closed-failed':
    'That didn’t work: this browser can’t reach its push service, or Switchboard can’t be reached.',
  'notifications.closed-again': 'Try again',
  'notifications.closed-ios':
    'On an iPhone or iPad, add Switchboard to the Home Screen and open it from there. Then it can ring.',
  'notifications.closed-insecure': 'A device can only ring over https. Ask whoever runs Switchboard for you.',
  'notifications.closed-unsupported': 'This browser can’t ring while its page is closed.',
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

  'devices.title': 'Devices that ring',
  'devices.lead': 'While Switchboard is closed, these ring for you as long as you stay signed in on them.',
  'devices.rung': 'Since {since} · last rung {last}',
  'devices.never-rung': 'Since {since} · not rung yet',
  'devices.refused': 'This device could not be reached since {time}',
  'devices.given-up': 'It rings no more. To let it ring again, press “Ring this device” there.',
  'devices.remove': 'Remove',
  'devices.remove-this': 'Remove {device}',
  'devices.removed': 'It rings no more.',
} as const;
