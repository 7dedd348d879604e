import { inflateRawSync } from 'node:zlib';

/** One file out of a zip archive such as a Python wheel (APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16).
 * @param {Buffer} zip
 * @param {RegExp} name */
export function readZipEntry(zip, name) {
  const end = zip.lastIndexOf('PK\x05\x06');
  if (end < 0) throw new Error('it is not a zip archive');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = zip.readUInt16LE(at + 28);
    if (name.test(zip.toString('utf8', at + 46, at + 46 + nameLength))) return contents(zip, at);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error(`the archive has no ${name}`);
}

/** @param {Buffer} zip
 * @param {number} entry where its line of the directory begins */
function contents(zip, entry) {
  const method = zip.readUInt16LE(entry + 10);
  const header = zip.readUInt32LE(entry + 42);
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const packed = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
  return method === 0 ? packed : inflateRawSync(packed);
}
