import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { ListedTemplate, ListTemplates, TemplateList } from '../../domain/template-sync.ts';
import { readJson, reason, refused } from './answers.ts';
import { clean, cleanText, isFields } from './clean.ts';
import { faultOfListing } from './template-faults.ts';

interface Settings {
  /** `https://graph.facebook.com`, or the simulator. The access token goes to this host and no other. */
  apiUrl: string;
  /** `v25.0` */
  version: string;
  /** For each page. */
  timeoutMs?: number;
}

const fields = 'id,name,language,status,category,parameter_format,components,quality_score,rejected_reason';
/** An account may have 6,000; more pages than this are a mistake of somebody's. */
const mostPages = 200;
/** A page of 100 with long texts and many buttons. */
const largest = 8 * 1024 * 1024;

/**
 * The account's templates, page by page. Never throws: what kept it from the end is its fault, and only a list without one
 * is complete. A row nobody can read is counted, and loses none of its neighbours.
 */
export function createListTemplates({ apiUrl, version, timeoutMs = 15_000 }: Settings): ListTemplates {
  const base = new URL(`${encodeURIComponent(version)}/`, `${apiUrl.replace(/\/+$/, '')}/`);

  return async ({ wabaId, accessToken, appSecret }) => {
    const list: TemplateList = { templates: [], unreadable: 0, fault: null };
    const hidden = (text: string) => cleanText(text.replaceAll(accessToken, '…')).slice(0, 300);
    const stopped = (fault: string, detail: string | null) => ({ ...list, fault: { fault, detail } });
    if (!/^[\x21-\x7e]+$/.test(accessToken)) return stopped('token', null);

    let after: string | null = null;
    for (let pages = 0; pages < mostPages; pages++) {
      const url = new URL(`${encodeURIComponent(wabaId)}/message_templates`, base);
      url.search = new URLSearchParams({
        ...{ fields, limit: '100' },
        ...(after !== null && { after }),
        ...(appSecret !== null && { appsecret_proof: proofOf(accessToken, appSecret) }),
      }).toString();
      try {
        const response = await fetch(url, {
          headers: { authorization: `Bearer ${accessToken}` },
          redirect: 'manual', // it would take the token to another host
          signal: AbortSignal.timeout(timeoutMs),
        });
        const body = readJson(await readAtMost(response, largest));
        const page = response.ok ? listed.safeParse(body).data : undefined;
        if (page === undefined) {
          const error = refused.safeParse(body).data?.error ?? null;
          const detail = hidden(error?.error_data?.details || error?.message || `HTTP ${response.status}`);
          return stopped(faultOfListing(error?.code ?? null, response.status), detail);
        }
        for (const row of page.data) {
          const read = templateIn(row);
          if (read === null) list.unreadable += 1;
          else list.templates.push(read);
        }
        // The address in `next` may lead anywhere: only that there is one counts.
        const cursor = page.paging?.cursors?.after ?? null;
        if (page.paging?.next === undefined) return list;
        if (cursor === null || cursor === after) return stopped('unclear', 'a page without an end');
        after = cursor;
      } catch (error) {
        const late = error instanceof Error && error.name === 'TimeoutError';
        const detail = hidden(error instanceof Error ? reason(error) : 'the call failed');
        return stopped(late ? 'slow' : 'unreachable', detail);
      }
    }
    return stopped('unclear', 'more pages than an account can have');
  };
}

const proofOf = (token: string, secret: string): string =>
  createHmac('sha256', secret).update(token).digest('hex');

const listed = z.looseObject({
  data: z.array(z.unknown()),
  paging: z
    .looseObject({
      cursors: z.looseObject({ after: z.string().max(2000).optional() }).optional(),
      next: z.string().optional(),
    })
    .optional()
    .catch(undefined),
});

const word = z.string().min(1).max(512);
const row = z.looseObject({
  id: z.union([word, z.number()]).transform(String),
  name: word,
  language: word,
  status: word,
  category: word,
  parameter_format: z.string().optional().catch(undefined),
  components: z.array(z.looseObject({ type: z.string() })),
  quality_score: z.looseObject({ score: word }).optional().catch(undefined),
  rejected_reason: z.string().max(2000).nullish().catch(undefined),
});

function templateIn(given: unknown): ListedTemplate | null {
  if (!isFields(given)) return null;
  try {
    const read = row.safeParse(clean(given));
    if (!read.success) return null;
    const { id, name, language, status, category, components } = read.data;
    const reasonGiven = read.data.rejected_reason;
    return {
      ...{ whatsappId: id, name, language, components },
      status: status.toUpperCase(),
      category: category.toUpperCase(),
      parameterFormat: read.data.parameter_format?.toUpperCase() === 'NAMED' ? 'NAMED' : 'POSITIONAL',
      quality: read.data.quality_score?.score.toUpperCase() ?? null,
      rejectedReason:
        reasonGiven == null || reasonGiven === '' || reasonGiven === 'NONE' ? null : reasonGiven,
    };
  } catch {
    return null; // nested more deeply than anything WhatsApp sends
  }
}

/** The body as text; null when it is longer: then it is no answer we know. */
async function readAtMost(response: Response, most: number): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > most) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
