import { Hono } from 'hono';
import type { Env } from '../world.ts';
import { postOwnersOfMany, postTagsOfMany } from './bulk.tsx';
import { postDeletionsOfMany } from './bulk-deletion.tsx';
import { postTemplateOfMany, postTemplateStep } from './bulk-template.tsx';
import { getContact } from './contact.tsx';
import { getDeletion, postDeletion } from './deletion.tsx';
import { getExport } from './export.ts';
import {
  getImport,
  getImports,
  getRefusedRows,
  postImport,
  postMapping,
  postRun,
  postStop,
  postUndo,
} from './imports.tsx';
import { getContacts, opensContactsOnly, postSearch } from './list.tsx';
import { getMerge, postMerge, postMergeSearch, postParting } from './merge.tsx';
import { getNewContact, postContact } from './new-contact.tsx';
import { postBlock, postConsent, postContactEdit } from './standing.tsx';
import { postTags } from './tags.tsx';

/** The contacts' pages. The form of a contact's owner is the inbox's (`web/inbox/routes.ts`). */
export const contactsRoutes = new Hono<Env>();

contactsRoutes.get('/contacts', opensContactsOnly, getContacts);
contactsRoutes.post('/contacts', opensContactsOnly, postContact);
contactsRoutes.post('/contacts/searches', opensContactsOnly, postSearch);
contactsRoutes.get('/contacts/new', opensContactsOnly, getNewContact);
contactsRoutes.get('/contacts/export', getExport);
contactsRoutes.get('/contacts/imports', getImports);
contactsRoutes.post('/contacts/imports', postImport);
contactsRoutes.get('/contacts/imports/:import', getImport);
contactsRoutes.post('/contacts/imports/:import/mapping', postMapping);
contactsRoutes.post('/contacts/imports/:import/run', postRun);
contactsRoutes.post('/contacts/imports/:import/stop', postStop);
contactsRoutes.post('/contacts/imports/:import/undo', postUndo);
contactsRoutes.get('/contacts/imports/:import/rows', getRefusedRows);
contactsRoutes.post('/contacts/tags', opensContactsOnly, postTagsOfMany);
contactsRoutes.post('/contacts/owners', opensContactsOnly, postOwnersOfMany);
contactsRoutes.post('/contacts/templates/new', opensContactsOnly, postTemplateStep);
contactsRoutes.post('/contacts/templates', opensContactsOnly, postTemplateOfMany);
contactsRoutes.post('/contacts/deletions', postDeletionsOfMany);

contactsRoutes.get('/contacts/:contact', getContact);
contactsRoutes.post('/contacts/:contact', postContactEdit);
contactsRoutes.post('/contacts/:contact/consent', postConsent);
contactsRoutes.post('/contacts/:contact/block', postBlock);
contactsRoutes.get('/contacts/:contact/deletion', getDeletion);
contactsRoutes.post('/contacts/:contact/deletion', postDeletion);
contactsRoutes.get('/contacts/:contact/merge', getMerge);
contactsRoutes.post('/contacts/:contact/merge', postMerge);
contactsRoutes.post('/contacts/:contact/merge/searches', postMergeSearch);
contactsRoutes.post('/contacts/:contact/parting', postParting);
contactsRoutes.post('/contacts/:contact/tags', postTags);
