import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import type { Content } from '../../domain/sendable.ts';
import { lookAtPicture } from './picture.ts';
import { lookAtSound } from './sound.ts';
import type { File } from './storage.ts';

/** What a file is, by its content alone: neither its name nor what anybody claims is asked. */
export async function lookAt({ path, size }: File): Promise<Content> {
  const found = size === 0 ? undefined : await fileTypeFromFile(path).catch(() => undefined); // cut short
  const mime =
    found?.mime.split(';')[0] ?? ((await isText(path)) ? 'text/plain' : 'application/octet-stream');
  const content: Content = { mime, size, ...nothingMore };
  if (mime.startsWith('image/')) return { ...content, ...(await lookAtPicture(path)) };
  if (/^(audio|video)\//.test(mime)) return { ...content, ...(await lookAtSound(path, mime)) };
  return content;
}

const nothingMore = { width: null, height: null, seconds: null, animated: false, codecs: [] };

const looked = 64 * 1024;

/** UTF-8 without control characters, as far as one looks. HTML and scripts are text too, and never more than that here. */
async function isText(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(looked), 0, looked, 0);
    const bytes = buffer.subarray(0, bytesRead);
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }); // a letter may be cut by the end
    return bytesRead > 0 && !bytes.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x1b));
  } catch {
    return false; // not UTF-8
  } finally {
    await file.close();
  }
}
