/**
 * A template as WhatsApp approved it, and what it says once its variables are filled in. What is asked of a person and
 * what WhatsApp wants back are both read from the stored components; nobody describes a template a second time.
 */
import type { HeaderFileFault } from './sendable.ts';
import { partsOf } from './template-parts.ts';

export { defaultsFor, type KnownContact, type Suggestion, suggestionsFor } from './template-defaults.ts';
export { fieldsOf } from './template-fields.ts';
export { fill } from './template-fill.ts';
export { type Preview, type PreviewText, previewOf } from './template-preview.ts';

export interface Template {
  id: string;
  wabaId: string;
  name: string;
  language: string;
  /** WhatsApp's word, and more may come; DELETED also for what a complete sync no longer had. */
  status: string;
  category: string;
  parameterFormat: 'POSITIONAL' | 'NAMED';
  components: TemplateComponent[];
  quality: string | null;
  rejectedReason: string | null;
}

/** As stored: what WhatsApp listed, of which every key may be missing or be something else. `template-parts.ts` reads it. */
export type TemplateComponent = Record<string, unknown>;

/** One thing to fill in. Every field has to be: WhatsApp knows no optional variable. */
export interface TemplateField {
  /** `header.1`, `header.file`, `header.latitude`, `body.2`, `body.first_name`, `button.0`: also the form's name for it. */
  key: string;
  /** What is put in: `link` is the end of a button's address, `code` what a button copies, a file an upload's id. */
  kind: 'text' | 'image' | 'video' | 'document' | 'location' | 'link' | 'code';
  /** The placeholder, where it has one, and what we take it for: `{{2}} Order`. */
  label: string;
  example: string | null;
}

/** Why a template cannot go like this, and the field it is about; `template` where it is about all of it. */
export interface TemplateRefusal {
  what:
    | 'empty'
    | 'too-long'
    /** A line break, a tab, or four spaces in a row: WhatsApp takes none of them in a variable (132018). */
    | 'spacing'
    | 'no-file'
    | HeaderFileFault
    | 'latitude'
    | 'longitude'
    | 'link'
    | 'not-sendable';
  key: string;
  label: string;
  /** How many characters there may be, where that is the matter: in the variable, or in the header or text it is part of; in megabytes for a file. */
  limit: number | null;
}

/** What is sent, shown and kept. `mediumId` is ours; WhatsApp's id is looked up when it goes. */
export interface FilledTemplate {
  name: string;
  language: string;
  category: string;
  header: FilledHeader | null;
  body: string;
  bodyParameters: FilledParameter[];
  footer: string | null;
  /** All of them, in the template's order: WhatsApp counts their index. */
  buttons: FilledButton[];
}

export type FilledHeader =
  | { format: 'text'; text: string; parameters: FilledParameter[] }
  | { format: 'image' | 'video'; mediumId: string }
  | { format: 'document'; mediumId: string; filename: string | null }
  | { format: 'location'; latitude: number; longitude: number; name: string; address: string };

/** `name` is null in a positional template, where the order counts. */
export interface FilledParameter {
  name: string | null;
  text: string;
}

export type FilledButton =
  | { kind: 'quick-reply'; text: string; payload: string }
  /** `suffix` is null where the whole address is the template's own. */
  | { kind: 'url'; text: string; url: string; suffix: string | null }
  | { kind: 'copy-code'; text: string; code: string }
  /** The button of an authentication template: copies the code that stands in the text. */
  | { kind: 'one-time-code'; text: string; code: string }
  | { kind: 'flow'; text: string }
  | { kind: 'phone'; text: string; phone: string };

/** Approved, and nothing in it that we cannot fill. */
export const mayBeSent = (template: Template): boolean =>
  template.status === 'APPROVED' && partsOf(template).strange.length === 0;

/** What is in it that we have no way to fill, in WhatsApp's words: `CAROUSEL`. */
export const unfillable = (template: Template): string[] => partsOf(template).strange;

/** What WhatsApp charges it as. Inside the window too: since October 2026 utility templates are charged there as well. */
export function priceClass({ category }: { category: string }): PriceClass {
  const known = category.toLowerCase();
  return known === 'marketing' || known === 'utility' || known === 'authentication' ? known : 'other';
}

export type PriceClass = 'marketing' | 'utility' | 'authentication' | 'other';
