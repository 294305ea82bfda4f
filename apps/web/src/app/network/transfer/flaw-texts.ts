import type { RegisterFlawCode } from '@quartiersforum/domain';

/** What is wrong with a table, and what to do about it. */
export const flawTexts = {
  'table.empty': 'Die Tabelle ist leer.',
  'table.tooLong':
    'Ab hier sind es mehr Zeilen, als auf einmal gehen. Bitte teilen Sie die Tabelle.',
  'column.missing': 'Diese Spalte fehlt in der Kopfzeile.',
  'column.unknown':
    'Diese Spalte gibt es hier nicht. Bitte benennen Sie sie um oder löschen Sie sie.',
  'column.twice': 'Diese Spalte steht zweimal in der Tabelle.',
  'row.unreadable':
    'Ab dieser Zeile ist die Tabelle nicht lesbar, meist fehlt ein Anführungszeichen. Was danach kommt, wurde nicht geprüft.',
  'row.tooWide': 'Neben den Spalten mit Überschrift steht noch etwas.',
  'row.tooMany': 'Zu dieser Anlaufstelle gibt es mehr Zeilen, als eine haben kann.',
  'row.twice': 'Diese Zeile sagt dasselbe wie eine andere derselben Anlaufstelle.',
  'row.contradictory': 'Eine andere Zeile derselben Anlaufstelle sagt hier etwas anderes.',
  'name.missing': 'Der Name der Anlaufstelle fehlt.',
  'name.ambiguous':
    'Mehrere heißen fast genauso. Bitte schreiben Sie den Namen genau wie im Register.',
  'name.closed':
    'Diese Anlaufstelle ist geschlossen. Bitte öffnen Sie sie zuerst im Register wieder.',
  'value.tooShort': 'Das ist zu kurz.',
  'value.tooLong': 'Das ist zu lang.',
  'value.tooMany': 'Das sind mehr, als hier stehen können.',
  'value.twice': 'Hier steht jemand zweimal.',
  'value.notText': 'Hier stehen Zeichen, die kein Text sind.',
  'value.notYesOrNo': 'Hier kann Ja oder Nein stehen, oder nichts.',
  'value.notMonth':
    'Hier kann ein Monat wie 2027-12, ein Tag wie 15.12.2027 oder „dauerhaft“ stehen.',
  'value.notDay': 'Hier kann ein Tag wie 15.01.2027 oder ein Monat wie 2027-01 stehen.',
  'value.notEmail': 'Das ist keine E-Mail-Adresse.',
  'value.notWebsite': 'Das ist keine Adresse einer Webseite.',
  'value.notNumber': 'Hier kann eine Zahl wie 51,5234 stehen.',
  'value.outOfRange': 'Diese Zahl ist keine Koordinate.',
  'location.half': 'Zu einem Ort gehören Breitengrad und Längengrad.',
  'phase.reversed': 'Diese Laufzeit endet, bevor sie beginnt.',
  'phase.overlaps': 'Diese Laufzeit überschneidet sich mit einer anderen derselben Anlaufstelle.',
  'partner.self': 'Die Anlaufstelle steht hier als ihr eigener Partner.',
  'cell.formula': 'Hier steht eine Formel. Bitte fügen Sie stattdessen den Wert ein.',
  'cell.merged': 'Diese Zelle ist mit anderen verbunden. Bitte teilen Sie sie auf.',
} as const satisfies Record<RegisterFlawCode, string>;
