import type { IconName } from '@quartiersforum/ui';
import type { SaveState } from '../save-state';

interface SaveStateText {
  readonly text: string;
  readonly icon: IconName | null;
  readonly tone: 'good' | 'calm' | 'warning' | 'danger';
}

export const saveStateTexts: Readonly<Record<SaveState, SaveStateText>> = {
  loading: { text: 'Wird geladen …', icon: null, tone: 'calm' },
  saved: { text: 'Gespeichert', icon: null, tone: 'good' },
  saving: { text: 'Wird gespeichert …', icon: null, tone: 'calm' },
  offline: {
    text: 'Offline – Ihre Änderungen liegen auf diesem Gerät',
    icon: 'wifi-off',
    tone: 'warning',
  },
  storageDown: {
    text: 'Speichern gerade nicht möglich – Ihr Text bleibt hier, bis es wieder geht',
    icon: 'warning',
    tone: 'danger',
  },
  readOnly: { text: 'Nur lesen', icon: 'eye', tone: 'calm' },
  reloadNeeded: { text: 'Bitte neu laden', icon: 'warning', tone: 'warning' },
  ended: { text: 'Nicht verbunden', icon: 'warning', tone: 'danger' },
};

/** Offline in a window that keeps no copy: a private one, or a full device. */
export const offlineInWindowText =
  'Offline – Ihre Änderungen liegen nur in diesem Fenster. Bitte lassen Sie es offen.';
