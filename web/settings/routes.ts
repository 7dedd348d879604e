import { Hono, type MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Env } from '../world.ts';
import {
  getAttribute,
  getAttributes,
  postAttribute,
  postAttributeChange,
  postAttributeRemoval,
} from './attributes.tsx';
import { getAssignment, postAssignment, postTrial, postWhatIf } from './assignment.tsx';
import { getReplies, getReply, postReply, postReplyChange, postReplyRemoval } from './canned.tsx';
import { getBot, postBot, postBotTrial } from './bot.tsx';
import { getConnect, postCheck, postNumber } from './connect.tsx';
import { getNumber, postCheckOfNumber, postEdit } from './number.tsx';
import { getNumbers } from './numbers.tsx';
import { getRefused } from './refused.tsx';
import { getStart, postSimulator } from './start.tsx';
import { getDeactivation, postDeactivation, postReactivation } from './users/deactivation.tsx';
import { getInvitation, postInvitationChange, postLink, postRevocation } from './users/invitation.tsx';
import { getInvite, postInvitation } from './users/invite.tsx';
import { getTag, getTagRemoval, getTags, postTag, postTagChange, postTagRemoval } from './tags.tsx';
import { getUsers } from './users/page.tsx';
import { getUser, postUser } from './users/user.tsx';

/** What everybody reads and Admins alone change: it stands before the Admins' settings. */
export const sharedSettingsRoutes = new Hono<Env>();
sharedSettingsRoutes.get('/settings/replies', getReplies);

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
settingsRoutes.get('/settings/numbers/:number/bot', getBot);
settingsRoutes.post('/settings/numbers/:number/bot', postBot);
settingsRoutes.post('/settings/numbers/:number/bot/trial', postBotTrial);
settingsRoutes.get('/settings/tags', getTags);
settingsRoutes.post('/settings/tags', postTag);
settingsRoutes.get('/settings/tags/:tag', getTag);
settingsRoutes.post('/settings/tags/:tag', postTagChange);
settingsRoutes.get('/settings/tags/:tag/removal', getTagRemoval);
settingsRoutes.post('/settings/tags/:tag/removal', postTagRemoval);
settingsRoutes.post('/settings/replies', postReply);
settingsRoutes.get('/settings/replies/:reply', getReply);
settingsRoutes.post('/settings/replies/:reply', postReplyChange);
settingsRoutes.post('/settings/replies/:reply/removal', postReplyRemoval);
settingsRoutes.get('/settings/attributes', getAttributes);
settingsRoutes.post('/settings/attributes', postAttribute);
settingsRoutes.get('/settings/attributes/:attribute', getAttribute);
settingsRoutes.post('/settings/attributes/:attribute', postAttributeChange);
settingsRoutes.post('/settings/attributes/:attribute/removal', postAttributeRemoval);
settingsRoutes.get('/settings/users', getUsers);
settingsRoutes.get('/settings/users/:user', getUser);
settingsRoutes.post('/settings/users/:user', postUser);
settingsRoutes.get('/settings/users/:user/deactivation', getDeactivation);
settingsRoutes.post('/settings/users/:user/deactivation', postDeactivation);
settingsRoutes.post('/settings/users/:user/reactivation', postReactivation);
settingsRoutes.get('/settings/refused', getRefused);
settingsRoutes.get('/settings/invitations/new', getInvite);
settingsRoutes.post('/settings/invitations', postInvitation);
settingsRoutes.get('/settings/invitations/:invitation', getInvitation);
settingsRoutes.post('/settings/invitations/:invitation', postInvitationChange);
settingsRoutes.post('/settings/invitations/:invitation/link', postLink);
settingsRoutes.post('/settings/invitations/:invitation/revocation', postRevocation);
