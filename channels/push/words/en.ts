import type { PushWords } from '../words.ts';

export const english: PushWords = {
  locale: 'en-GB',
  now: {
    assigned: 'New conversation for you',
    message: 'New message for you',
    unassigned: 'Somebody waits in Unassigned',
    mention: 'You were mentioned in a note',
  },
  press: 'Press to open the conversation.',
  more: {
    one: '1 more conversation needs you.',
    other: '{count} more conversations need you.',
  },
  kind: {
    image: 'Photo',
    video: 'Video',
    audio: 'Audio',
    voice: 'Voice message',
    document: 'Document',
    sticker: 'Sticker',
    location: 'Location',
    contacts: 'Contact card',
    other: 'Message',
  },
  somebody: 'No name yet',
};
