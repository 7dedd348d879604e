import { Hono } from 'hono';
import type { Env } from '../world.ts';
import { getProfile, postPassword, postProfile, postSignOuts } from './profile.tsx';
import { putTheme } from './theme.tsx';

/** Everybody's own, whatever their role: it stands before the Admins' settings. */
export const profileRoutes = new Hono<Env>();
profileRoutes.on(['PUT', 'POST'], '/profile/theme', putTheme);
profileRoutes.get('/settings/profile', getProfile);
profileRoutes.post('/settings/profile', postProfile);
profileRoutes.post('/settings/profile/password', postPassword);
profileRoutes.post('/settings/profile/sign-outs', postSignOuts);
