/** What is said to people who were asked to join, and about them. */
export const invitations = {
  // Why an Admin's wish was refused.
  'invitation-refusal.not-allowed': 'Only an Admin invites people, and you aren’t one any more.',
  'invitation-refusal.no-invitation': 'This invitation isn’t there any more. Reload the page.',
  'invitation-refusal.already-user':
    '{email} has an account here already. You find it in the list of people.',
  'invitation-refusal.already-invited': '{email} has been invited already. Resend that invitation instead.',
  'invitation-refusal.accepted': 'They have joined meanwhile.',
  'invitation-refusal.revoked': 'This invitation was revoked. Invite them anew.',
  'invitation-refusal.expired': 'This invitation has expired. Send a new link first.',
  'invitation-refusal.no-number': 'A number you chose isn’t there any more. Reload the page.',

  // Why no mail has left.
  'mail-trouble.unreachable':
    'The mail server doesn’t take the e-mail. We’re trying again by ourselves: {detail}',
  'mail-trouble.refused': 'The mail server refuses this address for good: {detail}',
  'mail-trouble.given_up':
    'The mail server didn’t take the e-mail for days. Resend it once it works: {detail}',

  // The page that a mailed link opens.
  'accept.page': 'Accept invitation',
  'accept.invited': 'invited you to',
  'accept.title': 'Join {organisation}',
  'accept.work-alone': 'You’ll answer customers on WhatsApp, as',
  'accept.work': {
    one: 'You’ll answer customers on WhatsApp with one other, as',
    other: 'You’ll answer customers on WhatsApp with {count} others, as',
  },
  'accept.name': 'Your name',
  'accept.name-hint': 'Shown to teammates. Customers see {organisation}.',
  'accept.wrong-name': 'Tell us your name, in at most 80 characters.',
  'accept.submit.admin': 'Complete the registration',
  'accept.submit.inbox_manager': 'Complete the registration',
  'accept.submit.service': 'Complete the registration',
  'accept.submit.sale': 'Activate my account',
  'accept.note': 'This link is for {email} and works until {until}.',
  'accept.have-account': 'I already have an account',
  'accept.signed-in': 'You’re signed in as {name}',
  'accept.signed-in-text':
    'This link is for somebody who isn’t here yet. To use it, sign out first, then open it again from the e-mail.',

  'accept-refusal.unknown': 'This link doesn’t work',
  'accept-refusal.unknown-text':
    'Part of it may be missing. Open it from the e-mail once more, or ask whoever invited you for a new one.',
  'accept-refusal.used': 'This invitation was accepted',
  'accept-refusal.used-text':
    'A link works once. Sign in with your e-mail address and the password you chose.',
  'accept-refusal.revoked': 'This invitation was taken back',
  'accept-refusal.revoked-text': 'If you think that is a mistake, ask whoever invited you.',
  'accept-refusal.expired': 'This link has expired',
  'accept-refusal.expired-text': 'Ask whoever invited you for a new one.',
  'accept-refusal.expired-since': {
    one: 'Invitations work for one day. Yours was sent on {date} by {name}. Ask {name} for a new link.',
    other:
      'Invitations work for {count} days. Yours was sent on {date} by {name}. Ask {name} for a new link.',
  },
  'accept-refusal.replaced': 'There is a newer link',
  'accept-refusal.replaced-text':
    'You were sent another e-mail since. Use the link in the latest one; the earlier ones have ended.',
  'accept-refusal.already-user': 'You have an account already',
  'accept-refusal.already-user-text': 'Sign in with this e-mail address, or choose a new password.',

  'link.too-many': 'Too many attempts',
  'link.too-many-text': 'Wait a minute, then open the link again.',

  'new-password.hint': 'At least {least} characters. A few words in a row are easy to keep in mind.',
  'new-password.long-enough': 'Long enough',
  'new-password.wrong': 'Use at least {least} characters and at most {most}.',

  // A forgotten password.
  'login.forgot': 'Forgot your password?',
  'forgot.title': 'Forgot your password?',
  'forgot.lead': 'We’ll send you a link to choose a new one.',
  'forgot.submit': 'Send the link',
  'forgot.back': 'Back to signing in',
  'forgot.again': 'Send another link',
  'forgot.wrong': 'Write your e-mail address, such as mia@example.org.',
  'forgot.asked': 'Look at your e-mail',
  'forgot.asked-text':
    'If {email} belongs to somebody here, a link is on its way to it. It works for one hour, and once.',
  'reset.title': 'Choose a new password',
  'reset.password': 'New password',
  'reset.submit': 'Set the new password',
  'reset.note': 'This signs you out everywhere.',
  'reset.done': 'Your new password is set',
  'reset.done-text': 'You’re signed out everywhere. Sign in with it now.',
  'reset.over': 'This link doesn’t work any more',
  'reset.over-text': 'A link to a new password works for one hour, and once. You can have another one sent.',
} as const;
