import type { Translated } from '../catalogue.ts';
import type { alerts as english } from '../en/alerts.ts';

/** What calls somebody, and Settings → Notifications. In Portuguese. */
export const alerts: Translated<typeof english> = {
  'alerts.now-assigned': 'Nova conversa para você',
  'alerts.now-message': 'Nova mensagem para você',
  'alerts.now-unassigned': 'Alguém espera em Não atribuídas',
  'alerts.now-mention': 'Mencionaram você em uma nota',
  'alerts.title-with': '{name} · {what}',
  'alerts.no-preview': 'Toque para abrir a conversa.',
  'alerts.missed': {
    one: 'Mais {count} conversa precisa de você.',
    many: 'Mais {count} de conversas precisam de você.',
    other: 'Mais {count} conversas precisam de você.',
  },
  'alerts.now': 'agora',
  'alerts.open': 'Abrir',
  'alerts.dismiss': 'Dispensar',
  'alerts.sound-blocked': 'Você ainda não vai ouvir os alertas.',
  'alerts.sound-blocked-hint': 'Seu navegador mantém uma página em silêncio até você clicar nela.',
  'alerts.sound-unblock': 'Ativar som',

  'notifications.title': 'Notificações',
  'notifications.lead': 'Como o Switchboard chama você, e para quê. Só afeta você.',
  'notifications.saved': 'Salvo.',
  'notifications.here': 'Alertas',
  'notifications.sound': 'Alertas sonoros',
  'notifications.sound-hint': 'Um som curto, uma vez só, não importa quantas abas você tenha abertas.',
  'notifications.sound-which': 'Som',
  'notifications.volume': 'Volume',
  'notifications.test': 'Testar',
  'notifications.sound-bell': 'Campainha de balcão',
  'notifications.sound-chime': 'Sino',
  'notifications.sound-marimba': 'Marimba',
  'notifications.sound-knock': 'Batida',
  'notifications.sound-works': 'O som funciona nesta aba.',
  'notifications.sound-silent':
    'Seu navegador mantém esta página em silêncio. Toque em Testar; se ainda não ouvir nada, permita o som para este site na barra de endereços do navegador.',
  'notifications.popup': 'Alertas pop-up',
  'notifications.popup-hint':
    'Dentro desta página enquanto você olha para ela; senão, mostrados pelo navegador. Tocar em um abre a conversa.',
  'notifications.popup-granted': 'Permitidos por este navegador',
  'notifications.popup-default':
    'O navegador ainda não foi consultado, então não mostra nada enquanto você está em outro lugar.',
  'notifications.popup-ask': 'Permitir pop-ups',
  'notifications.popup-denied':
    'Bloqueados por este navegador. Toque no ícone à esquerda do endereço, mude Notificações para Permitir e recarregue esta página.',
  'notifications.popup-unsupported':
    'Este navegador não mostra pop-ups aqui. Em um iPhone ou iPad, adicione o Switchboard à Tela de Início e abra por lá.',
  'notifications.closed': 'Também com o Switchboard fechado',
  'notifications.closed-hint':
    'Este aparelho toca mesmo sem nenhuma página aberta, pelo que está marcado em Pop-up. Ele para quando você sai, e quando termina uma sessão que você não manteve aberta.',
  'notifications.closed-on': 'Este aparelho toca',
  'notifications.closed-stop': 'Parar de tocar aqui',
  'notifications.closed-start': 'Fazer este aparelho tocar',
  'notifications.closed-failed':
    'Não funcionou: este navegador não alcança o serviço de avisos dele, ou não dá para alcançar o Switchboard.',
  'notifications.closed-again': 'Tentar de novo',
  'notifications.closed-ios':
    'Em um iPhone ou iPad, adicione o Switchboard à Tela de Início e abra por ali. Assim ele pode tocar.',
  'notifications.closed-insecure': 'Um aparelho só pode tocar com https. Fale com quem cuida do Switchboard.',
  'notifications.closed-unsupported': 'Este navegador não pode tocar com a página fechada.',
  'notifications.previews': 'Mostrar quem escreveu e o quê',
  'notifications.previews-hint':
    'Desativado, os pop-ups fora desta página só dizem que alguém precisa de você: outras pessoas podem ver sua tela bloqueada ou compartilhada.',
  'notifications.about': 'Avisar sobre',
  'notifications.by-sound': 'Som',
  'notifications.by-popup': 'Pop-up',
  'notifications.about-assigned': 'Uma conversa atribuída a mim',
  'notifications.about-message': 'Uma nova mensagem nas minhas conversas',
  'notifications.about-unassigned': 'Uma nova conversa em Não atribuídas, enquanto estou Disponível',
  'notifications.about-mention': 'Alguém da equipe me menciona em uma nota',
  'notifications.about-by': '{about}: {way}',
  'notifications.quiet':
    'Nada toca por uma conversa que você está olhando, pelo que você mesmo fez ou pelo que perdeu enquanto estava fora.',
  'notifications.save': 'Salvar',

  'devices.title': 'Dispositivos que tocam',
  'devices.lead': 'Com o Switchboard fechado, estes tocam para você enquanto sua sessão durar neles.',
  'devices.rung': 'Desde {since} · tocou pela última vez {last}',
  'devices.never-rung': 'Desde {since} · ainda não tocou',
  'devices.refused': 'Não foi possível avisar este dispositivo desde {time}',
  'devices.given-up': 'Ele não toca mais. Para que volte a tocar, pressione lá “Fazer este aparelho tocar”.',
  'devices.remove': 'Remover',
  'devices.remove-this': 'Remover {device}',
  'devices.removed': 'Ele não toca mais.',
};
