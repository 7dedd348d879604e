import { Hono } from 'hono';
import type { Env } from '../world.ts';
import { getAgents } from './agents.tsx';
import { postAttempt } from './attempts.tsx';
import { getCannedReplies } from './canned/list.tsx';
import { postClaim } from './claim.tsx';
import { postClosure } from './closure.tsx';
import { getMessages } from './earlier.tsx';
import { postKeeping } from './keeping.tsx';
import { postClosures, postTags, putAgents } from './many.tsx';
import { postConversation } from './new/begin.ts';
import { postLookup } from './new/lookup.tsx';
import { getStart, postStart } from './new/start.tsx';
import { postOpening } from './opening.tsx';
import { postOpenings } from './openings.tsx';
import { getConversation, getInbox } from './page.tsx';
import { getDrafts, postDraft } from './drafts.tsx';
import { postNote } from './notes/add.tsx';
import { getColleagues } from './notes/colleagues.tsx';
import { postNoteRemoval } from './notes/removal.tsx';
import { getOwner, putOwner } from './owner.tsx';
import { postPeople } from './people.tsx';
import { postRelease } from './release.tsx';
import { getReaction, putReaction } from './reaction.tsx';
import { getQuote } from './reply-quote.tsx';
import { postMessage } from './reply.tsx';
import { getRows } from './rows.tsx';
import { postView, postViewName, postViewRemoval } from './saved-views.tsx';
import { postSeen } from './seen.ts';
import { postSharedContact } from './shared-contact.tsx';
import { postUnread } from './unread.tsx';
import { postSnooze } from './snooze.tsx';
import { getTemplates, postPreview } from '../templates/picks.tsx';
import { postTemplate } from '../templates/send.tsx';
import { putAgent } from './transfer.tsx';

/** The inbox: an address is a noun, the method is the verb; a plain form can only POST. */
export const inboxRoutes = new Hono<Env>();

inboxRoutes.get('/inbox', getInbox);
inboxRoutes.get('/inbox/rows', getRows);
inboxRoutes.post('/inbox/lookups', postLookup);
inboxRoutes.get('/inbox/:conversation', getConversation);
inboxRoutes.post('/inbox/closures', postClosures);
inboxRoutes.post('/inbox/openings', postOpenings);
inboxRoutes.post('/inbox/agents', putAgents);
inboxRoutes.post('/inbox/tags', postTags);
inboxRoutes.post('/inbox/views', postView);
inboxRoutes.post('/inbox/views/names', postViewName);
inboxRoutes.post('/inbox/views/removals', postViewRemoval);

inboxRoutes.get('/conversations/new', getStart);
inboxRoutes.post('/conversations/new', postStart);
inboxRoutes.post('/conversations', postConversation);

inboxRoutes.get('/conversations/:conversation/messages', getMessages);
inboxRoutes.post('/conversations/:conversation/messages', postMessage);
inboxRoutes.post('/conversations/:conversation/messages/:message/attempts', postAttempt);
inboxRoutes.post('/conversations/:conversation/messages/:message/contacts', postSharedContact);
inboxRoutes.get('/conversations/:conversation/messages/:message/quote', getQuote);
inboxRoutes.get('/conversations/:conversation/messages/:message/reaction', getReaction);
inboxRoutes.on(['PUT', 'POST'], '/conversations/:conversation/messages/:message/reaction', putReaction);
inboxRoutes.post('/conversations/:conversation/seen', postSeen);
inboxRoutes.get('/conversations/:conversation/drafts', getDrafts);
inboxRoutes.post('/conversations/:conversation/drafts', postDraft);
inboxRoutes.get('/conversations/:conversation/replies', getCannedReplies);
inboxRoutes.get('/conversations/:conversation/colleagues', getColleagues);
inboxRoutes.post('/conversations/:conversation/notes', postNote);
inboxRoutes.post('/conversations/:conversation/notes/:note/removal', postNoteRemoval);
inboxRoutes.post('/conversations/:conversation/unread', postUnread);

inboxRoutes.get('/conversations/:conversation/templates', getTemplates);
inboxRoutes.post('/conversations/:conversation/templates', postTemplate);
inboxRoutes.post('/conversations/:conversation/templates/preview', postPreview);

inboxRoutes.get('/conversations/:conversation/agents', getAgents);
inboxRoutes.on(['PUT', 'POST'], '/conversations/:conversation/agent', putAgent);
inboxRoutes.post('/conversations/:conversation/claim', postClaim);
inboxRoutes.post('/conversations/:conversation/people', postPeople);
inboxRoutes.post('/conversations/:conversation/release', postRelease);
inboxRoutes.post('/conversations/:conversation/closure', postClosure);
inboxRoutes.post('/conversations/:conversation/snooze', postSnooze);
inboxRoutes.post('/conversations/:conversation/keeping', postKeeping);
inboxRoutes.post('/conversations/:conversation/opening', postOpening);

inboxRoutes.get('/contacts/:contact/owner', getOwner);
inboxRoutes.on(['PUT', 'POST'], '/contacts/:contact/owner', putOwner);
