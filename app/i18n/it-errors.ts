import type { Translation } from './en.ts';

/** What a failure says on screen: what happened, then what one can do. */
export const errors = {
  nothingCharged: 'La tua opera non è registrata e non è stato addebitato nulla.',
  stillHere: 'Il file e tutto ciò che hai scritto sono ancora qui.',
  offline: {
    heading: 'Allfeat non è raggiungibile',
    text: 'Controlla la connessione.',
  },
  service: {
    heading: 'Allfeat non risponde',
    text: 'Riprova tra poco.',
  },
  credits: {
    heading: 'Allfeat ha rifiutato questa registrazione',
    text: 'Forse questo sito ha finito i crediti. Solo il suo team può rimediare: riprova quando l’avrà fatto.',
  },
  quota: {
    heading: 'Questo sito ha esaurito le registrazioni disponibili',
    text: 'Riprova più tardi o chiedi al team di questo sito.',
    until: (time: string) => `Prossimo rinnovo: ${time}. Potrai riprovare da quel momento.`,
  },
  busy: { heading: 'Troppe richieste', text: 'Aspetta un momento, poi riprova.' },
  upload: { heading: 'Il caricamento si è interrotto', text: 'Controlla la connessione, poi riprova.' },
  session: { heading: 'La tua sessione è terminata', text: 'Riprova o ricarica questa pagina.' },
  refused: {
    heading: 'Non è stato possibile registrare la tua opera',
    text: 'Se continua, invia il riferimento al team di questo sito.',
  },
  works: {
    heading: 'Non è stato possibile caricare le tue opere',
    text: 'Se continua, invia il riferimento al team di questo sito.',
  },
  mismatch: {
    heading: 'Le impronte sono diverse',
    text: 'Allfeat stava per registrare qualcosa di diverso da ciò che hai inserito, quindi ci siamo fermati. Riprova o avvisa il team di questo sito.',
  },
  unproven: {
    heading: 'Non è stato possibile controllare la tua opera',
    text: 'Questo sito registra solo ciò che è stato prima controllato sul tuo dispositivo. Riprova o avvisa il team di questo sito.',
  },
  spent: { heading: 'È passato troppo tempo', text: 'Riprova per inviare di nuovo il file.' },
  chain: {
    heading: 'La blockchain non l’ha accettata',
    text: 'Quest’opera non è registrata. Ricomincia o chiedi al team di questo sito.',
  },
  tracking: {
    heading: 'Abbiamo perso di vista la tua registrazione',
    text: 'La tua opera è stata inviata, ma questa pagina non ne ha più notizie. Controlla di nuovo per sapere a che punto è.',
  },
  confirming: {
    heading: 'Allfeat non ha ancora risposto',
    text: 'La tua opera è stata inviata per la registrazione. Controlla di nuovo: il costo può essere addebitato una sola volta.',
  },
  unknown: {
    heading: 'Non sappiamo se la tua opera è stata registrata',
    text: 'La connessione è caduta durante la conferma. Per favore, non registrarla di nuovo: invia questo riferimento al team di questo sito, che può controllare.',
  },
} satisfies Translation['errors'];
