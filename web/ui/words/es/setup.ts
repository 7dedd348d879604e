import type { Translated } from '../catalogue.ts';
import type { setup as english } from '../en/setup.ts';

/** The beginning: the set-up page and the steps after it. In Spanish. */
export const setup: Translated<typeof english> = {
  'setup.title': 'Configurar Switchboard',
  'setup.lead': 'Aún no hay nadie aquí. Serás el primer Admin, y después podrás invitar a los demás.',
  'setup.once': 'Esta página funciona una sola vez. Después se entra por invitación.',
  'setup.field.organisation': 'Organización',
  'setup.field.name': 'Tu nombre',
  'setup.field.email': 'Correo electrónico',
  'setup.field.password': 'Contraseña',
  'setup.hint.organisation': 'Tu equipo la ve al iniciar sesión.',
  'setup.hint.name': 'Lo ve tu equipo.',
  'setup.hint.email': 'Con él inicias sesión. No se puede cambiar después.',
  'setup.hint.password': 'Al menos {least} caracteres. Unas cuantas palabras son fáciles de recordar.',
  'setup.wrong.organisation': 'Escribe un nombre de hasta 80 caracteres.',
  'setup.wrong.name': 'Escribe un nombre de hasta 80 caracteres.',
  'setup.wrong.email': 'Escribe un correo electrónico, como tu@example.com.',
  'setup.wrong.password': 'Elige una contraseña de {least} a {most} caracteres.',
  'setup.submit': 'Configurar y entrar',
  'setup.no-link': 'Aún no hay nadie configurado aquí',
  'setup.no-link-hint':
    'A quien inició Switchboard se le mostró un enlace a la página de configuración, en la terminal o en el registro del servidor web. Abre ese enlace. Funciona durante 24 horas; al iniciar de nuevo se muestra uno nuevo.',

  'empty.no-number': 'Aún no hay ningún número',
  'empty.no-number-admin': 'Conecta un número de WhatsApp, y aquí aparecerá lo que escriban los clientes.',
  'empty.no-number-hint': 'No eres miembro de ningún número. Pide a un Admin que te agregue a uno.',

  'start.title': 'Primeros pasos',
  'start.lead': 'Cuatro pasos hasta el primer cliente. Lo hecho se marca automáticamente.',
  'start.all-done': 'Todo listo. La bandeja espera a tu equipo.',
  'start.inbox': 'Ir a la bandeja',
  'start.done': 'Hecho',
  'start.step': 'Paso {n}',
  'start.number': 'Conecta un número',
  'start.number-hint':
    'Un número de WhatsApp para empresas, con lo que muestra de él el Panel de apps de Meta.',
  'start.number-go': 'Conectar un número',
  'start.number-more': 'Ver tus números',
  'start.simulator': 'Usar el simulador',
  'start.simulator-hint':
    'O pruébalo sin WhatsApp: los dos números del simulador, y clientes que interpretas tú.',
  'start.people': 'Invita a tu equipo',
  'start.people-hint': 'Cada persona recibe un correo con un enlace, y ve lo que permite su rol.',
  'start.people-go': 'Invitar personas',
  'start.people-more': 'Ver usuarios',
  'start.assignment': 'Decide quién recibe una conversación',
  'start.assignment-hint':
    'Solo los miembros de un número reciben sus conversaciones. Elígelos, y elige la regla que reparte las nuevas.',
  'start.assignment-go': 'Elegir miembros',
  'start.assignment-more': 'Cambiar las reglas',
  'start.assignment-first': 'Conecta primero un número.',
  'start.message': 'Recibe el primer mensaje',
  'start.message-hint': 'Escribe a tu número desde cualquier teléfono. Aparece en la bandeja al instante.',
  'start.message-simulator':
    'Escribe como cliente en el teléfono del simulador. Aparece en la bandeja al instante.',
  'start.message-go': 'Abrir el teléfono',
  'start.message-more': 'Verlo en la bandeja',
};
