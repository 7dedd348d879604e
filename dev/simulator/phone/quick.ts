/** What one press sends, beside words. */
export const quickActions = [
  { key: 'image', icon: 'image', label: 'Photo' },
  { key: 'voice', icon: 'mic', label: 'Voice' },
  { key: 'location', icon: 'map-pin', label: 'Location' },
  { key: 'document', icon: 'file-text', label: 'Document' },
  { key: 'contacts', icon: 'contact-round', label: 'Contact' },
  { key: 'crowd', icon: 'users-round', label: '20 people' },
] as const;

export const quickReplies = ['Thanks!', 'speak to a person', '👍'];

/** The message of a press, as the control API takes it. Null: no message of this name. */
export function quickMessage(key: string): object | null {
  switch (key) {
    case 'image':
      return { type: 'image', sample: true, image: { caption: 'The view from here' } };
    case 'voice':
    case 'document':
      return { type: key, sample: true };
    case 'location':
      return {
        type: 'location',
        location: { latitude: 51.5362, longitude: -0.1033, name: 'Canal Street 12', address: 'Blue door' },
      };
    case 'contacts':
      return {
        type: 'contacts',
        contacts: [
          {
            name: { formatted_name: 'Yaw Boateng', first_name: 'Yaw' },
            phones: [{ phone: '+1 202 555 0188', wa_id: '12025550188' }],
          },
        ],
      };
    default:
      return null;
  }
}

/** The same for a file, by its type. */
export function fileMessage(file: Pick<File, 'name' | 'type'>, id: string, caption: string): object {
  const words = caption === '' ? {} : { caption };
  if (/^image\/(jpeg|png)$/.test(file.type)) return { type: 'image', image: { id, ...words } };
  if (/^video\/(mp4|3gpp)$/.test(file.type)) return { type: 'video', video: { id, ...words } };
  if (file.type.startsWith('audio/')) return { type: 'audio', audio: { id } };
  return { type: 'document', document: { id, filename: file.name, ...words } };
}
