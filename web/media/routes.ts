import { Hono } from 'hono';
import type { Env } from '../world.ts';
import { postFetching } from './fetching.tsx';
import { getMedium, getThumbnail } from './medium.ts';
import { postRemoval, postUpload } from './uploads.ts';

/** What the thread shows and the composer sends, beside words. */
export const mediaRoutes = new Hono<Env>();

mediaRoutes.get('/media/:message', getMedium);
mediaRoutes.get('/media/:message/thumbnail', getThumbnail);
mediaRoutes.post('/media/:message/fetching', postFetching);
mediaRoutes.post('/conversations/:conversation/uploads', postUpload);
mediaRoutes.post('/conversations/:conversation/uploads/:upload/removal', postRemoval);
