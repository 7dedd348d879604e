import type { Translated } from '../catalogue.ts';
import type { notes as english } from '../en/notes.ts';

/** Notes for colleagues, and who is called in them. In Portuguese. */
export const notes: Translated<typeof english> = {
  'view.mentions': 'Menções',
  'list.mentioned': ' mencionam você',
  'empty.mentions': 'Ninguém mencionou você',
  'empty.mentions-hint':
    'As conversas em que alguém da equipe escrever @ e o seu nome em uma nota aparecem aqui.',

  'notes.kind': 'Tipo de mensagem',
  'notes.note': 'Nota',
  'notes.note-key': 'Escrever uma nota privada (N)',
  'notes.reply-key': 'Escrever uma resposta (M)',
  'notes.label': 'Escrever uma nota',
  'notes.field': 'Nota privada',
  'notes.draft': 'A nota que você tinha começado',
  'notes.placeholder': 'Só sua equipe vê. Use @ para mencionar alguém',
  'notes.hint': 'para adicionar',
  'notes.add': 'Adicionar nota',
  'notes.suggest': 'O que combina com o que você digita',
  'notes.take-back': 'Retirar esta nota',
  'notes.taken-back': '{agent} retirou uma nota.',
  'notes.empty': 'Escreva algo primeiro.',
  'notes.too-long': 'Uma nota tem no máximo {limit} caracteres. Divida em duas.',
  'notes.not-allowed': 'Você não pode mais escrever notas nesta conversa.',
  'notes.not-yours': 'Só quem escreveu uma nota pode retirá-la.',
  'notes.cannot-see':
    '{name} não pode ver esta conversa, então não dá para mencionar essa pessoa nela. Tire o @, ou peça a um Admin para adicioná-la ao número.',
  'keys.note': 'Escrever uma nota privada',
};
