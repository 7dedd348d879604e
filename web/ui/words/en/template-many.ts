/** One template for many contacts. */
export const templateMany = {
  'template-many.to': { one: 'To 1 contact', other: 'To the {count} contacts you ticked' },
  'template-many.step-fill': 'Fill in',
  'template-many.file': 'Begins with a file, so it goes to one contact at a time',
  'template-many.from-each':
    'Left empty, it is filled from each contact: known for {count} of {total}. What you write here goes to all.',
  'template-many.same-for-all': 'The same for all of them.',
  'template-many.goes-to': 'Goes to {count} of {total}',
  'template-many.begins': 'A new conversation on {number}, which is yours: {count}',
  'template-many.reopens': 'Closed, opens again and is yours: {count}',
  'template-many.goes-on': 'Open, stays with whom it is: {count}',
  'template-many.bot': 'With the bot, which it stops as a reply of yours would: {count}',
  'template-many.left-out': 'Left out: {count}',
  'template-many.left.not-theirs': 'Not yours to write to: {count}',
  'template-many.left.not-allowed': 'Not yours to write to any more: {count}',
  'template-many.left.colleague': 'Handled by a colleague: {count}',
  'template-many.left.blocked': 'Blocked: {count}',
  'template-many.left.opted-out': 'Wants no marketing: {count}',
  'template-many.left.waiting': 'Waits in Unassigned, to be claimed first: {count}',
  'template-many.left.no-phone': 'Without a phone number it could go to: {count}',
  'template-many.left.own-number': 'A number of your own organisation: {count}',
  'template-many.left.no-value': 'Nothing is known for “{field}”: {count}',
  'template-many.left.unfit-value': 'What is known doesn’t fit “{field}”: {count}',
  'template-many.left.template-not-sendable':
    'The template was paused, changed or deleted meanwhile: {count}',
  'template-many.sent': {
    one: 'The template is queued for 1 contact.',
    other: 'The template is queued for {count} contacts.',
  },
  'template-many.again': {
    one: '1 contact had it from this form already: nothing was sent twice.',
    other: '{count} contacts had it from this form already: nothing was sent twice.',
  },
  'template-many.these-again': 'Try those left out again',
  'template-many.done': 'Back to the contacts',
} as const;
