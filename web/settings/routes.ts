import { Hono, type MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Env } from '../world.ts';
import { getAssignment, postAssignment, postTrial, postWhatIf } from './assignment.tsx';
import { getConnect, postCheck, postNumber } from './connect.tsx';
import { getNumber, postCheckOfNumber, postEdit } from './number.tsx';
import { getNumbers } from './numbers.tsx';
import { getStart, postSimulator } from './start.tsx';
import { getDeactivation, postDeactivation, postReactivation } from './users/deactivation.tsx';
import { getInvitation, postInvitationChange, postLink, postRevocation } from './users/invitation.tsx';
import { getInvite, postInvitation } from './users/invite.tsx';
import { getUsers } from './users/page.tsx';
import { getUser, postUser } from './users/user.tsx';

/** Settings are an Admin's; to everybody else there is no such page. */
const adminsOnly: MiddlewareHandler<Env> = async (c, next) => {
  if (c.var.viewer.role !== 'admin') throw new HTTPException(404);
  await next();
};

export const settingsRoutes = new Hono<Env>();
settingsRoutes.use('/settings', adminsOnly);
settingsRoutes.use('/settings/*', adminsOnly);
settingsRoutes.get('/settings', (c) => c.redirect('/settings/numbers'));
settingsRoutes.get('/settings/start', getStart);
settingsRoutes.post('/settings/start/simulator', postSimulator);
settingsRoutes.get('/settings/numbers', getNumbers);
settingsRoutes.get('/settings/numbers/new', getConnect);
settingsRoutes.post('/settings/numbers', postNumber);
settingsRoutes.post('/settings/numbers/check', postCheck);
settingsRoutes.get('/settings/numbers/:number', getNumber);
settingsRoutes.post('/settings/numbers/:number', postEdit);
settingsRoutes.post('/settings/numbers/:number/check', postCheckOfNumber);
settingsRoutes.get('/settings/numbers/:number/assignment', getAssignment);
settingsRoutes.post('/settings/numbers/:number/assignment', postAssignment);
settingsRoutes.post('/settings/numbers/:number/assignment/trial', postTrial);
settingsRoutes.post('/settings/numbers/:number/assignment/what-if', postWhatIf);
settingsRoutes.get('/settings/users', getUsers);
settingsRoutes.get('/settings/users/:user', getUser);
settingsRoutes.post('/settings/users/:user', postUser);
settingsRoutes.get('/settings/users/:user/deactivation', getDeactivation);
settingsRoutes.post('/settings/users/:user/deactivation', postDeactivation);
settingsRoutes.post('/settings/users/:user/reactivation', postReactivation);
settingsRoutes.get('/settings/invitations/new', getInvite);
settingsRoutes.post('/settings/invitations', postInvitation);
settingsRoutes.get('/settings/invitations/:invitation', getInvitation);
settingsRoutes.post('/settings/invitations/:invitation', postInvitationChange);
settingsRoutes.post('/settings/invitations/:invitation/link', postLink);
settingsRoutes.post('/settings/invitations/:invitation/revocation', postRevocation);
