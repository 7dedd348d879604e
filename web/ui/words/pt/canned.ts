import type { Translated } from '../catalogue.ts';
import type { canned as english } from '../en/canned.ts';

/** Texts of our own that are said often. In Portuguese. */
export const canned: Translated<typeof english> = {
  'canned.title': 'Respostas rápidas',
  'canned.button': 'Respostas rápidas (digite / no campo vazio)',
  'canned.lead':
    'O que você diz com frequência. Com o campo vazio, / abre esta lista; continue digitando para achar uma, e Enter a insere.',
  'canned.lead-reader': 'O que sua equipe diz com frequência. Os Admins escrevem; toda a equipe usa.',
  'canned.new': 'Nova resposta rápida',
  'canned.edit': 'Editar',
  'canned.edit-of': 'Editar /{name}',
  'canned.name': 'Atalho',
  'canned.name-hint': 'Uma palavra, digitada depois da barra.',
  'canned.text': 'Texto',
  'canned.variables':
    'Preenchidos em cada conversa: {variables}. O que não se sabe fica visível, e a resposta não é enviada até alguém escrever.',
  'canned.add': 'Adicionar resposta rápida',
  'canned.save': 'Salvar',
  'canned.cancel': 'Cancelar',
  'canned.remove': 'Excluir',
  'canned.calls-nothing':
    'Nenhuma resposta rápida se chama /{name}. Pressione Enter de novo para enviar assim mesmo.',
  'canned.none': 'Ainda não há respostas rápidas.',
  'canned.done-added': 'Está pronta. A partir de agora toda a equipe pode usar.',
  'canned.done-saved': 'Salvo.',
  'canned.done-removed': 'Foi excluída. O que foi enviado com ela fica.',
  'canned-refusal.name-missing': 'Dê um atalho.',
  'canned-refusal.name-long': 'Um atalho tem no máximo 40 caracteres.',
  'canned-refusal.name-taken': 'Já há uma com este atalho.',
  'canned-refusal.text-missing': 'Escreva o que ela diz.',
  'canned-refusal.text-long': 'O WhatsApp aceita no máximo 4096 caracteres em uma mensagem.',
  'canned-refusal.variable-unknown':
    'Algo entre chaves duplas não é nenhum dos quatro dados que são preenchidos. Corrija ou tire as chaves.',
  'canned-refusal.too-many': 'Já há 500. Exclua uma primeiro.',
  'canned-refusal.gone': 'Alguém a excluiu nesse meio-tempo.',
  'refusal.left-open':
    'No seu texto ainda há algo entre chaves duplas, porque não sabemos isso deste cliente. Escreva ou tire.',
};
