/** What a failure says on screen: what happened, then what one can do. */
export const errors = {
  /** True only before confirm was sent. */
  nothingCharged: 'Votre œuvre n’est pas déposée et rien n’a été facturé.',
  stillHere: 'Votre fichier et tout ce que vous avez saisi sont toujours là.',
  offline: {
    heading: 'Allfeat est injoignable',
    text: 'Vérifiez votre connexion.',
  },
  service: {
    heading: 'Allfeat ne répond pas',
    text: 'Réessayez dans un instant.',
  },
  credits: {
    heading: 'Allfeat a refusé ce dépôt',
    text: 'Ce site n’a peut-être plus de crédits. Seule son équipe peut y remédier\u00a0: réessayez quand ce sera fait.',
  },
  quota: {
    heading: 'Le quota de ce site est épuisé',
    text: 'Réessayez plus tard ou contactez l’équipe de ce site.',
    until: (time: string) => `Il sera renouvelé le ${time}. Réessayez à ce moment-là.`,
  },
  busy: { heading: 'Trop de demandes à la fois', text: 'Patientez un instant, puis réessayez.' },
  upload: { heading: 'L’envoi s’est interrompu', text: 'Vérifiez votre connexion, puis réessayez.' },
  session: { heading: 'Votre session a pris fin', text: 'Réessayez ou rechargez cette page.' },
  refused: {
    heading: 'Votre œuvre n’a pas pu être déposée',
    text: 'Si cela persiste, envoyez la référence à l’équipe de ce site.',
  },
  works: {
    heading: 'Vos œuvres n’ont pas pu être chargées',
    text: 'Si cela persiste, envoyez la référence à l’équipe de ce site.',
  },
  mismatch: {
    heading: 'Les empreintes diffèrent',
    text: 'Allfeat s’apprêtait à déposer autre chose que ce que vous avez saisi. Nous avons donc tout arrêté. Réessayez ou prévenez l’équipe de ce site.',
  },
  unproven: {
    heading: 'Votre œuvre n’a pas pu être vérifiée',
    text: 'Ce site ne dépose que ce qui a d’abord été vérifié sur votre appareil. Réessayez ou prévenez l’équipe de ce site.',
  },
  spent: {
    heading: 'Cela a pris trop de temps',
    text: 'Réessayez pour envoyer votre fichier une nouvelle fois.',
  },
  chain: {
    heading: 'La blockchain n’a pas accepté ce dépôt',
    text: 'Cette œuvre n’est pas déposée. Recommencez ou contactez l’équipe de ce site.',
  },
  tracking: {
    heading: 'Nous avons perdu la trace de votre dépôt',
    text: 'Votre œuvre a été envoyée, puis cette page n’a plus reçu de nouvelles. Vérifiez à nouveau pour savoir où elle en est.',
  },
  confirming: {
    heading: 'Allfeat n’a pas encore répondu',
    text: 'Votre œuvre a été envoyée pour être déposée. Vérifiez à nouveau\u00a0: le dépôt ne peut être facturé qu’une fois.',
  },
  unknown: {
    heading: 'Nous ne savons pas si votre œuvre a été déposée',
    text: 'La connexion a été coupée pendant la confirmation. Veuillez ne pas déposer votre œuvre à nouveau\u00a0: envoyez cette référence à l’équipe de ce site, qui pourra vérifier.',
  },
};
