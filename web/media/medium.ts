import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { thumbnailType } from '../../channels/storage/picture.ts';
import { findServed, type Served } from '../../db/media.ts';
import { isPassive } from '../../domain/sendable.ts';
import { openMessage } from '../door.ts';
import type { Env } from '../world.ts';
import { dispositionOf } from './disposition.ts';
import { serveFile } from './file.ts';

/** `GET /media/:message`: the file of a message. `?download`: to be saved, whatever it is. */
export async function getMedium(c: Context<Env>) {
  const medium = await served(c);
  const inline = isPassive(medium.mime) && c.req.query('download') === undefined;
  return serveFile(c, {
    key: medium.storageKey,
    size: medium.size,
    // What is only to be saved has no type that a browser could make something of.
    type: isPassive(medium.mime) ? medium.mime : 'application/octet-stream',
    tag: medium.sha256,
    disposition: dispositionOf(medium, inline),
  });
}

/** `GET /media/:message/thumbnail`: a small picture of it, drawn by us. */
export async function getThumbnail(c: Context<Env>) {
  const { thumbKey: key, sha256 } = await served(c);
  if (key === null) throw new HTTPException(404);
  return serveFile(c, {
    key,
    size: null,
    type: thumbnailType,
    tag: `${sha256}-small`,
    disposition: 'inline',
  });
}

async function served(c: Context<Env>): Promise<Served> {
  const { messageId } = await openMessage(c);
  const medium = await findServed(c.var.world.sql, messageId);
  if (medium === null) throw new HTTPException(404);
  return medium;
}
