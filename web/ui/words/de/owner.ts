import type { Translated } from '../catalogue.ts';
import type { owner as english } from '../en/owner.ts';

/** What is said where a customer or a conversation is handed over: its owner, and a transfer's note. */
export const owner: Translated<typeof english> = {
  'event.owner': '{actor} hat {agent} als Betreuer eingetragen.',
  'event.owner-self': '{actor} ist jetzt Betreuer.',
  'event.owner-email':
    '{actor} hat {email} als Betreuer eingetragen. Die Adresse gehört noch niemandem hier.',
  'event.owner-nobody': '{actor} hat den Betreuer entfernt.',
  'event.moved-to-owner': 'Zu {agent} gewechselt, dem neuen Betreuer.',

  'note.by': '{agent} · Notiz',
  'transfer.note': 'Notiz an den Empfänger (optional)',
  'transfer.note-kept': 'Deine Notiz: „{note}“',

  'owner.title-give': '{name} an jemand anderen übergeben?',
  'owner.title': 'Wer betreut {name}?',
  'owner.lead-give': 'Du bist Betreuer. So übergibt der Verkauf einen Kunden.',
  'owner.lead': 'Neue Unterhaltungen gehen zuerst an den Betreuer, wenn er auf der Nummer antwortet.',
  'owner.change': 'Betreuer: {owner}. Ändern',
  'owner.nobody': 'Niemand',
  'owner.nobody-hint': 'Neue Unterhaltungen folgen deinen Zuweisungsregeln',
  'owner.email': 'Jemand, der noch nicht dabei ist',
  'owner.email-hint': 'Wird Betreuer, sobald die Person dabei ist',
  'owner.email-label': 'E-Mail-Adresse dieser Person',
  'owner.new': 'Neuer Betreuer',
  'owner.members': 'Mitglieder von {number}',
  'owner.anybody': 'Agenten',
  'owner.others': 'Keine Mitglieder von {number}',
  'owner.cannot': 'Nicht wählbar',
  'owner.more': 'Jemand anderes',
  'owner.online': '{role}, online',
  'owner.away': '{role}, abwesend',
  'owner.you': '{name} (du)',
  'owner.stays': '{role}. Diese Unterhaltung bleibt, wo sie ist',
  'owner.warn': '{role}. Unterhaltungen auf {number} gehen nicht dorthin',
  'owner.no-number': '{role}. Antwortet auf keiner Nummer dieses Kunden',
  'owner.is': '{role}. Derzeit Betreuer',
  'owner.effect-moves': {
    one: 'Die offene Unterhaltung wechselt jetzt dorthin',
    other:
      'Die {count} offenen Unterhaltungen wechseln jetzt dorthin, wo der Betreuer auf der Nummer antwortet',
  },
  'owner.effect-new': 'Neue von {name} gehen zuerst dorthin',
  'owner.effect-gone': 'Du siehst diese Unterhaltung dann nicht mehr',
  'owner.move': 'Auch die offene Unterhaltung mitgeben',
  'owner.move-hint':
    'An den neuen Betreuer, verfügbar oder nicht, wenn er auf der Nummer antwortet. Ein Bot hört auf.',
  'owner.submit': 'Betreuer ändern',
  'owner.cancel': 'Abbrechen',

  'done.owner': '{owner} ist jetzt Betreuer',
  'done.owner-again': 'Der Betreuer ist geändert',
  'done.owner-nobody': 'Dieser Kontakt hat jetzt keinen Betreuer',
  'done.owner-moving': 'Die offene Unterhaltung wechselt dorthin.',
  'done.owner-not-member':
    'Auf {number} antwortet der Betreuer nicht, deren Unterhaltungen gehen also nicht zu ihm.',
  'done.owner-email':
    'Noch hat niemand hier diese Adresse. Bis die Person dabei ist, folgen Unterhaltungen deinen Zuweisungsregeln.',

  'owner-refusal.not-allowed': 'Diesen Kunden kannst du nicht mehr übergeben.',
  'owner-refusal.owner-changed': 'Jemand hat den Betreuer vor dir geändert. Du siehst, wer es jetzt ist.',
  'owner-refusal.already-owner': 'Diese Person ist schon Betreuer. Wähl jemand anderen.',
  'owner-refusal.owner-not-agent': 'Wähl einen Agenten: Ein Kunde kann nicht an niemanden gehen.',
  'owner-refusal.owner-not-member':
    'Diese Person antwortet auf keiner Nummer dieses Kunden. Wähl jemanden, der es tut.',
  'owner-refusal.owner-inactive': 'Diese Person arbeitet nicht mehr hier. Wähl jemand anderen.',
  'owner-refusal.email': 'Schreib eine E-Mail-Adresse, zum Beispiel mia@example.org.',
  'owner-refusal.nobody-chosen': 'Wähl zuerst den neuen Betreuer.',
};
