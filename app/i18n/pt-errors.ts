/** What a failure says on screen: what happened, then what one can do. */
export const errors = {
  /** True only before confirm was sent. */
  nothingCharged: 'Sua obra não está registrada e nada foi cobrado.',
  stillHere: 'Seu arquivo e tudo o que você digitou continuam aqui.',
  offline: {
    heading: 'Não foi possível acessar a Allfeat',
    text: 'Verifique sua conexão.',
  },
  service: {
    heading: 'A Allfeat não está respondendo',
    text: 'Tente de novo daqui a pouco.',
  },
  credits: {
    heading: 'A Allfeat recusou este registro',
    text: 'Os créditos deste site podem ter acabado. Só a equipe dele pode resolver isso. Tente de novo depois que ela resolver.',
  },
  quota: {
    heading: 'A cota deste site acabou',
    text: 'Tente de novo mais tarde ou fale com a equipe deste site.',
    until: (time: string) => `Ela será renovada em ${time}. Tente de novo a partir daí.`,
  },
  busy: { heading: 'Muitas solicitações', text: 'Espere um pouco e tente de novo.' },
  upload: { heading: 'O envio parou', text: 'Verifique sua conexão e tente de novo.' },
  session: { heading: 'Sua sessão terminou', text: 'Tente de novo ou recarregue esta página.' },
  refused: {
    heading: 'Não foi possível registrar sua obra',
    text: 'Se isso continuar, envie a referência à equipe deste site.',
  },
  works: {
    heading: 'Não foi possível carregar suas obras',
    text: 'Se isso continuar, envie a referência à equipe deste site.',
  },
  mismatch: {
    heading: 'As impressões digitais são diferentes',
    text: 'A Allfeat estava prestes a registrar algo diferente do que você informou, por isso paramos. Tente de novo ou avise a equipe deste site.',
  },
  unproven: {
    heading: 'Não foi possível verificar sua obra',
    text: 'Este site só registra o que foi verificado antes no seu dispositivo. Tente de novo ou avise a equipe deste site.',
  },
  spent: { heading: 'Isso demorou demais', text: 'Tente de novo para enviar seu arquivo mais uma vez.' },
  chain: {
    heading: 'A blockchain não aceitou o registro',
    text: 'Esta obra não está registrada. Recomece ou fale com a equipe deste site.',
  },
  tracking: {
    heading: 'Perdemos seu registro de vista',
    text: 'Sua obra foi enviada, mas esta página parou de receber notícias. Verifique de novo para saber em que ponto ela está.',
  },
  confirming: {
    heading: 'A Allfeat ainda não respondeu',
    text: 'Sua obra foi enviada para registro. Verifique de novo: o registro só pode ser cobrado uma vez.',
  },
  unknown: {
    heading: 'Não sabemos se sua obra foi registrada',
    text: 'A conexão caiu durante a confirmação. Por favor, não registre a obra de novo: envie esta referência à equipe deste site, que pode verificar.',
  },
};
