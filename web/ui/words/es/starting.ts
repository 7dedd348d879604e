import type { Translated } from '../catalogue.ts';
import type { starting as english } from '../en/starting.ts';

/** Finding a customer by phone, and starting a conversation with one. In Spanish. */
export const starting: Translated<typeof english> = {
  'search.label': 'Buscar por teléfono, nombre o mensaje',
  'search.placeholder': 'Teléfono, nombre o mensaje',
  'search.find': 'Buscar',
  'search.found': 'Resultados',
  'search.title': 'Buscar',
  'search.again': 'Volver a la bandeja',
  'search.exact': 'Este número',
  'search.similar': 'Números parecidos',
  'search.on': 'en {number}',
  'search.closed': 'en {number}, cerrada',
  'search.none': 'Ninguna conversación tuya tiene este número.',
  'search.create': 'Crear una conversación nueva',
  'search.create-with': 'con {phone}',
  'search.count': {
    one: '{count} resultado',
    many: '{count} de resultados',
    other: '{count} resultados',
  },

  'phone.not-a-phone': 'Esto no es un número de teléfono. Escríbelo con su país, como +44 7700 900118.',
  'phone.too-short': 'Es demasiado corto para un número de +{country}. Revisa los dígitos.',
  'phone.too-long':
    'Es demasiado largo para un número de +{country}. Revisa los dígitos, o empieza con + y otro país.',
  'phone.no-such-length': 'Ningún número de +{country} tiene esa cantidad de dígitos. Revísalos.',
  'phone.no-such-country': 'Ningún país tiene ese código. Escríbelo así: +44 7700 900118.',

  'begin.title': 'Conversación nueva',
  'begin.lead': 'El primer mensaje a un número nuevo tiene que ser una plantilla.',
  'begin.open-form': 'Conversación nueva',
  'begin.step-number': 'Número',
  'begin.step-template': 'Plantilla',
  'begin.step-check': 'Revisar y enviar',
  'begin.to': 'Para',
  'begin.from': 'Desde',
  'begin.continue': 'Continuar',
  'begin.back': 'Atrás',
  'begin.no-numbers':
    'Aún no atiendes ningún número, así que no hay desde dónde escribir. Pide a un Admin que te agregue a uno.',
  'begin.own-number': 'Este número es de tu propia organización. Escribe al de un cliente.',
  'begin.exists':
    'Ya hay una conversación con este cliente en {number}. Sigue ahí, o elige otro número desde el que escribir.',
  'begin.open': 'Abrirla',
  'begin.template-there': 'Enviar ahí una plantilla',
  'begin.colleague':
    'Otra persona del equipo atiende a este cliente. Pregunta a un Admin o a Gestión de bandeja si deberías hacerlo tú.',
};
