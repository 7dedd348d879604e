import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Storage, StorageSettings } from './storage.ts';
import { swept } from './sweeping.ts';

/** A bucket at Amazon, or at whoever speaks as it does (`S3_ENDPOINT`). Its library is large, and loaded only here. */
export function createBucket(settings: StorageSettings, at: { bucket: string; prefix: string }): Storage {
  const named = (key: string) => (at.prefix === '' ? key : `${at.prefix}/${key}`);
  let opening: ReturnType<typeof open> | null = null;
  const opened = () => {
    opening ??= open(settings, at.bucket);
    return opening;
  };

  return {
    async keep(key, content) {
      const { disk } = await opened();
      if (content instanceof Uint8Array) return disk.put(named(key), content);
      const { path, size } = content;
      await disk.putStream(named(key), swept(createReadStream(path)), { contentLength: size });
    },
    async read(key, range) {
      const { disk, client, GetObjectCommand } = await opened();
      if (range === undefined) return swept(await disk.getStream(named(key)));
      const { Body: body } = await client.send(
        new GetObjectCommand({
          Bucket: at.bucket,
          Key: named(key),
          Range: `bytes=${range.start}-${range.end}`,
        }),
      );
      return swept(body as Readable); // in Node it is one
    },
    async remove(key) {
      await (await opened()).disk.delete(named(key));
    },
  };
}

async function open(settings: StorageSettings, bucket: string) {
  const [{ S3Client, GetObjectCommand }, { Disk }, { S3Driver }] = await Promise.all([
    import('@aws-sdk/client-s3'),
    import('flydrive'),
    import('flydrive/drivers/s3'),
  ]);
  const { s3Endpoint: endpoint, s3AccessKeyId: accessKeyId, s3SecretAccessKey: secretAccessKey } = settings;
  const client = new S3Client({
    region: settings.s3Region,
    // Others than Amazon seldom have a host name for each bucket.
    ...(endpoint !== null && { endpoint, forcePathStyle: true }),
    // Without keys the machine's own role is asked for.
    ...(accessKeyId !== null &&
      secretAccessKey !== null && { credentials: { accessKeyId, secretAccessKey } }),
    // Not everybody's S3 knows the newer checksums; what is kept has its SHA-256 in our row.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const disk = new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false }));
  return { client, disk, GetObjectCommand };
}
