/** A contact's own page. */
export const contactsEnglish = {
  'contact-page.open': 'Open contact page',
  'contact-page.change': 'Change owner',
  'contact-page.conversations': 'Conversations',
  'contact-page.number': 'Number',
  'contact-page.status': 'Status',
  'contact-page.agent': 'Assigned to',
  'contact-page.last': 'Last message',
  'contact-page.history': 'Owner history',
  'contact-page.no-history': 'The owner has never been changed.',
  'contact-page.made': '{by} made {owner} the owner.',
  'contact-page.made-nobody': '{by} left the contact without an owner.',
} as const;
