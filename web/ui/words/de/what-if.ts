import type { Translated } from '../catalogue.ts';
import type { whatIf as english } from '../en/what-if.ts';

/** Settings → number → Assignment: how the last days would have gone, and why not me. */
export const whatIf: Translated<typeof english> = {
  'what-if.title': 'Die letzten 7 Tage',
  'what-if.lead':
    'Wie sie mit den Einstellungen auf dieser Seite verlaufen wären. Nichts wird gesendet, nichts geändert.',
  'what-if.ask': 'Was wäre, wenn',
  'what-if.wrong': 'Berichtige zuerst die markierte Kapazität.',
  'what-if.replayed': {
    one: 'Eine Unterhaltung, die seit {from} hereinkam.',
    other: '{count} Unterhaltungen, die seit {from} hereinkamen.',
  },
  'what-if.covered':
    'Wer verfügbar war, ist seit {since} bekannt, das sind {share} dieser 7 Tage; was davor kam, ist ausgelassen.',
  'what-if.cut': 'Es waren mehr: Nur die neuesten sind nachgespielt.',
  'what-if.none': 'Seit {from} kam keine Unterhaltung herein, es gibt also nichts zu vergleichen.',
  'what-if.same':
    'Das sind die gespeicherten Einstellungen. Ändere etwas auf dieser Seite und drück noch einmal „Was wäre, wenn“, um zu vergleichen.',
  'what-if.measure': 'Agent',
  'what-if.now': 'Wie gespeichert',
  'what-if.draft': 'Mit deinen Änderungen',
  'what-if.difference': 'Unterschied',
  'what-if.agents': 'Unterhaltungen, danach, wer sie zuerst nahm',
  'what-if.owner': '{count} als Betreuer',
  'what-if.previous': '{count} vom letzten Mal',
  'what-if.rotation': '{count} reihum',
  'what-if.claimed': '{count} übernommen',
  'what-if.left-out': 'kein Mitglied',
  'what-if.nobody': 'Niemand nahm sie',
  'what-if.nobody-hint': 'bis sie geschlossen wurden, oder bis jetzt',
  'what-if.waits': 'Warten und Betreuer',
  'what-if.waited': 'Mussten warten',
  'what-if.median': 'Mittlere Wartezeit, wenn später genommen',
  'what-if.longest': 'Längste Wartezeit, wenn später genommen',
  'what-if.owners': 'Kamen zuerst zu ihrem Betreuer',
  'what-if.hits': '{hits} von {owned}',
  'what-if.no-wait': 'keine',
  'what-if.no-difference': 'gleich',
  'what-if.chart': 'Unterhaltungen jedes Agenten, wie gespeichert und mit deinen Änderungen',
  'what-if.chart-saved': 'Unterhaltungen jedes Agenten, wie gespeichert',
  'what-if.chart-some': {
    one: 'Das Diagramm zeigt den Agenten mit dem größten Unterschied.',
    other: 'Das Diagramm zeigt die {count} Agenten mit dem größten Unterschied.',
  },
  'what-if.bar': '{agent}: {now} wie gespeichert, {draft} mit deinen Änderungen',
  'what-if.bar-saved': '{agent}: {now}',
  'what-if.assumes': 'Was dabei angenommen wird',
  'what-if.assume-end':
    'Eine Unterhaltung dauert so lange wie in Wirklichkeit, und wer sie bekommt, behält sie, außer jemand gab sie von Hand weiter.',
  'what-if.assume-claim':
    'Was wartet, übernimmt, wer es wirklich übernahm, und zur selben Zeit. Was damals niemand übernehmen musste, übernimmt hier niemand.',
  'what-if.assume-customer':
    'Betreuer und Agent vom letzten Mal sind so, wie die Entscheidung sie damals sah; wo sie nicht nachsah, so wie heute.',
  'what-if.assume-members':
    'Mitglieder, Kapazitäten und Regeln sind an all diesen Tagen dieselben. Die Rotation beginnt, wo sie jetzt steht.',
  'what-if.assume-bot': 'Eine Unterhaltung mit dem Bot zählt ab dem Moment, in dem er sie übergab.',

  'try.not-member': 'Kein Mitglied dieser Nummer',
  'why-not.whom': 'Warum nicht',
  'why-not.nobody': 'Mitglied wählen',
  'why-not.title': 'Warum nicht {agent}?',
  'why-not.next': 'Die nächste: {reason}.',
  'why-not.next-theirs': 'geht an diese Person',
  'why-not.got': 'Bekommen: {times}.',
  'why-not.turn': '{agent} war an der Reihe: {times}.',
  'why-not.offline': 'Abwesend: {times}.',
  'why-not.at_capacity': 'Ausgelastet: {times}.',
  'why-not.inactive': 'Deaktiviert: {times}.',
  'why-not.owner-first': 'Der Betreuer des Kontakts ging vor: {times}.',
  'why-not.previous-first': 'Wer letztes Mal half, ging vor: {times}.',
  'why-not.by-hand': 'Diese Nummer wies niemanden von selbst zu: {times}.',
  'why-not.not-member': 'Kein Mitglied dieser Nummer: {times}.',
  'why-not.with-load': '({load} offen)',
  'why-not.lately': {
    one: 'Nach der letzten Entscheidung dieser Nummer, wie sie gespeichert wurde; jede Zeit führt zu ihrer Unterhaltung.',
    other:
      'Nach den letzten {count} Entscheidungen dieser Nummer, wie sie gespeichert wurden; jede Zeit führt zu ihrer Unterhaltung.',
  },
  'why-not.none': 'Diese Nummer hat in den letzten 7 Tagen nichts entschieden.',

  'length.days': '{days} Tg. {hours} h',
  'length.hours': '{hours} h {minutes} min',
  'length.minutes': '{minutes} min',
  'length.seconds': '{seconds} s',
};
