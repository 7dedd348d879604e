/** Templates: their part of the catalogue (`words.ts`). */
export const templates = {
  'nav.templates': 'Templates',
  'templates.title': 'Templates',
  'templates.lead':
    'Messages WhatsApp has approved: the only ones that may open a conversation, or follow the 24 hours.',
  'templates.count': { one: '{count} template', other: '{count} templates' },
  'templates.none': 'No templates yet',
  'templates.none-hint':
    'Templates are written and approved in WhatsApp Manager. What is there shows here after the next sync.',
  'templates.none-hint-agent': 'When your numbers have approved templates, they show here.',
  'templates.none-found': 'No template fits',
  'templates.none-found-hint': 'Take away a filter, or search for another word.',
  'templates.clear': 'Show all',
  'templates.search': 'Search by name or text',
  'templates.language': 'Language',
  'templates.category': 'Category',
  'templates.status': 'Status',
  'templates.account': 'Account',
  'templates.any': 'All',
  'templates.show': 'Show',
  'templates.rejected': 'Rejected: {reason}',
  'templates.unfillable': 'Switchboard can’t fill in {what} yet, so it can’t be sent from here.',
  'templates.numbers': 'For {numbers}',

  'templates.sync': 'Sync now',
  'templates.syncing': 'Syncing…',
  'templates.synced': 'Synced {time}',
  'templates.synced-unreadable': {
    one: 'One template WhatsApp listed couldn’t be read, and is left as it was.',
    other: '{count} templates WhatsApp listed couldn’t be read, and are left as they were.',
  },
  'templates.never': 'Not synced yet',
  'templates.asked': 'Asked WhatsApp for the list',
  'templates.asked-hint': 'This page shows what comes.',
  'templates.fault': 'The last sync didn’t finish. {why} What is shown is from before.',
  'templates.fault.unreachable': 'WhatsApp can’t be reached.',
  'templates.fault.slow': 'WhatsApp didn’t answer in time.',
  'templates.fault.busy': 'WhatsApp wants us to ask more slowly. It is tried again.',
  'templates.fault.token': 'WhatsApp refuses the access token. Put in a new one under Settings → Numbers.',
  'templates.fault.permission':
    'The access token may not read templates. It needs whatsapp_business_management.',
  'templates.fault.account':
    'WhatsApp doesn’t know this Business Account. Check its ID under Settings → Numbers.',
  'templates.fault.not-connected':
    'No number of this account has an access token. Connect one under Settings → Numbers.',
  'templates.fault.unclear': 'WhatsApp answered something we don’t understand.',

  'template.status.APPROVED': 'Approved',
  'template.status.PENDING': 'In review',
  'template.status.REJECTED': 'Rejected',
  'template.status.PAUSED': 'Paused',
  'template.status.DISABLED': 'Disabled',
  'template.status.IN_APPEAL': 'In appeal',
  'template.status.PENDING_DELETION': 'Being deleted',
  'template.status.DELETED': 'Deleted at WhatsApp',
  'template.status.LIMIT_EXCEEDED': 'Limit exceeded',
  'template.status.ARCHIVED': 'Archived',
  'template.status.FLAGGED': 'Flagged',
  'template.quality': 'Quality',
  'template.quality.GREEN': 'High quality',
  'template.quality.YELLOW': 'Medium quality',
  'template.quality.RED': 'Low quality',
  'template.category.MARKETING': 'Marketing',
  'template.category.UTILITY': 'Utility',
  'template.category.AUTHENTICATION': 'Authentication',

  // What sending it costs, as far as anybody can say beforehand. The 24 hours are never called free.
  'template.price.marketing': 'Charged as a marketing message, also within the 24 hours.',
  'template.price.utility': 'Charged as a utility message. Since October 2026 also within the 24 hours.',
  'template.price.authentication': 'Charged as an authentication message, also within the 24 hours.',
  'template.price.other': 'Charged by WhatsApp, by its category.',

  'template.header.image': 'Picture',
  'template.header.video': 'Video',
  'template.header.document': 'Document',
  'template.header.location': 'Place',
  'template.example': 'for example {example}',

  // Why it is turned back: what is wrong, with the field's name, then what to do.
  'template.refusal.empty': '{field} is empty. WhatsApp takes no template with a gap in it.',
  'template.refusal.too-long': '{field} is too long: at most {limit} characters fit here. Shorten it.',
  'template.refusal.spacing':
    '{field} has a line break, a tab or four spaces in a row. Write it on one line.',
  'template.refusal.no-file': '{field} is missing. Add the file this template begins with.',
  'template.refusal.file-empty': '{field}: this file is empty. Choose another one.',
  'template.refusal.file-too-large':
    '{field}: this file is larger than {limit} MB, which is the most WhatsApp takes. Choose a smaller one.',
  'template.refusal.not-image': '{field}: this file is no JPEG or PNG picture. Choose one that is.',
  'template.refusal.not-video': '{field}: this file is no MP4 or 3GP video with H.264. Choose one that is.',
  'template.refusal.latitude': '{field} has to be a number from -90 to 90, such as 51.5072.',
  'template.refusal.longitude': '{field} has to be a number from -180 to 180, such as -0.1276.',
  'template.refusal.link': '{field} has a space in it. Give only the end of the address.',
  'template.refusal.not-sendable': '{field} can’t be sent any more. Choose another template.',
  'template.refusal.template-not-sendable':
    'WhatsApp has paused, changed or deleted this template. Choose another.',
  'template.refusal.no-upload':
    'The file for the header isn’t here any more, or is of another kind. Add it again.',
  'template.refusal.phone-needed': 'A code can only go to a phone number, and this customer’s isn’t known.',
  'template.sent': 'Template queued',

  'delivery.held-hint': 'Held by WhatsApp for a quality check: it is sent, or turned back, when that is done',
} as const;
