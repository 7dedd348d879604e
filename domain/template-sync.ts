/** How what WhatsApp has approved gets here: a list that is asked for, and what it reports by itself. */
import type { TemplateComponent } from './template.ts';

export interface ListedTemplate {
  whatsappId: string;
  name: string;
  language: string;
  status: string;
  category: string;
  parameterFormat: 'POSITIONAL' | 'NAMED';
  components: TemplateComponent[];
  quality: string | null;
  rejectedReason: string | null;
}

/** What came of asking. Complete where there is no fault: then what is not in it is gone. */
export interface TemplateList {
  templates: ListedTemplate[];
  /** Rows nobody could read: what we have of them stays as it is. */
  unreadable: number;
  fault: { fault: string; detail: string | null } | null;
}

export type ListTemplates = (account: {
  wabaId: string;
  accessToken: string;
  appSecret: string | null;
}) => Promise<TemplateList>;

/** Nobody could be asked, which passes: worth asking again soon. */
export const passes = (fault: string): boolean => ['unreachable', 'slow', 'busy'].includes(fault);

/** What WhatsApp reports of a template by itself. What a report does not speak of is null. */
export interface TemplateReport {
  type: 'template';
  phoneNumberId: null;
  wabaId: string;
  whatsappId: string | null;
  name: string | null;
  language: string | null;
  status: string | null;
  rejectedReason: string | null;
  quality: string | null;
  category: string | null;
  at: number;
}

/** WhatsApp's codes that say our copy of a template is old (whatsapp-cloud-api.md, section 13). */
const stale = new Set([132000, 132001, 132007, 132008, 132012, 132015, 132016, 132068, 132069, 131063]);
export const saysCopyIsOld = (code: number | null): boolean => code !== null && stale.has(code);

export const templatesWorkflowId = (wabaId: string): string => `templates-${wabaId}`;
