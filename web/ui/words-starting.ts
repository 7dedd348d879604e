/** Finding a customer by phone, and starting a conversation with one. */
export const startingEnglish = {
  'search.label': 'Search by phone, name or message',
  'search.placeholder': 'Phone, name or message',
  'search.find': 'Find',
  'search.found': 'Found',
  'search.title': 'Search',
  'search.again': 'Back to the inbox',
  'search.exact': 'This number',
  'search.similar': 'Similar numbers',
  'search.on': 'on {number}',
  'search.closed': 'on {number}, closed',
  'search.none': 'No conversation of yours has this number.',
  'search.count': { one: '{count} found', other: '{count} found' },

  'phone.not-a-phone': 'This isn’t a phone number. Write it with its country, such as +44 7700 900118.',
  'phone.too-short': 'This is too short for a number in +{country}. Check the digits.',
  'phone.too-long':
    'This is too long for a number in +{country}. Check the digits, or begin with + and another country.',
  'phone.no-such-length': 'No number in +{country} has this many digits. Check them.',
  'phone.no-such-country': 'No country has this code. Write it like +44 7700 900118.',
} as const;
