/** Pictures, recordings and files. */
export const media = {
  'refusal.upload-gone': 'One of the files is not here any more. Choose it again, then send.',
  'media.fetching': 'Fetching it from WhatsApp…',
  'media.failed.gone': 'WhatsApp no longer has this file. Ask the customer to send it again.',
  'media.failed.too-large': 'This file is larger than WhatsApp allows, so it was not fetched.',
  'media.failed.broken':
    'What arrived was damaged on the way. Fetch it again, or ask the customer to send it again.',
  'media.failed.wrong-type':
    'What arrived is not the picture or recording it claimed to be, so it was not kept.',
  'media.failed.unreachable': 'WhatsApp could not be reached while it still had this file.',
  'media.again': 'Fetch again',
  'media.not-failed': 'It is being fetched, or here already. Look again in a moment.',
  'upload.file-empty': 'This file is empty. Choose another one.',
  'upload.file-too-large':
    'This file is larger than {limit}, which is the most WhatsApp takes. Send a smaller one.',
  'upload.none': 'No file arrived. Choose one and try again.',
  'upload.broken-off': 'The file did not arrive whole. Try again.',
  'upload.not-yours': 'This file was sent already, or thrown away.',
} as const;
