/** Finding a customer by phone, and starting a conversation with one. */
export const starting = {
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
  'search.create': 'Create a new conversation',
  'search.create-with': 'with {phone}',
  'search.count': { one: '{count} found', other: '{count} found' },

  'phone.not-a-phone': 'This isn’t a phone number. Write it with its country, such as +44 7700 900118.',
  'phone.too-short': 'This is too short for a number in +{country}. Check the digits.',
  'phone.too-long':
    'This is too long for a number in +{country}. Check the digits, or begin with + and another country.',
  'phone.no-such-length': 'No number in +{country} has this many digits. Check them.',
  'phone.no-such-country': 'No country has this code. Write it like +44 7700 900118.',

  'begin.title': 'New conversation',
  'begin.lead': 'The first message to a new number has to be a template.',
  'begin.open-form': 'New conversation',
  'begin.step-number': 'Number',
  'begin.step-template': 'Template',
  'begin.step-check': 'Check and send',
  'begin.to': 'To',
  'begin.from': 'From',
  'begin.continue': 'Continue',
  'begin.back': 'Back',
  'begin.no-numbers':
    'You don’t answer any number yet, so there is none to write from. Ask an Admin to add you to one.',
  'begin.own-number': 'This is a number of your own organisation. Write to a customer’s.',
  'begin.exists':
    'There is a conversation with this customer on {number} already. Go on there, or choose another number to write from.',
  'begin.open': 'Open it',
  'begin.template-there': 'Send a template there',
  'begin.colleague': 'A colleague handles this customer. Ask an Inbox manager or Admin if you should.',
} as const;
