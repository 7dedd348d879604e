import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** First byte of everything sealed, so that a later way of sealing can live beside this one. */
const version = 1;
const ivLength = 12;
const tagLength = 16;

/** The key for access tokens, app secrets and verify tokens at rest, derived from `SECRET_KEY` for this purpose alone. */
export function sealingKey(secretKey: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, 'switchboard', 'numbers: secrets at rest', 32));
}

/** AES-256-GCM: version, 96-bit iv, 128-bit tag, then the text. The same text never seals to the same bytes twice. */
export function seal(key: Buffer, text: string): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), sealed]);
}

/** Throws when the bytes were altered, or sealed under another `SECRET_KEY`. */
export function unseal(key: Buffer, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== version)
    throw new Error(`sealed in a way this code does not know: ${bytes[0] ?? 'empty'}`);

  const iv = bytes.subarray(1, 1 + ivLength);
  const tag = bytes.subarray(1 + ivLength, 1 + ivLength + tagLength);
  const decipher = createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAuthTag(tag);
  return (
    decipher.update(bytes.subarray(1 + ivLength + tagLength), undefined, 'utf8') + decipher.final('utf8')
  );
}
