import type { Translation } from './en.ts';

/** What a failure says on screen: what happened, then what one can do. */
export const errors = {
  nothingCharged: 'Ihr Werk ist nicht registriert, und es sind keine Kosten entstanden.',
  stillHere: 'Ihre Datei und alle Ihre Eingaben sind noch da.',
  offline: {
    heading: 'Allfeat ist nicht erreichbar',
    text: 'Prüfen Sie Ihre Verbindung.',
  },
  service: {
    heading: 'Allfeat antwortet nicht',
    text: 'Versuchen Sie es gleich noch einmal.',
  },
  credits: {
    heading: 'Allfeat hat diese Registrierung abgelehnt',
    text: 'Vielleicht hat diese Website keine Credits mehr. Nur ihr Team kann das ändern: Versuchen Sie es danach noch einmal.',
  },
  quota: {
    heading: 'Das Kontingent dieser Website ist aufgebraucht',
    text: 'Versuchen Sie es später noch einmal oder wenden Sie sich an das Team dieser Website.',
    until: (time: string) => `Es wird am ${time} Uhr erneuert. Versuchen Sie es dann noch einmal.`,
  },
  busy: {
    heading: 'Zu viele Anfragen',
    text: 'Warten Sie einen Moment und versuchen Sie es dann noch einmal.',
  },
  upload: {
    heading: 'Der Upload wurde unterbrochen',
    text: 'Prüfen Sie Ihre Verbindung und versuchen Sie es dann noch einmal.',
  },
  session: {
    heading: 'Ihre Sitzung ist beendet',
    text: 'Versuchen Sie es noch einmal oder laden Sie diese Seite neu.',
  },
  refused: {
    heading: 'Ihr Werk konnte nicht registriert werden',
    text: 'Wenn das so bleibt, senden Sie die Referenz an das Team dieser Website.',
  },
  works: {
    heading: 'Ihre Werke konnten nicht geladen werden',
    text: 'Wenn das so bleibt, senden Sie die Referenz an das Team dieser Website.',
  },
  mismatch: {
    heading: 'Die Fingerabdrücke stimmen nicht überein',
    text: 'Allfeat war dabei, etwas anderes zu registrieren, als Sie eingegeben haben. Deshalb haben wir angehalten. Versuchen Sie es noch einmal oder sagen Sie es dem Team dieser Website.',
  },
  unproven: {
    heading: 'Ihr Werk konnte nicht geprüft werden',
    text: 'Diese Website registriert nur, was zuvor auf Ihrem Gerät geprüft wurde. Versuchen Sie es noch einmal oder sagen Sie es dem Team dieser Website.',
  },
  spent: {
    heading: 'Das hat zu lange gedauert',
    text: 'Versuchen Sie es noch einmal, um Ihre Datei erneut zu senden.',
  },
  chain: {
    heading: 'Die Blockchain hat es nicht angenommen',
    text: 'Dieses Werk ist nicht registriert. Beginnen Sie neu oder wenden Sie sich an das Team dieser Website.',
  },
  tracking: {
    heading: 'Wir haben Ihre Registrierung aus den Augen verloren',
    text: 'Ihr Werk wurde gesendet, aber diese Seite erfährt nichts mehr davon. Prüfen Sie erneut, wie weit es ist.',
  },
  confirming: {
    heading: 'Allfeat hat noch nicht geantwortet',
    text: 'Ihr Werk wurde zur Registrierung gesendet. Prüfen Sie erneut: Kosten können nur einmal entstehen.',
  },
  unknown: {
    heading: 'Wir wissen nicht, ob Ihr Werk registriert wurde',
    text: 'Die Verbindung brach während der Bestätigung ab. Bitte registrieren Sie es nicht noch einmal: Senden Sie diese Referenz an das Team dieser Website, das es prüfen kann.',
  },
} satisfies Translation['errors'];
