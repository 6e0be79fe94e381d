/** What a failure says on screen: what happened, then what one can do. */
export const errors = {
  /** True only before confirm was sent. */
  nothingCharged: 'Tu obra no está registrada y no se cobró nada.',
  stillHere: 'Tu archivo y todo lo que escribiste siguen aquí.',
  offline: {
    heading: 'No se puede conectar con Allfeat',
    text: 'Revisa tu conexión.',
  },
  service: {
    heading: 'Allfeat no responde',
    text: 'Inténtalo de nuevo en un momento.',
  },
  credits: {
    heading: 'Allfeat rechazó este registro',
    text: 'Es posible que este sitio se haya quedado sin créditos. Solo su equipo puede resolverlo: inténtalo de nuevo cuando lo haya hecho.',
  },
  quota: {
    heading: 'El cupo de este sitio está agotado',
    text: 'Inténtalo más tarde o consulta al equipo de este sitio.',
    until: (time: string) => `Se renueva el ${time}. Inténtalo de nuevo a partir de entonces.`,
  },
  busy: { heading: 'Demasiadas solicitudes', text: 'Espera un momento e inténtalo de nuevo.' },
  upload: { heading: 'La subida se detuvo', text: 'Revisa tu conexión e inténtalo de nuevo.' },
  session: { heading: 'Tu sesión terminó', text: 'Inténtalo de nuevo o recarga esta página.' },
  refused: {
    heading: 'No se pudo registrar tu obra',
    text: 'Si sigue ocurriendo, envía la referencia al equipo de este sitio.',
  },
  works: {
    heading: 'No se pudieron cargar tus obras',
    text: 'Si sigue ocurriendo, envía la referencia al equipo de este sitio.',
  },
  mismatch: {
    heading: 'Las huellas digitales no coinciden',
    text: 'Allfeat iba a registrar algo distinto de lo que indicaste, así que lo detuvimos. Inténtalo de nuevo o avisa al equipo de este sitio.',
  },
  unproven: {
    heading: 'No se pudo verificar tu obra',
    text: 'Este sitio solo registra lo que antes se verificó en tu dispositivo. Inténtalo de nuevo o avisa al equipo de este sitio.',
  },
  spent: { heading: 'Esto tardó demasiado', text: 'Inténtalo de nuevo para volver a enviar tu archivo.' },
  chain: {
    heading: 'La blockchain no aceptó el registro',
    text: 'Esta obra no está registrada. Empieza de nuevo o consulta al equipo de este sitio.',
  },
  tracking: {
    heading: 'Perdimos de vista tu registro',
    text: 'Tu obra se envió, pero esta página dejó de recibir noticias. Verifica de nuevo para saber en qué punto está.',
  },
  confirming: {
    heading: 'Allfeat aún no ha respondido',
    text: 'Tu obra se envió para registrarla. Verifica de nuevo: el registro solo se puede cobrar una vez.',
  },
  unknown: {
    heading: 'No sabemos si tu obra se registró',
    text: 'La conexión se cortó durante la confirmación. Por favor, no registres la obra otra vez: envía esta referencia al equipo de este sitio, que puede verificarlo.',
  },
};
