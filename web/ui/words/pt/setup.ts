import type { Translated } from '../catalogue.ts';
import type { setup as english } from '../en/setup.ts';

/** The beginning: the set-up page and the steps after it. In Portuguese. */
export const setup: Translated<typeof english> = {
  'setup.title': 'Configurar o Switchboard',
  'setup.lead': 'Ainda não há ninguém aqui. Você será o primeiro Admin e depois poderá convidar os outros.',
  'setup.once': 'Esta página funciona uma vez só. Depois, as pessoas entram por convite.',
  'setup.field.organisation': 'Organização',
  'setup.field.name': 'Seu nome',
  'setup.field.email': 'E-mail',
  'setup.field.password': 'Senha',
  'setup.hint.organisation': 'Sua equipe vê ao entrar.',
  'setup.hint.name': 'Sua equipe vê.',
  'setup.hint.email': 'É com ele que você entra. Não pode ser alterado depois.',
  'setup.hint.password': 'Pelo menos {least} caracteres. Algumas palavras são fáceis de lembrar.',
  'setup.wrong.organisation': 'Digite um nome de no máximo 80 caracteres.',
  'setup.wrong.name': 'Digite um nome de no máximo 80 caracteres.',
  'setup.wrong.email': 'Digite um e-mail, como voce@example.com.',
  'setup.wrong.password': 'Escolha uma senha de {least} a {most} caracteres.',
  'setup.submit': 'Configurar e entrar',
  'setup.no-link': 'Ainda não há ninguém configurado aqui',
  'setup.no-link-hint':
    'Quem iniciou o Switchboard recebeu um link para a página de configuração, no terminal ou no registro do servidor web. Abra esse link. Ele funciona por 24 horas; ao iniciar de novo, aparece um novo.',

  'empty.no-number': 'Ainda não há nenhum número',
  'empty.no-number-admin': 'Conecte um número do WhatsApp, e o que os clientes escreverem aparece aqui.',
  'empty.no-number-hint': 'Você não é membro de nenhum número. Peça a um Admin para adicionar você a um.',

  'start.title': 'Primeiros passos',
  'start.lead': 'Quatro passos até o primeiro cliente. O que está feito é marcado automaticamente.',
  'start.all-done': 'Tudo pronto. A caixa de entrada espera sua equipe.',
  'start.inbox': 'Ir para a caixa de entrada',
  'start.done': 'Feito',
  'start.step': 'Passo {n}',
  'start.number': 'Conecte um número',
  'start.number-hint':
    'Um número comercial do WhatsApp, com o que o Painel de Apps da Meta mostra sobre ele.',
  'start.number-go': 'Conectar um número',
  'start.number-more': 'Ver seus números',
  'start.simulator': 'Usar o simulador',
  'start.simulator-hint':
    'Ou experimente sem o WhatsApp: os dois números do simulador, e clientes que você mesmo interpreta.',
  'start.people': 'Convide sua equipe',
  'start.people-hint': 'Cada pessoa recebe um e-mail com um link e vê o que sua função permite.',
  'start.people-go': 'Convidar pessoas',
  'start.people-more': 'Ver usuários',
  'start.assignment': 'Diga quem recebe uma conversa',
  'start.assignment-hint':
    'Só os membros de um número recebem as conversas dele. Escolha os membros e a regra que distribui as novas.',
  'start.assignment-go': 'Escolher membros',
  'start.assignment-more': 'Mudar as regras',
  'start.assignment-first': 'Conecte um número primeiro.',
  'start.message': 'Receba a primeira mensagem',
  'start.message-hint': 'Escreva para o seu número de qualquer celular. Aparece na caixa de entrada na hora.',
  'start.message-simulator':
    'Escreva como cliente no celular do simulador. Aparece na caixa de entrada na hora.',
  'start.message-go': 'Abrir o celular',
  'start.message-more': 'Ver na caixa de entrada',
};
