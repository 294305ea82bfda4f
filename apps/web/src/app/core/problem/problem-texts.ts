import type { ProblemCode } from '@quartiersforum/domain';

/** What a person reads when the product says no: what happened and what to do next. Each code has its sentence. */
export const problemTexts = {
  'request.invalid': 'Bitte prüfen Sie Ihre Angaben.',
  'request.tooLarge': 'Das ist zu groß. Bitte kürzen Sie den Inhalt.',
  'request.originRefused':
    'Die Anfrage kam von einer fremden Seite und wurde abgelehnt. Bitte öffnen Sie Quartiersforum neu.',
  'request.contentTypeRefused':
    'Die Anfrage hatte ein falsches Format. Bitte laden Sie die Seite neu.',
  'request.rateLimited': 'Das waren zu viele Versuche. Bitte warten Sie einen Moment.',
  'request.idempotencyConflict':
    'Diese Anfrage läuft schon. Bitte laden Sie die Seite neu, um das Ergebnis zu sehen.',
  'route.notFound': 'Diese Seite gibt es nicht.',
  'access.signInRequired': 'Bitte melden Sie sich an.',
  'access.denied': 'Dafür fehlt Ihnen die Berechtigung.',
  'session.credentialsWrong': 'E-Mail-Adresse oder Passwort stimmt nicht. Bitte prüfen Sie beides.',
  'session.notFound': 'Diese Anmeldung ist schon beendet.',
  'account.notFound': 'Dieses Konto gibt es nicht mehr.',
  'account.lastCoordinator':
    'Das ist das letzte Konto der Quartierskoordination. Bitte geben Sie die Rolle zuerst einem anderen Konto.',
  'account.emailTaken': 'Für diese E-Mail-Adresse gibt es schon ein Konto.',
  'invitation.notFound': 'Diese Einladung gibt es nicht mehr.',
  'invitation.notUsable':
    'Dieser Einladungslink ist abgelaufen oder schon benutzt. Bitte lassen Sie sich von der Quartierskoordination neu einladen.',
  'passwordReset.notUsable':
    'Dieser Link ist abgelaufen oder schon benutzt. Bitte fordern Sie einen neuen an.',
  'password.tooCommon':
    'Dieses Passwort ist zu bekannt. Bitte wählen Sie ein anderes, zum Beispiel mehrere Wörter hintereinander.',
  'password.currentWrong': 'Ihr bisheriges Passwort stimmt nicht.',
  'oidc.failed':
    'Die Anmeldung über die Stadt hat nicht geklappt. Bitte versuchen Sie es erneut oder melden Sie sich mit Passwort an.',
  'oidc.notConfigured': 'Die Anmeldung über die Stadt ist hier nicht eingerichtet.',
  'contactPoint.notFound':
    'Diese Anlaufstelle gibt es nicht, oder sie ist nicht für Sie freigegeben.',
  'contactPoint.changed':
    'Jemand hat diese Anlaufstelle inzwischen geändert. Bitte vergleichen Sie und speichern Sie erneut.',
  'fundingPhase.notFound': 'Diese Förderphase gibt es nicht mehr.',
  'fundingPhase.changed':
    'Jemand hat diese Förderphase inzwischen geändert. Bitte vergleichen Sie und speichern Sie erneut.',
  'fundingPhase.contradictory':
    'Die Angaben zur Laufzeit widersprechen sich. Bitte prüfen Sie Beginn und Ende.',
  'fundingPhase.overlaps':
    'In dieser Zeit läuft schon eine andere Förderung. Bitte prüfen Sie die Daten, oder bestätigen Sie, dass beide gleichzeitig laufen.',
  'organisation.notFound': 'Diesen Träger gibt es nicht, oder er ist nicht für Sie freigegeben.',
  'organisation.changed':
    'Jemand hat diesen Träger inzwischen geändert. Bitte vergleichen Sie und speichern Sie erneut.',
  'person.notFound': 'Diese Person steht nicht mehr im Register.',
  'person.changed':
    'Jemand hat diese Person inzwischen geändert. Bitte vergleichen Sie und speichern Sie erneut.',
  'body.notFound': 'Dieses Gremium gibt es nicht, oder es ist nicht für Sie freigegeben.',
  'body.changed':
    'Jemand hat dieses Gremium inzwischen geändert. Bitte vergleichen Sie und speichern Sie erneut.',
  'confirmation.notFound': 'Dieser Link stimmt nicht. Bitte nehmen Sie den aus der neuesten Mail.',
  'confirmation.expired':
    'Dieser Link gilt nicht mehr. Bitte nehmen Sie den aus der neuesten Mail.',
  'confirmation.askedToday': 'Heute ging schon eine Mail dorthin. Bitte warten Sie bis morgen.',
  'confirmation.nobodyToAsk': 'Dort ist keine Adresse bekannt. Bitte tragen Sie eine ein.',
  'register.notYet':
    'So weit reicht der Verlauf nicht zurück. Bitte wählen Sie einen späteren Tag.',
  'membership.notFound': 'Diese Mitgliedschaft gibt es nicht mehr.',
  'membership.datesReversed': 'Das Ende liegt vor dem Beginn. Bitte prüfen Sie die Daten.',
  'membership.overlapping':
    'In dieser Zeit besteht schon eine Mitgliedschaft. Bitte ändern Sie die Daten oder die bestehende Mitgliedschaft.',
  'registerImport.typeRefused':
    'Das ist keine Tabelle, die hier gelesen werden kann. Bitte speichern Sie sie als CSV oder als ODS (OpenDocument-Tabelle); das geht auch in Excel.',
  'registerImport.unreadable':
    'Diese Tabelle ist beschädigt, verschlüsselt oder zu groß. Bitte speichern Sie sie neu und ohne Kennwort.',
  'registerImport.flawed':
    'In der Tabelle steht noch etwas, das nicht verstanden wird. Es wurde nichts geändert.',
  'registerImport.changed':
    'Das Register hat sich seit der Prüfung geändert. Bitte sehen Sie sich die neue Prüfung an und übernehmen Sie dann.',
  'guideline.notFound':
    'Diese Leitlinien gibt es nicht, oder sie sind noch nicht für Sie freigegeben.',
  'guideline.transitionRefused':
    'Das geht in diesem Stand nicht mehr. Bitte laden Sie die Seite neu.',
  'meetingSeries.notFound': 'Diese Reihe gibt es nicht, oder sie ist nicht für Sie freigegeben.',
  'meetingSeries.changed':
    'Jemand hat diese Reihe inzwischen geändert. Bitte vergleichen Sie und speichern Sie erneut.',
  'meeting.notFound': 'Dieses Treffen gibt es nicht, oder es ist nicht für Sie freigegeben.',
  'meeting.changed':
    'Jemand hat dieses Treffen inzwischen geändert. Bitte vergleichen Sie und speichern Sie erneut.',
  'meeting.transitionRefused':
    'Das geht in diesem Stand des Treffens nicht. Bitte laden Sie die Seite neu.',
  'meeting.inThePast': 'Dieser Zeitpunkt liegt in der Vergangenheit. Bitte wählen Sie einen neuen.',
  'agenda.changed':
    'Jemand hat die Tagesordnung inzwischen geändert. Bitte vergleichen Sie und speichern Sie erneut.',
  'agenda.full':
    'Mehr Punkte passen nicht auf eine Tagesordnung. Bitte entfernen Sie zuerst einen.',
  'agendaItem.notFound': 'Diesen Tagesordnungspunkt gibt es nicht mehr.',
  'topic.notFound': 'Dieses Thema gibt es nicht mehr.',
  'topic.changed':
    'Jemand hat dieses Thema inzwischen geändert. Bitte vergleichen Sie und speichern Sie erneut.',
  'topic.transitionRefused': 'Dieses Thema steht schon auf einer Tagesordnung oder ist erledigt.',
  'material.notFound': 'Dieses Material gibt es nicht mehr.',
  'material.typeRefused':
    'Diese Art von Datei geht nicht. Möglich sind PDF, Dokumente aus LibreOffice und Microsoft Office und Bilder.',
  'material.full': 'Mehr Material passt nicht zu einem Treffen. Bitte entfernen Sie zuerst etwas.',
  'meetingInvitation.notFound': 'Diese Einladung gibt es nicht mehr.',
  'response.notFound':
    'Dieser Link stimmt nicht. Bitte öffnen Sie den Link aus der neuesten Mail zu diesem Treffen.',
  'response.closed': 'Das Treffen ist vorbei oder abgesagt; eine Antwort ist nicht mehr nötig.',
  'live.changed':
    'Der Stand des Treffens hat sich gerade geändert. Bitte sehen Sie nach und drücken Sie noch einmal.',
  'live.notRunning': 'Das Treffen läuft gerade nicht.',
  'live.itemNotPossible': 'Mit diesem Tagesordnungspunkt geht das gerade nicht.',
  'attendee.notFound': 'Diese Person steht nicht mehr auf der Liste.',
  'guestVisit.notUsable':
    'Dieser Link gilt nicht oder nicht mehr. Bitte scannen Sie den Code auf der Leinwand neu.',
  'speakerQueue.closed': 'Die Redeliste ist gerade geschlossen.',
  'speakerEntry.notFound': 'Diese Wortmeldung gibt es nicht mehr.',
  'minutes.notFound': 'Dieses Protokoll gibt es nicht, oder es ist noch nicht für Sie freigegeben.',
  'minutes.changed':
    'Jemand hat diesen Eintrag inzwischen geändert. Bitte vergleichen Sie und speichern Sie erneut.',
  'minutes.transitionRefused':
    'Das geht in diesem Stand des Protokolls nicht. Bitte laden Sie die Seite neu.',
  'minutes.meetingNotEnded':
    'Das Treffen läuft noch. Bitte beenden Sie es, bevor Sie das Protokoll genehmigen.',
  'minutesEntry.notFound': 'Diesen Eintrag gibt es nicht mehr.',
  'task.notFound': 'Diese Aufgabe gibt es nicht mehr.',
  'task.changed': 'Jemand hat diese Aufgabe inzwischen geändert. Bitte laden Sie die Seite neu.',
  'fundingProgramme.notFound': 'Dieses Förderprogramm gibt es nicht mehr.',
  'fundingProgramme.changed':
    'Jemand hat dieses Programm inzwischen geändert. Bitte vergleichen Sie und speichern Sie erneut.',
  'fundingCall.notFound':
    'Diesen Förderaufruf gibt es nicht, oder er ist nicht für Sie freigegeben.',
  'fundingCall.changed':
    'Jemand hat diesen Aufruf inzwischen geändert. Bitte vergleichen Sie und speichern Sie erneut.',
  'fundingCall.transitionRefused':
    'Das geht in diesem Stand des Aufrufs nicht. Bitte laden Sie die Seite neu.',
  'fundingCall.contradictory':
    'Einige Angaben widersprechen sich. Bitte prüfen Sie Stichtage, Beträge und Laufzeit.',
  'interest.notFound': 'Dieses Interesse wurde inzwischen zurückgezogen.',
  'interest.organisationMissing':
    'Ihr Konto gehört zu keinem Träger, für den Sie sprechen können. Bitte sagen Sie der Quartierskoordination Bescheid.',
  'interest.helpTaken': 'Darum kümmert sich schon jemand. Die Seite zeigt jetzt, wer.',
  'savedFilter.notFound': 'Diesen gemerkten Filter gibt es nicht mehr.',
  'savedFilter.tooMany':
    'Mehr Filter können Sie sich nicht merken. Bitte löschen Sie zuerst einen, den Sie nicht mehr brauchen.',
  'calendarEntry.notFound': 'Diesen Termin gibt es nicht, oder er ist nicht für Sie freigegeben.',
  'calendarFeed.notFound': 'Dieses Kalender-Abo gibt es nicht mehr.',
  'calendarFeed.revoked':
    'Dieses Kalender-Abo wurde beendet. Bitte legen Sie in Ihrem Konto ein neues an.',
  'calendarFeed.full':
    'Sie haben schon zwölf Kalender-Abos. Bitte beenden Sie zuerst eines, das Sie nicht mehr brauchen.',
  'reminderSettings.changed':
    'Ihre Einstellungen wurden inzwischen an anderer Stelle geändert. Bitte vergleichen Sie und speichern Sie erneut.',
  'reminderLink.notFound':
    'Dieser Link stimmt nicht. Bitte öffnen Sie den Link aus der neuesten Erinnerung, oder melden Sie sich an.',
  'document.notFound': 'Diesen Text gibt es nicht, oder er ist nicht für Sie freigegeben.',
  'document.frozen': 'Dieser Text ist beschlossen und kann nicht mehr geändert werden.',
  'server.unavailable':
    'Der Server ist gerade nicht erreichbar. Bitte versuchen Sie es in einer Minute erneut.',
  'server.unexpected':
    'Da ist bei uns etwas schiefgegangen. Bitte versuchen Sie es erneut; bleibt es dabei, sagen Sie der Quartierskoordination Bescheid.',
} as const satisfies Record<ProblemCode, string>;
