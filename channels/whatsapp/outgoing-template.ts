import type { FilledButton, FilledHeader, FilledParameter, FilledTemplate } from '../../domain/template.ts';

interface With {
  /** Our ids of files → WhatsApp's. */
  mediaIds: Record<string, string>;
  /** Comes back with what the customer fills in. */
  flowToken: string;
}

/** A filled template as the Cloud API takes it: only what there is something to say about has a component. */
export function templateOf({ name, language, header, bodyParameters, buttons }: FilledTemplate, given: With) {
  const components = [
    ...headerComponent(header, given),
    ...(bodyParameters.length === 0 ? [] : [{ type: 'body', parameters: bodyParameters.map(text) }]),
    ...buttons.flatMap((button, index) => buttonComponent(button, String(index), given)),
  ];
  return { name, language: { code: language }, ...(components.length > 0 && { components }) };
}

function headerComponent(header: FilledHeader | null, { mediaIds }: With): object[] {
  if (header === null) return [];
  const component = (parameter: object) => [{ type: 'header', parameters: [parameter] }];
  switch (header.format) {
    case 'text':
      return header.parameters.length === 0
        ? []
        : [{ type: 'header', parameters: header.parameters.map(text) }];
    case 'location': {
      const { latitude, longitude, name, address } = header;
      return component({ type: 'location', location: { latitude, longitude, name, address } });
    }
    case 'image':
    case 'video':
      return component({ type: header.format, [header.format]: { id: fileId(header.mediumId, mediaIds) } });
    case 'document': {
      const { mediumId, filename } = header;
      const document = { id: fileId(mediumId, mediaIds), ...(filename !== null && { filename }) };
      return component({ type: 'document', document });
    }
  }
}

function fileId(mediumId: string, mediaIds: Record<string, string>): string {
  const id = mediaIds[mediumId];
  if (id === undefined) throw new Error('the file has not been given to WhatsApp');
  return id;
}

const text = ({ name, text }: FilledParameter) => ({
  type: 'text',
  ...(name !== null && { parameter_name: name }),
  text,
});

function buttonComponent(button: FilledButton, index: string, { flowToken }: With): object[] {
  const component = (sub_type: string, parameter: object) => [
    { type: 'button', sub_type, index, parameters: [parameter] },
  ];
  switch (button.kind) {
    case 'quick-reply':
      return component('quick_reply', { type: 'payload', payload: button.payload });
    case 'url':
      return button.suffix === null ? [] : component('url', { type: 'text', text: button.suffix });
    case 'one-time-code':
      return component('url', { type: 'text', text: button.code });
    case 'copy-code':
      return component('copy_code', { type: 'coupon_code', coupon_code: button.code });
    case 'flow':
      return component('flow', { type: 'action', action: { flow_token: flowToken } });
    case 'phone':
      return [];
  }
}
