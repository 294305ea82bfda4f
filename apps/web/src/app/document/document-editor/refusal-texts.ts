import type { Refusal } from '../save-state';

interface RefusalText {
  readonly heading: string;
  readonly text: string;
  readonly step: 'reload' | 'signIn' | null;
}

/** Why the document is closed, and what to do. */
export const refusalTexts: Readonly<Record<Refusal, RefusalText>> = {
  notSignedIn: {
    heading: 'Ihre Anmeldung ist abgelaufen',
    text: 'Bitte melden Sie sich wieder an. Was Sie geschrieben haben, bleibt auf diesem Gerät und wird dann gespeichert.',
    step: 'signIn',
  },
  notAllowed: {
    heading: 'Sie können hier nicht mehr mitschreiben',
    text: 'Der Text wurde beschlossen, oder Ihre Rechte haben sich geändert.',
    step: null,
  },
  notFound: {
    heading: 'Dieses Dokument gibt es nicht mehr',
    text: 'Es wurde gelöscht. Unten steht der Text, wie Sie ihn zuletzt gesehen haben.',
    step: null,
  },
  tooLarge: {
    heading: 'Das Dokument ist zu groß geworden',
    text: 'Ihre letzte Änderung passt nicht mehr hinein. Bitte kopieren Sie sie, und laden Sie die Seite neu.',
    step: 'reload',
  },
  malformed: {
    heading: 'Eine Änderung wurde nicht angenommen',
    text: 'Bitte kopieren Sie, was noch fehlt, und laden Sie die Seite neu.',
    step: 'reload',
  },
  reloadNeeded: {
    heading: 'Quartiersforum wurde erneuert',
    text: 'Bitte laden Sie die Seite neu, um weiterzuschreiben. Ihr Text bleibt erhalten.',
    step: 'reload',
  },
  tooManySockets: {
    heading: 'Zu viele offene Fenster',
    text: 'Bitte schließen Sie andere Fenster mit Dokumenten, und laden Sie diese Seite neu.',
    step: 'reload',
  },
};
