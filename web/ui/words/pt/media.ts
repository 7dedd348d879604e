import type { Translated } from '../catalogue.ts';
import type { media as english } from '../en/media.ts';

/** Pictures, recordings and files. In Portuguese. */
export const media: Translated<typeof english> = {
  'refusal.upload-gone': 'Um dos arquivos não está mais aqui. Escolha de novo e depois envie.',
  'media.fetching': 'Buscando no WhatsApp…',
  'media.failed.gone': 'O WhatsApp não tem mais este arquivo. Peça ao cliente para enviar de novo.',
  'media.failed.too-large': 'Este arquivo é maior do que o WhatsApp permite, então não foi baixado.',
  'media.failed.broken':
    'O que chegou se danificou no caminho. Baixe de novo ou peça ao cliente para enviar outra vez.',
  'media.failed.wrong-type': 'O que chegou não é a imagem ou gravação que dizia ser, então não foi guardado.',
  'media.failed.unreachable': 'Não foi possível acessar o WhatsApp enquanto ele ainda tinha este arquivo.',
  'media.again': 'Baixar de novo',
  'media.not-failed': 'Está sendo baixado, ou já está aqui. Veja de novo em um instante.',
  'upload.file-empty': 'Este arquivo está vazio. Escolha outro.',
  'upload.file-too-large':
    'Este arquivo é maior que {limit}, o máximo que o WhatsApp aceita. Envie um menor.',
  'upload.none': 'Nenhum arquivo chegou. Escolha um e tente de novo.',
  'upload.broken-off': 'O arquivo não chegou inteiro. Tente de novo.',
  'upload.not-yours': 'Este arquivo já foi enviado ou descartado.',
};
