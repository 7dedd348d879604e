import type { Template, TemplateComponent } from '../../domain/template.ts';

/** A template of which only what a test is about is said. */
export const template = (components: TemplateComponent[], rest: Partial<Template> = {}): Template => ({
  id: '01890000-0000-7000-8000-000000000001',
  wabaId: '102290129340398',
  name: 'order_update',
  language: 'en_US',
  status: 'APPROVED',
  category: 'UTILITY',
  parameterFormat: 'POSITIONAL',
  components,
  quality: null,
  rejectedReason: null,
  ...rest,
});

export const body = (text: string, example?: unknown): TemplateComponent => ({
  type: 'BODY',
  text,
  ...(example !== undefined && { example }),
});

export const buttons = (...list: TemplateComponent[]): TemplateComponent => ({
  type: 'BUTTONS',
  buttons: list,
});

export const upload = '01890000-0000-7000-8000-00000000f11e';
