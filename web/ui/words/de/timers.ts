import type { Translated } from '../catalogue.ts';
import type { timers as english } from '../en/timers.ts';

/** What happens by itself after a while: its part of the catalogue (`words.ts`). */
export const timers: Translated<typeof english> = {
  'options.title': 'Optionen',
  'options.lead': 'Was nach einer Weile von selbst geschieht. Lass ein Feld leer, um es auszuschalten.',
  'options.off': 'Aus',
  'options.giveBackMinutes': 'Ohne erste Antwort zurückgeben nach, in Minuten',
  'options.giveBackMinutes-hint':
    'Gezählt ab dem Moment, in dem der Agent sie bekam. Sie geht an jemand anderen, auch wenn der Agent den Kontakt betreut.',
  'options.autoCloseDays': 'Ohne Nachricht schließen nach, in Tagen',
  'options.autoCloseDays-hint':
    'Nicht in „Nicht zugewiesen“: Wenn dort ein Kunde wartet, wird nie von selbst geschlossen.',
  'history.giveBackMinutes': {
    one: 'gibt nach {count} Minute ohne erste Antwort zurück',
    other: 'gibt nach {count} Minuten ohne erste Antwort zurück',
  },
  'history.giveBackMinutes-off': 'gibt nichts von selbst zurück',
  'history.autoCloseDays': {
    one: 'schließt nach {count} Tag ohne Nachricht',
    other: 'schließt nach {count} Tagen ohne Nachricht',
  },
  'history.autoCloseDays-off': 'schließt nichts von selbst',

  'next.label': 'Wie es weitergeht',
  'next.wake': 'Zurückgestellt bis {time}, oder bis der Kunde schreibt.',
  'next.give-back': 'Geht {time} zurück in die Warteschlange, wenn {agent} nicht antwortet.',
  'next.close': 'Schließt {time} von selbst, wenn niemand schreibt.',
  'next.wake-now': 'Jetzt zurückholen',
  'next.keep-mine': 'Bei mir behalten',
  'next.keep-theirs': 'Bei {agent} lassen',
  'next.keep-open': 'Offen halten',
  'next.at': 'um {time}',
  'next.on': 'am {day} um {time}',
  'next.today': 'heute {time}',
  'next.tomorrow': 'morgen {time}',
  'next.day': '{day} {time}',

  'snooze.button': 'Später',
  'snooze.title': 'Zurückstellen bis',
  'snooze.lead':
    'Sie bleibt beim Agenten, zählt nicht als offene Arbeit und kommt wieder, wenn der Kunde schreibt.',
  'snooze.later': 'In drei Stunden',
  'snooze.tomorrow': 'Morgen',
  'snooze.week': 'Nächste Woche',
  'snooze.pick': 'Zeit wählen',
  'snooze.set': 'Zurückstellen',
  'done.snoozed': 'Zurückgestellt',
  'done.woken': 'Wieder auf deinem Tisch',
  'done.kept-open': 'Bleibt offen',
  'done.kept-agent': 'Bleibt, wo sie ist',
  'list.snoozed': 'Zurückgestellt bis {time}',
  'refusal.not-snoozed': 'Sie ist nicht mehr zurückgestellt.',
  'refusal.time-passed': 'Diese Zeit ist inzwischen vorbei. Wähl eine spätere.',

  'event.gave-back': '{agent} hat nicht rechtzeitig zum ersten Mal geantwortet: Jemand anderes wird gesucht.',
  'event.snoozed': '{actor} hat das bis {time} zurückgestellt.',
  'event.woke-time': 'Wieder da: Die Zeit ist gekommen.',
  'event.woke-customer': 'Wieder da: Der Kunde hat geschrieben.',
  'event.woke-by': '{actor} hat das wieder aufgenommen.',
  'event.kept-open': '{actor} hält das offen: Es schließt nicht von selbst.',
  'event.kept-mine': '{actor} behält das, mit oder ohne Antwort.',
  'event.kept-agent': '{actor} hat das bei {agent} gelassen, mit oder ohne Antwort.',
  'event.closed-itself': {
    one: 'Nach {count} Tag ohne Nachricht von selbst geschlossen.',
    other: 'Nach {count} Tagen ohne Nachricht von selbst geschlossen.',
  },
  'event.waiting-no-others': 'Auf {number} antwortet sonst niemand.',

  'why.owner_gave_back': '{agent} hatte sie und hat nicht rechtzeitig geantwortet',
  'why.previous_gave_back': '{agent} hatte sie und hat nicht rechtzeitig geantwortet',
  'why.no_others': 'Es gibt sonst niemanden',
  'why.skip-gave-back': '{agent} (nicht rechtzeitig geantwortet)',
  'why-not.gave_back': 'Vor {times} nicht rechtzeitig geantwortet.',
  'try.gave_back': 'Hatte sie und hat nicht rechtzeitig geantwortet',
};
