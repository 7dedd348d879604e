import { type Fields, fieldsIn, isFields, textIn } from './fields.ts';
import { type GraphError, graphError } from './graph-errors.ts';
import { type Template, type TemplateButton, type TemplateComponent, variablesOf } from './templates.ts';

interface Known {
  hasMedia: (id: string) => boolean;
  templates: readonly Template[];
}

/** The first thing wrong with a template to send, component by component, as the Cloud API finds it. */
export function faultOfTemplate(part: Fields, { templates, hasMedia }: Known): GraphError | null {
  const found = templateIn(part, templates);
  if (found === undefined || !['APPROVED', 'PAUSED', 'DISABLED'].includes(found.status))
    return graphError(132001, {
      details: `template name (${textIn(part['name'])}) does not exist in ${languageIn(part)}`,
    });
  if (found.status !== 'APPROVED') return graphError(found.status === 'PAUSED' ? 132015 : 132016);

  const given = listIn(part['components']);
  const of = (type: string) => given.filter((each) => textIn(each['type']).toLowerCase() === type);
  const strange = given.find(
    ({ type }) => !['header', 'body', 'button'].includes(textIn(type).toLowerCase()),
  );
  if (strange !== undefined)
    return graphError(100, { message: "(#100) Param template['components'][0]['type'] is not valid" });

  const header = found.components.find(({ type }) => type === 'HEADER');
  const body = found.components.find(({ type }) => type === 'BODY');
  return (
    faultOfHeader(header, parametersOf(of('header')), found, hasMedia) ??
    faultOfText('body', body, parametersOf(of('body')), found) ??
    faultOfButtons(found.components.find(({ type }) => type === 'BUTTONS')?.buttons ?? [], of('button'))
  );
}

/** The template that a message names. */
export const templateIn = (part: Fields, templates: readonly Template[]): Template | undefined =>
  templates.find(({ name, language }) => name === part['name'] && language === languageIn(part));

const languageIn = (part: Fields): string => textIn(fieldsIn(part['language'])['code']);

export const parametersOf = ([component]: Fields[]): Fields[] => listIn(component?.['parameters']);

export const listIn = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

const limits = { header: 60, body: 1024 } as const;

function faultOfHeader(
  header: TemplateComponent | undefined,
  parameters: Fields[],
  template: Template,
  hasMedia: Known['hasMedia'],
): GraphError | null {
  const format = header?.format ?? 'TEXT';
  if (format === 'TEXT') return faultOfText('header', header, parameters, template);

  const [parameter] = parameters;
  const received = textIn(parameter?.['type']).toUpperCase() || 'UNKNOWN';
  if (received !== format)
    return graphError(132012, {
      details: `header: Format mismatch, expected ${format}, received ${received}`,
    });
  if (parameters.length !== 1) return countMismatch('header', parameters.length, 1);
  const content = fieldsIn(parameter?.[format.toLowerCase()]);
  if (format === 'LOCATION') return faultOfPlace(content);
  const id = textIn(content['id']);
  if (id === '' && textIn(content['link']) === '')
    return missing(`header ${format.toLowerCase()} id or link`);
  return id !== '' && !hasMedia(id) ? wrong('There is no media with this id.') : null;
}

function faultOfPlace({ latitude, longitude, name, address }: Fields): GraphError | null {
  if (latitude === undefined || longitude === undefined) return missing('location latitude, longitude');
  if (textIn(name) === '' || textIn(address) === '') return missing('location name, address');
  const fits = (value: unknown, most: number) => Math.abs(Number(value)) <= most;
  return fits(latitude, 90) && fits(longitude, 180) ? null : wrong('location is not on the earth');
}

function faultOfText(
  of: 'header' | 'body',
  component: TemplateComponent | undefined,
  parameters: Fields[],
  { parameter_format: format }: Template,
): GraphError | null {
  const wanted = variablesOf(component?.text);
  if (parameters.length !== wanted.length) return countMismatch(of, parameters.length, wanted.length);
  for (const parameter of parameters) {
    if (!['text', 'currency', 'date_time'].includes(textIn(parameter['type'])))
      return graphError(132012, { details: `${of}: parameter type is not text` });
    const text = textIn(parameter['text']);
    if (text.trim() === '') return missing(`${of} parameter text`);
    if (/[\n\r\t]| {5}/.test(text))
      return graphError(132018, {
        details: 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
      });
  }
  const isNamed = format === 'NAMED' && wanted.length > 0;
  if (isNamed && !wanted.every((name) => parameters.some((each) => each['parameter_name'] === name)))
    return graphError(132012, { details: `${of}: Parameter name is missing or not one of the template.` });
  if (!isNamed && parameters.some((each) => each['parameter_name'] !== undefined))
    return graphError(132012, { details: `${of}: Parameter name is not allowed here.` });

  const length = wanted.reduce(
    (sum, name, at) => sum + textIn(parameters[at]?.['text']).length - `{{${name}}}`.length,
    component?.text?.length ?? 0,
  );
  return length > limits[of] ? graphError(132005, { details: `${of}: translated text too long` }) : null;
}

function faultOfButtons(buttons: TemplateButton[], given: Fields[]): GraphError | null {
  for (const component of given) {
    const button = buttons[Number(component['index'])];
    if (button === undefined)
      return wrong(`button index ${String(component['index'])} is not in the template`);
    if (textIn(component['sub_type']).toLowerCase() !== subTypes[button.type])
      return graphError(132012, {
        details: `buttons: sub_type mismatch at index ${String(component['index'])}`,
      });
  }
  for (const [index, button] of buttons.entries()) {
    const parameters = parametersOf(given.filter((each) => Number(each['index']) === index));
    const fault = faultOfButton(button, parameters, index);
    if (fault !== null) return fault;
  }
  return null;
}

const subTypes: Record<string, string> = {
  QUICK_REPLY: 'quick_reply',
  URL: 'url',
  COPY_CODE: 'copy_code',
  FLOW: 'flow',
  OTP: 'url',
};

function faultOfButton(
  { type, url }: TemplateButton,
  parameters: Fields[],
  index: number,
): GraphError | null {
  const needed = (what: string) =>
    missing(`buttons: Button at index ${index} of type ${type} requires a ${what}`);
  const [parameter] = parameters;
  const isFilled = (type === 'URL' && variablesOf(url).length > 0) || type === 'OTP';
  if (parameters.length > 1 || (parameters.length === 1 && type === 'URL' && !isFilled))
    return countMismatch('buttons', parameters.length, isFilled ? 1 : 0);
  if (isFilled) {
    const text = textIn(parameter?.['text']);
    if (text === '') return needed('parameter');
    return /\s/.test(text) ? graphError(132018) : null;
  }
  if (type === 'COPY_CODE') {
    const code = textIn(parameter?.['coupon_code']);
    if (code === '') return needed('coupon_code');
    return code.length > 15 ? graphError(132005, { details: 'coupon_code too long' }) : null;
  }
  if (type === 'FLOW' && textIn(fieldsIn(parameter?.['action'])['flow_token']) === '')
    return needed('flow_token');
  if (type === 'QUICK_REPLY' && textIn(parameter?.['payload']).length > 128)
    return wrong('payload is longer than 128 characters');
  return null;
}

const missing = (name: string) => graphError(131008, { details: `Parameter ${name} is missing.` });
const wrong = (details: string) => graphError(131009, { details });
const countMismatch = (of: string, given: number, expected: number) =>
  graphError(132000, {
    details: `${of}: number of localizable_params (${given}) does not match the expected number of params (${expected})`,
  });
