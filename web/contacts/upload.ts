import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import type { Context } from 'hono';
import type { Env } from '../world.ts';

/** A file of a form, on this machine's disk until `remove` is called. */
export interface Upload {
  fields: Record<string, string>;
  path: string;
  name: string;
  size: number;
  remove(): Promise<void>;
}

export const mostUploadBytes = 50 * 1024 * 1024;

/** Takes a form with one file as it comes in, never all of it in memory. A refusal says what was wrong with it. */
export async function takeUpload(c: Context<Env>): Promise<Upload | 'no-form' | 'no-file' | 'too-large'> {
  const body = c.req.raw.body;
  const type = c.req.header('content-type') ?? '';
  if (body === null || !type.startsWith('multipart/form-data')) return 'no-form';
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-upload-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const upload = await receive(Readable.fromWeb(body as never), type, join(folder, 'file'));
    if (typeof upload !== 'string') return { ...upload, remove };
    await remove();
    return upload;
  } catch (error) {
    await remove();
    if (error instanceof BrokenForm) return 'no-form';
    throw error;
  }
}

class BrokenForm extends Error {}

async function receive(body: Readable, type: string, path: string) {
  const fields: Record<string, string> = {};
  let file: { name: string; size: number } | null = null;
  let tooLarge = false;
  let writing: Promise<void> = Promise.resolve();
  const form = reader(type);
  form.on('error', () => {}); // a form that breaks off says so twice; the pipeline hears the first
  form.on('field', (name, value) => {
    fields[name] = value;
  });
  form.on('file', (_field, stream, name) => {
    if (file !== null || name === undefined || name === '') return void stream.resume();
    const kept = { name, size: 0 };
    file = kept;
    stream.on('data', (chunk: Buffer) => (kept.size += chunk.length));
    stream.on('limit', () => (tooLarge = true));
    writing = pipeline(stream, createWriteStream(path));
    writing.catch(() => {}); // awaited below
  });
  try {
    await pipeline(body, form);
  } catch {
    throw new BrokenForm(); // broken off, or no form as it says
  }
  await writing;
  if (tooLarge) return 'too-large' as const;
  const taken = file as { name: string; size: number } | null;
  return taken === null || taken.size === 0 ? ('no-file' as const) : { fields, path, ...taken };
}

function reader(type: string) {
  try {
    return new Busboy({
      headers: { 'content-type': type },
      limits: { files: 2, fields: 20, fieldSize: 2000, fileSize: mostUploadBytes, headerPairs: 50 },
    });
  } catch {
    throw new BrokenForm();
  }
}
