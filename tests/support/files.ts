/** Files for tests: small true ones, and such as pretend. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  BufferSource,
  BufferTarget,
  Conversion,
  EncodedPacket,
  EncodedVideoPacketSource,
  Input,
  Mp4OutputFormat,
  OGG,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import sharp from 'sharp';
import { samples } from '../../dev/simulator/samples.ts';

export const picture = (width = 1600, height = 1000) =>
  sharp({ create: { width, height, channels: 3, background: '#3a6' } })
    .jpeg()
    .withMetadata({ exif: { IFD0: { Copyright: 'a-secret-in-the-picture' } } })
    .toBuffer();
export const voiceNote = () => Buffer.from(samples.voice.make());
/** The same sound as `audio/webm;codecs=opus`, which is what a MediaRecorder gives there. */
export async function asRecordedByChromium(): Promise<Uint8Array> {
  const input = new Input({ source: new BufferSource(voiceNote()), formats: [OGG] });
  const output = new Output({ format: new WebMOutputFormat(), target: new BufferTarget() });
  const conversion = await Conversion.init({ input, output });
  await conversion.execute();
  return new Uint8Array(output.target.buffer ?? new ArrayBuffer(0));
}
export const paper = () => Buffer.from(samples.document.make());

/** What would run, if a browser took it for what it also is. */
export const hostile = {
  html: Buffer.from('<!doctype html><title>x</title><script>parent.ran = true</script>'),
  svg: Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" onload="parent.ran = true"><script>parent.ran = true</script></svg>',
  ),
  svgWithProlog: Buffer.from(
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>parent.ran=true</script></svg>',
  ),
  /** A GIF for whoever looks at its first letters, a script for whoever runs it. */
  gifAndScript: Buffer.from('GIF89a/*\0\0\0\0*/=1;parent.ran=true//;'),
  pdfAndHtml: Buffer.concat([
    Buffer.from(samples.document.make()),
    Buffer.from('<script>parent.ran=true</script>'),
  ]),
  script: Buffer.from('parent.ran = true;'),
};
/** A true JPEG with HTML in its comment. */
export async function jpegWithHtml(): Promise<Buffer> {
  const jpeg = await picture(40, 40);
  const html = Buffer.from('<html><script>parent.ran=true</script>');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(html.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, html, jpeg.subarray(2)]);
}

export const sha256 = (bytes: Uint8Array, encoding: 'hex' | 'base64' = 'hex') =>
  createHash('sha256').update(bytes).digest(encoding);

export async function whole(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** In pieces, as a network brings it. */
export const inPieces = (bytes: Uint8Array, size = 1000): Readable =>
  Readable.from(
    (function* () {
      for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
    })(),
    { objectMode: false },
  );

/** A film of one frame that nobody decodes: its container and the codec's name are true. */
export async function film(): Promise<Uint8Array> {
  const output = new Output({ format: new Mp4OutputFormat(), target: new BufferTarget() });
  const source = new EncodedVideoPacketSource('avc');
  output.addVideoTrack(source);
  await output.start();
  const description = new Uint8Array([
    1, 0x42, 0, 0x1e, 0xff, 0xe1, 0, 4, 0x67, 0x42, 0, 0x1e, 1, 0, 2, 0x68, 0xce,
  ]);
  await source.add(new EncodedPacket(new Uint8Array([0, 0, 0, 2, 0x65, 0x88]), 'key', 0, 1), {
    decoderConfig: { codec: 'avc1.42001e', codedWidth: 16, codedHeight: 16, description },
  });
  await output.finalize();
  return new Uint8Array(output.target.buffer ?? new ArrayBuffer(0));
}
