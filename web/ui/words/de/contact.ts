import type { Translated } from '../catalogue.ts';
import type { contact as english } from '../en/contact.ts';

/** What is known of one contact, how they stand, what became of them; and Settings → Attributes. */
export const contact: Translated<typeof english> = {
  'contact-done.saved': 'Gespeichert.',
  'contact-done.said': 'Vermerkt. Der Verlauf unten sagt, wann.',
  'contact-done.blocked': 'Blockiert. Was mit diesem Kontakt offen war, ist geschlossen.',
  'contact-done.unblocked': 'Dieser Kontakt ist nicht mehr blockiert.',
  'contact-done.merged': 'Das ist jetzt ein Kontakt. Weiter unten lässt er sich wieder trennen.',
  'contact-done.parted': 'Das sind wieder zwei Kontakte.',
  'contact-done.added': 'Der Kontakt ist da.',
  'contact-done.known':
    'Diese Nummer war schon bekannt: Sie gehört zu diesem Kontakt. Es wurde nichts geändert.',
  'known.title': 'Was ihr wisst',
  'known.save': 'Speichern',
  'known.none': 'Nicht bekannt',
  'known.yes': 'Ja',
  'known.no': 'Nein',
  'known.stale':
    'Jemand hat dasselbe vor dir geändert. Unten steht, was du geschrieben hast. Speicherst du noch einmal, gilt es für das, was jetzt da ist.',
  'value-refusal.not-a-number': '{attribute}: Schreib eine Zahl, zum Beispiel 12,5.',
  'value-refusal.not-a-date': '{attribute}: Schreib einen Tag, den es gibt, zum Beispiel 26.11.2026.',
  'value-refusal.not-yes-or-no': '{attribute}: Schreib ja oder nein.',
  'value-refusal.not-a-choice': '{attribute}: Wähl eine der Möglichkeiten.',
  'value-refusal.value-long': '{attribute}: höchstens 1.000 Zeichen.',

  'standing.title': 'Einwilligung und Blockieren',
  'standing.consent-unknown': 'Hat nie gesagt, ob Werbung erwünscht ist',
  'standing.consent-in': 'Möchte Werbung',
  'standing.consent-out': 'Möchte keine Werbung',
  'standing.consent-hint':
    'Was der Kontakt in WhatsApp dazu sagt, wird hier von selbst vermerkt. Antworten auf seine Fragen sind keine Werbung.',
  'standing.opt-in': 'Hat ja gesagt',
  'standing.opt-out': 'Hat nein gesagt',
  'standing.blocked': 'Blockiert',
  'standing.not-blocked': 'Nicht blockiert',
  'standing.block-hint':
    'Was ein blockierter Kontakt schreibt, bleibt im Verlauf. Es öffnet aber nichts, meldet sich bei niemandem und bekommt keine Antwort vom Bot. Blockieren schließt seine offenen Unterhaltungen. Antworten kannst du ihm weiterhin, solange das 24-Stunden-Fenster offen ist; Vorlagen gehen nicht an ihn.',
  'standing.block': 'Blockieren',
  'standing.unblock': 'Freigeben',
  'standing.not-closed':
    'Der Kontakt ist blockiert, aber eine offene Unterhaltung ließ sich nicht schließen, oder sie ist nicht deine. Schließ sie im Postfach.',
  'standing.merged': '{name} wurde mit diesem Kontakt zusammengeführt',
  'standing.part-hint':
    'Trennen gibt zurück, was von dort kam und noch hier ist. Was seither gesagt wurde, bleibt.',
  'standing.part': 'Wieder trennen',

  'history.customer': 'Der Kunde',
  'history.created': '{by} hat den Kontakt hinzugefügt.',
  'history.tagged': '{by} hat das Label „{tag}“ vergeben.',
  'history.untagged': '{by} hat das Label „{tag}“ entfernt.',
  'history.renamed': '{by} hat den Namen in „{name}“ geändert.',
  'history.unnamed': '{by} hat den Namen entfernt.',
  'history.attribute': '{by} hat {attribute} auf „{value}“ gesetzt.',
  'history.attribute-gone': '{by} hat {attribute} geleert.',
  'history.opted_in': '{by} hat ja zu Werbung gesagt.',
  'history.opted_out': '{by} hat nein zu Werbung gesagt.',
  'history.blocked': '{by} hat den Kontakt blockiert.',
  'history.unblocked': '{by} hat den Kontakt freigegeben.',
  'history.imported': '{by} hat den Kontakt aus einer Datei importiert.',
  'history.import_undone': '{by} hat einen Import zurückgenommen.',
  'history.merged': '{by} hat {name} mit diesem Kontakt zusammengeführt.',
  'history.parted': '{by} hat die zusammengeführten Kontakte wieder getrennt.',

  'deletions.title': {
    one: '1 Kontakt löschen?',
    other: '{count} Kontakte löschen?',
  },
  'deletions.more': {
    one: 'und 1 weiterer',
    other: 'und {count} weitere',
  },
  'deletions.stays':
    'Dass du Kontakte gelöscht hast, bleibt vermerkt, ohne wen. Schreiben sie wieder, sind es neue Kontakte. Was WhatsApp geliefert hat, bleibt für die Betreiber aufbewahrt und wird hier nicht durchsucht.',
  'deletions.type': 'Tipp zur Bestätigung {number} ein: So viele sind es',
  'deletions.refused-typed': {
    one: 'Das Eingetippte ist nicht, wie viele es sind: 1.',
    other: 'Das Eingetippte ist nicht, wie viele es sind: {count}.',
  },
  'deletions.left': {
    one: '1 ist geblieben: Eine Unterhaltung ließ sich nicht rechtzeitig schließen, oder eine Nachricht ist noch unterwegs.',
    other:
      '{count} sind geblieben: Eine Unterhaltung ließ sich nicht rechtzeitig schließen, oder eine Nachricht ist noch unterwegs.',
  },
  'deletion.title': '{name} löschen?',
  'deletion.lead': 'Das lässt sich nicht rückgängig machen. Gelöscht wird:',
  'deletion.contact': 'Der Kontakt: Name, Telefon, Betreuer, Labels, Attribute und Verlauf',
  'deletion.conversations': { one: '1 Unterhaltung', other: '{count} Unterhaltungen' },
  'deletion.messages': { one: 'mit 1 Nachricht', other: 'mit {count} Nachrichten' },
  'deletion.open': {
    one: '1 Unterhaltung ist offen und wird zuerst geschlossen',
    other: '{count} Unterhaltungen sind offen und werden zuerst geschlossen',
  },
  'deletion.stays':
    'Dass du einen Kontakt gelöscht hast, bleibt vermerkt, ohne wen. Schreibt er wieder, ist er ein neuer Kontakt. Was WhatsApp geliefert hat, bleibt für die Betreiber aufbewahrt und wird hier nicht durchsucht.',
  'deletion.type': 'Tipp zur Bestätigung „{name}“ ein',
  'deletion.submit': 'Endgültig löschen',
  'deletion.refused-typed': 'Das Eingetippte ist nicht der Name dieses Kontakts.',
  'deletion.refused-open':
    'Eine Unterhaltung ist offen und ließ sich nicht schließen: Vielleicht wurde gerade geschrieben. Sieh nach und versuch es noch einmal.',
  'deletion.refused-sending': 'Eine Nachricht ist noch unterwegs. Versuch es gleich noch einmal.',

  'merge.title': 'Wer ist dieselbe Person wie {name}?',
  'merge.lead':
    '{name} bleibt und bekommt vom anderen Telefon, Unterhaltungen, Labels und was sonst fehlt. Haben beide mit derselben Nummer geschrieben, sind beide Verläufe hier zu lesen, und neue Nachrichten kommen zu {name}. Du kannst es rückgängig machen.',
  'merge.search': 'Suchen',
  'merge.none': 'Kein anderer Kontakt passt. Such nach Name oder Telefon.',
  'merge-refusal.gone': 'Einer der beiden ist inzwischen weg.',
  'merge-refusal.same': 'Das ist derselbe Kontakt.',
  'merge-refusal.merged-already':
    'Einer der beiden ist schon mit einem anderen zusammengeführt. Trenn diese zuerst.',
  'merge-refusal.open-twice':
    'Beide haben eine Unterhaltung mit derselben Nummer, und die des anderen ist offen. Schließ sie zuerst.',

  'attributes.title': 'Attribute',
  'attributes.lead': 'Was ihr über jeden Kontakt wissen wollt, neben Name und Labels.',
  'attributes.new': 'Ein neues Attribut',
  'attributes.none': 'Noch keine Attribute. Füg oben das erste hinzu.',
  'attributes.name': 'Name',
  'attributes.kind': 'Art',
  'attributes.kind-text': 'Text',
  'attributes.kind-number': 'Zahl',
  'attributes.kind-date': 'Datum',
  'attributes.kind-yes_no': 'Ja oder nein',
  'attributes.kind-choice': 'Eine von mehreren Möglichkeiten',
  'attributes.choices': 'Möglichkeiten, eine pro Zeile',
  'attributes.choices-hint': 'Nur wenn die Art eine Auswahl ist.',
  'attributes.add': 'Attribut hinzufügen',
  'attributes.save': 'Speichern',
  'attributes.edit': 'Bearbeiten',
  'attributes.edit-of': 'Attribut {name} bearbeiten',
  'attributes.used': { one: '{kind}, bei 1 Kontakt bekannt', other: '{kind}, bei {count} Kontakten bekannt' },
  'attributes.kind-stays': 'Die Art bleibt, wie sie ist: So wurden die Angaben zu den Kontakten geschrieben.',
  'attributes.remove': 'Löschen',
  'attributes.remove-hint': {
    one: 'Was darunter bei 1 Kontakt steht, wird mit gelöscht.',
    other: 'Was darunter bei {count} Kontakten steht, wird mit gelöscht.',
  },
  'attributes.remove-sure': 'Ja, mit allem löschen, was darunter steht',
  'attributes.done-added': 'Das Attribut ist da, auf der Seite jedes Kontakts.',
  'attributes.done-saved': 'Gespeichert.',
  'attributes.done-removed': 'Das Attribut ist weg.',
  'attribute-refusal.name-missing': 'Schreib einen Namen für das Attribut.',
  'attribute-refusal.name-long': 'Ein Name hat höchstens 40 Zeichen, eine Möglichkeit auch.',
  'attribute-refusal.name-taken':
    'Ein Attribut mit diesem Namen gibt es schon. Großschreibung und Akzente machen keinen Unterschied.',
  'attribute-refusal.too-many': 'Es gibt 50 Attribute, mehr kann keine Seite zeigen.',
  'attribute-refusal.no-choices': 'Schreib die Möglichkeiten, eine pro Zeile.',
  'attribute-refusal.choice-in-use':
    'Eine Möglichkeit, die du weggenommen hast, steht noch bei Kontakten. Ändere zuerst diese, oder behalte sie.',
  'attribute-refusal.attribute-gone': 'Jemand hat dieses Attribut inzwischen gelöscht.',
  'attribute-refusal.not-sure':
    'Setz zuerst das Häkchen: Was darunter bei Kontakten steht, wird mit gelöscht.',
};
