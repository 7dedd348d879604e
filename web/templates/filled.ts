import { lookAt } from '../../channels/storage/look.ts';
import type { NewUpload } from '../../db/uploads.ts';
import { allow, type Decision, refuse } from '../../domain/decision.ts';
import {
  type Content,
  type HeaderFileFault,
  type HeaderKind,
  headerFault,
  largest,
} from '../../domain/sendable.ts';
import {
  fieldsOf,
  type FilledTemplate,
  fill,
  type Template,
  type TemplateRefusal,
} from '../../domain/template.ts';
import { keepFile } from '../media/uploads.ts';
import type { World } from '../world.ts';
import type { HeaderFile } from './form.ts';

interface Filled {
  filled: FilledTemplate;
  /** In the storage, with no row yet; null: no file came along. */
  upload: NewUpload | null;
}

/** Fills a template with what was written and the file that came along, which is kept only where everything is right. */
export async function fillWith(
  world: World,
  template: Template,
  values: Record<string, string>,
  file: HeaderFile | null,
): Promise<Decision<Filled, TemplateRefusal>> {
  const field = fieldsOf(template).find(({ key }) => key === 'header.file');
  if (field === undefined || file === null) {
    const filled = fill(template, values);
    return filled.ok ? allow({ filled: filled.value, upload: null }) : filled;
  }
  const kind = field.kind as HeaderKind;
  const content = await lookAt(file.received);
  const fault = faultOf(kind, file, content);
  if (fault !== null) {
    const limit = fault === 'file-too-large' ? largest[kind] / (1024 * 1024) : null;
    return refuse({ what: fault, key: field.key, label: field.label, limit });
  }
  const before = fill(template, { ...values, 'header.file': crypto.randomUUID() });
  if (!before.ok) return before;
  const upload = await keepFile(world, file.received, { content, kind, name: file.name });
  const filled = fill(template, { ...values, 'header.file': upload.id });
  return filled.ok ? allow({ filled: filled.value, upload }) : filled;
}

const faultOf = (kind: HeaderKind, file: HeaderFile, content: Content): HeaderFileFault | null =>
  file.cut ? 'file-too-large' : headerFault(kind, content);

/** It was turned back, or had been sent already: nobody needs the file. */
export async function letGo({ storage }: World, upload: NewUpload | null): Promise<void> {
  for (const key of [upload?.storageKey, upload?.thumbKey]) if (key) await storage.remove(key);
}
