/** What is said to people who were asked to join, and about them. */
export const invitationEnglish = {
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
} as const;
