import { Hono } from 'hono';
import type { Env } from '../world.ts';
import { deletePushSubscription, postHeard, postPushRemoval, postPushSubscription } from './closed.ts';
import { getNotifications, postNotifications } from './notifications.tsx';

/** Everybody's own, whatever their role: it stands before the Admins' settings. */
export const notificationRoutes = new Hono<Env>();
notificationRoutes.get('/settings/notifications', getNotifications);
notificationRoutes.post('/settings/notifications', postNotifications);
notificationRoutes.post('/push-subscriptions', postPushSubscription);
notificationRoutes.delete('/push-subscriptions', deletePushSubscription);
notificationRoutes.post('/push-subscriptions/removals', postPushRemoval);
notificationRoutes.post('/alerts/heard', postHeard);
