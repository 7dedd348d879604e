import { crc32, deflateSync } from 'node:zlib';

/** What the phone's quick actions send: made here, so that nothing of anybody's has to be kept in the project. */
export const samples = {
  image: { mimeType: 'image/png', filename: null, make: picture },
  voice: { mimeType: 'audio/ogg; codecs=opus', filename: null, make: silence },
  document: { mimeType: 'application/pdf', filename: 'delivery-note.pdf', make: page },
} as const;

type Colour = readonly [number, number, number];

/** Hills under an evening sky, 480 × 300. */
function picture(): Uint8Array<ArrayBuffer> {
  const [width, height] = [480, 300];
  const rows = Buffer.alloc(height * (width * 3 + 1));
  const mix = (a: Colour, b: Colour, t: number) =>
    a.map((from, i) => Math.round(from + ((b[i] ?? 0) - from) * t));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let colour = mix([246, 214, 160], [120, 170, 196], 1 - y / 190);
      if (Math.hypot(x - 350, y - 120) < 34) colour = [255, 236, 190];
      if (y > 178 + 22 * Math.sin(x / 74)) colour = mix([96, 138, 122], [70, 112, 104], (y - 150) / 120);
      if (y > 214 + 18 * Math.sin(x / 52 + 2)) colour = mix([48, 104, 82], [22, 60, 50], (y - 200) / 100);
      rows.set(colour, y * (width * 3 + 1) + 1 + x * 3);
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bits, RGB
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return new Uint8Array([
    ...signature,
    ...chunk('IHDR', header),
    ...chunk('IDAT', deflateSync(rows)),
    ...chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** Four seconds of nothing as Ogg Opus (RFC 7845), which every browser plays. */
function silence(): Uint8Array<ArrayBuffer> {
  const head = Buffer.from('OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0', 'latin1');
  const tags = Buffer.from('OpusTags\x09\0\0\0simulator\0\0\0\0', 'latin1');
  const frame = Buffer.from([0xf8, 0xff, 0xfe]); // 20 ms of silence, mono
  const pages = [oggPage([head], 0, 0, 2), oggPage([tags], 1, 0, 0)];
  for (let second = 1; second <= 4; second++)
    pages.push(oggPage(Array(50).fill(frame), second + 1, second * 48_000, second === 4 ? 4 : 0));
  return new Uint8Array(Buffer.concat(pages));
}

function oggPage(packets: Buffer[], sequence: number, granule: number, flags: number): Buffer {
  const header = Buffer.alloc(27 + packets.length);
  header.write('OggS');
  header[5] = flags;
  header.writeBigInt64LE(BigInt(granule), 6);
  header.writeUInt32LE(0x5b0a, 14);
  header.writeUInt32LE(sequence, 18);
  header[26] = packets.length;
  header.set(
    packets.map(({ length }) => length),
    27,
  );
  const whole = Buffer.concat([header, ...packets]);
  whole.writeUInt32LE(oggChecksum(whole), 22);
  return whole;
}

/** Ogg's CRC-32 is not zlib's: not reflected, nothing inverted (RFC 3533). */
function oggChecksum(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return crc >>> 0;
}

function page(): Uint8Array<ArrayBuffer> {
  return documentOf('Delivery note', ['Sent from the simulator.']);
}

/** A PDF of one page, with a right cross-reference table. Plain letters only: its font and its brackets know no others. */
export function documentOf(title: string, lines: string[]): Uint8Array<ArrayBuffer> {
  const written = lines.map((line) => `0 -32 Td /F1 12 Tf (${line}) Tj`).join(' ');
  const text = `BT /F1 20 Tf 72 720 Td (${title}) Tj ${written} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  file += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}
