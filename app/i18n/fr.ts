import type { Translation } from './en.ts';
import { codes } from './fr-codes.ts';
import { errors } from './fr-errors.ts';
import { plurals } from './plural.ts';

const counted = plurals<'one' | 'many' | 'other'>('fr');
/** In French, what is less than 2 is singular. */
const credits = (amount: string) => `${amount}\u00a0${/^[01],/.test(amount) ? 'crédit' : 'crédits'}`;

export default {
  name: 'Allfeat Time Stamp',
  testnet: 'Réseau de test',
  steps: 'Étapes',
  done: 'étape terminée',
  step: {
    access_code: 'Code',
    work_select: 'Œuvre',
    file: 'Fichier',
    title: 'Titre',
    creators: 'Créateurs',
    review: 'Relecture',
  },
  continue: 'Continuer',
  back: 'Retour',
  cancel: 'Annuler',
  copy: 'Copier',
  copied: 'Copié',
  copyFailed: 'Sélectionnez le texte pour le copier',
  edit: 'Modifier',
  optional: 'Facultatif',
  role: {
    author: 'Auteur',
    composer: 'Compositeur',
    arranger: 'Arrangeur',
    adapter: 'Adaptateur',
  },

  file: {
    heading: 'Choisissez votre fichier',
    intro: 'Seule son empreinte va sur la blockchain, jamais le fichier lui-même.',
    label: 'Fichier',
    /** Before what is underlined, that itself, after it. */
    drop: ['Glissez un fichier ici ou ', 'choisissez-en un', ''],
    dropNow: 'Relâchez pour l’ajouter',
    anyFormat: 'Tous les formats',
    limit: (size: string) => `Tous les formats, jusqu’à ${size}`,
    replace: 'Remplacer',
    replaceFile: 'Remplacer le fichier',
    required: 'Choisissez un fichier pour continuer.',
    empty: 'Ce fichier est vide. Choisissez-en un autre.',
    folder: 'Un dossier ne convient pas ici, seulement un fichier.',
    tooLarge: (size: string, limit: string) =>
      `Ce fichier pèse ${size} et la limite est de ${limit}. Choisissez un export plus léger.`,
    refused: 'Ce fichier n’a pas été accepté. Choisissez-en un autre.',
    changed: 'Ce fichier a été déplacé ou modifié après que vous l’avez choisi. Choisissez-le à nouveau.',
    headingUpdate: 'Y a-t-il un nouveau fichier\u202f?',
    introUpdate:
      'Si seuls les créateurs changent, passez cette étape\u00a0: le fichier précédent est conservé.',
    stored: (version: string) => `Fichier de la version ${version}`,
    storedBefore: 'Fichier de cette œuvre',
    skip: 'Passer',
  },

  access: {
    heading: 'Quelle œuvre\u202f?',
    intro: 'Collez le code d’accès que vous avez sauvegardé lors de son dépôt.',
    label: 'Code d’accès',
    help: 'Il commence par atc_ et compte 68 caractères.',
    problem: {
      required: 'Saisissez le code d’accès de votre œuvre.',
      malformed: 'Un code d’accès commence par atc_, suivi de 64 chiffres et lettres de a à f.',
      unknown: 'Aucune œuvre n’a ce code d’accès. Vérifiez que vous l’avez copié en entier.',
      expired: 'Ce code d’accès a expiré. Contactez l’équipe de ce site.',
    },
    cut: counted({
      one: 'Ce code compte # caractère alors qu’un code complet en compte 68. Copiez-le en entier.',
      many: 'Ce code compte # de caractères alors qu’un code complet en compte 68. Copiez-le en entier.',
      other: 'Ce code compte # caractères alors qu’un code complet en compte 68. Copiez-le en entier.',
    }),
  },

  works: {
    heading: 'Quelle œuvre\u202f?',
    intro: 'Choisissez celle à laquelle ajouter une version.',
    headingDownload: 'Vos œuvres',
    introDownload: 'Ouvrez-en une pour télécharger ses fichiers et ses certificats.',
    search: 'Rechercher',
    hint: 'Rechercher par titre',
    ats: (id: number) => `ATS ${id}`,
    version: (version: string) => `Version ${version}`,
    all: counted({ one: '# œuvre', many: '# d’œuvres', other: '# œuvres' }),
    /** `shown` is a number or a range, `total` a number. */
    some: (shown: string, total: number) =>
      counted({ one: '@ sur # œuvre', many: '@ sur # d’œuvres', other: '@ sur # œuvres' })(total, shown),
    found: (shown: string) => `Résultats pour l’instant\u00a0: ${shown}`,
    more: 'Voir la suite',
    earlier: 'Voir ce qui précède',
    none: 'Aucune œuvre pour l’instant',
    noneText: 'Les œuvres que vous déposez sur ce site apparaîtront ici.',
    noMatch: (search: string) => `Aucun titre ne correspond à «\u00a0${search}\u00a0»`,
    noMatchYet: (search: string) => `Pour l’instant, aucun titre ne correspond à «\u00a0${search}\u00a0»`,
    /** Before the link, the link, after it. */
    spelling: ['Vérifiez l’orthographe ou ', 'affichez toutes vos œuvres', '.'],
    pageFailed: 'Les autres œuvres n’ont pas pu être chargées. Réessayez dans un instant.',
    unopened: 'Cette œuvre n’a pas pu être ouverte. Choisissez-la à nouveau dans un instant.',
  },

  versions: {
    count: counted({ one: '# version', many: '# de versions', other: '# versions' }),
    some: (shown: string, total: number) =>
      counted({ one: '@ sur # version', many: '@ sur # de versions', other: '@ sur # versions' })(
        total,
        shown,
      ),
    latest: 'Dernière',
    block: (block: string) => `Bloc ${block}`,
    fingerprint: 'Empreinte',
    transaction: 'Transaction',
    explorer: 'Explorateur',
    credits,
    file: 'Fichier',
    certificate: 'Certificat',
    openIt: { asset: 'Ouvrir le fichier', certificate: 'Ouvrir le certificat' },
    noFile: 'Aucun fichier n’est conservé.',
    noCertificate: 'Il n’y a pas encore de certificat.',
    proof: 'Preuve',
    noProof: {
      missing: 'Pas de fichier de preuve\u00a0: Allfeat n’indique pas tout ce qu’il doit contenir.',
      different:
        'Pas de fichier de preuve\u00a0: ce qu’Allfeat indique de cette version ne correspond pas à son empreinte.',
    },
    failed: 'Ce téléchargement n’est pas disponible pour le moment. Réessayez dans un instant.',
    show: 'Voir les créateurs',
    hide: 'Masquer les créateurs',
    noCreators: 'Aucun créateur n’est connu pour cette version.',
    creatorsFailed: 'Les créateurs n’ont pas pu être chargés. Réessayez dans un instant.',
    none: 'Aucune version pour l’instant',
  },

  compare: {
    heading: 'Vérifier un fichier',
    hint: 'Glissez-le ici pour voir de quelle version il s’agit. Rien n’est envoyé.',
    choose: 'Choisir un fichier',
    reading: 'Lecture',
    same: (versions: string) => `Fichier identique\u00a0: ${versions}.`,
    other: 'Ce n’est le fichier d’aucune version.',
    some: 'Ce n’est le fichier d’aucune des versions comparables.',
    unknown:
      'Allfeat n’indique pas l’empreinte des fichiers de cette œuvre\u00a0: ils ne peuvent pas être comparés.',
    unread: 'Ce fichier n’a pas pu être lu. Réessayez ou choisissez-le à nouveau.',
    mark: { same: 'Votre fichier', unknown: 'Non comparable' },
  },

  title: {
    heading: 'Quel est son titre\u202f?',
    intro: 'Votre œuvre sera déposée sous ce titre.',
    introUpdate: 'Le titre reste le même pour toutes les versions d’une œuvre.',
    none: 'Sans titre',
    label: 'Titre',
    fromFile: 'D’après le nom du fichier\u00a0:',
    count: (used: string, max: string) => `${used} / ${max}`,
    problem: {
      required: 'Saisissez un titre.',
      tooLong: 'Ce titre dépasse 200 caractères. Raccourcissez-le.',
      invalid: 'Ce titre ne peut pas être utilisé. Choisissez-en un autre.',
      taken: 'Une œuvre porte déjà ce titre. Choisissez-en un autre.',
    },
  },

  creators: {
    heading: 'Qui a créé cette œuvre\u202f?',
    intro: 'Indiquez toutes les personnes qui l’ont écrite, composée, arrangée ou adaptée.',
    nth: (position: string) => `Créateur ${position}`,
    add: 'Ajouter un créateur',
    remove: 'Retirer',
    full: (max: string) => `${max} créateurs sur ${max}`,
    tooMany: (count: number, max: string) =>
      counted({
        one: 'Il y a # créateur et la limite est de @. Retirez-en.',
        many: 'Il y a # de créateurs et la limite est de @. Retirez-en quelques-uns.',
        other: 'Il y a # créateurs et la limite est de @. Retirez-en quelques-uns.',
      })(count, max),
    toComplete: counted({
      one: '# élément à compléter',
      many: '# d’éléments à compléter',
      other: '# éléments à compléter',
    }),
    needs: (who: string, what: string) => `${who}\u00a0: indiquez ${what}.`,
    several: counted({
      one: 'Il reste # créateur à compléter.',
      many: 'Il reste # de créateurs à compléter.',
      other: 'Il reste # créateurs à compléter.',
    }),
    need: {
      fullName: 'un nom',
      email: 'un e-mail valide',
      roles: 'au moins un rôle',
      ipi: 'un IPI valide',
      isni: 'un ISNI valide',
    },
    label: {
      fullName: 'Nom complet',
      email: 'E-mail',
      roles: 'Rôles',
      ipi: 'IPI',
      isni: 'ISNI',
    },
    problem: {
      fullName: {
        required: 'Saisissez un nom.',
        tooLong: 'Ce nom dépasse 255 caractères. Raccourcissez-le.',
      },
      email: {
        required: 'Saisissez une adresse e-mail.',
        invalid: 'Saisissez une adresse complète, par exemple theo@example.com.',
        tooLong: 'Cette adresse dépasse 255 caractères.',
      },
      roles: { required: 'Choisissez au moins un rôle.' },
      ipi: { invalid: 'Un IPI compte au plus 11 chiffres et rien d’autre.' },
      isni: { invalid: 'Un ISNI compte 16 caractères\u00a0: des chiffres et parfois un X à la fin.' },
    },
    isniHint: 'Le dernier caractère ne correspond pas. Vérifiez cet ISNI.',
    list: {
      open: 'Coller une liste',
      label: 'Liste des créateurs',
      help: 'Un créateur par ligne, ou des cellules d’un tableur. Par exemple\u00a0:',
      add: 'Ajouter cette liste',
      unread: 'Ces lignes n’ont pas pu être lues. Corrigez-les ou annulez.',
      noRoom: (max: string) =>
        `La limite est de ${max} créateurs. Retirez-en quelques-uns ou annulez ces lignes.`,
    },
    added: (count: string) => `Ajouts\u00a0: ${count}`,
    undo: 'Annuler l’ajout',
    again: 'Ajouter à nouveau',
  },

  review: {
    heading: 'Dernière vérification',
    intro: 'Vous allez déposer cette œuvre sur la blockchain Allfeat.',
    final: 'Une version déposée ne peut plus être modifiée. Vous pourrez en ajouter une nouvelle plus tard.',
    register: 'Déposer',
    introUpdate: 'Vous allez déposer une nouvelle version de cette œuvre sur la blockchain Allfeat.',
    update: 'Mettre à jour',
    newFile: 'Nouveau',
    kept: 'Conservé',
    mark: { added: 'Nouveau', changed: 'Modifié' },
    removed: (names: string) => `Désormais sans ${names}.`,
    nothing: 'Rien ne change\u00a0: le fichier est conservé et les créateurs sont les mêmes.',
    /** The names of the buttons that say no more than `edit`. */
    editWhat: { file: 'Modifier le fichier', title: 'Modifier le titre', creators: 'Modifier les créateurs' },
    network: 'Réseau',
    on: { testnet: 'Réseau de test Allfeat', mainnet: 'Réseau principal Allfeat' },
    fingerprint: 'Empreinte',
  },

  upload: {
    heading: 'Envoi de votre fichier',
    intro: 'Gardez cette page ouverte jusqu’à la fin.',
    label: 'Envoi',
    starting: 'Démarrage',
    headingKept: 'Préparation de votre version',
    of: (done: string, total: string) => `${done} sur ${total}`,
    left: (time: string) => `Encore ${time} environ`,
    minutes: 'Encore quelques minutes',
    finishing: 'Finalisation',
    offline: 'En attente de votre connexion',
    stop: 'Arrêter l’envoi\u202f? Votre fichier et tout ce que vous avez saisi restent ici.',
    stopKept: 'Arrêter ici\u202f? Tout ce que vous avez saisi est conservé.',
    goOn: 'Continuer',
    stopItKept: 'Arrêter',
    keep: 'Poursuivre l’envoi',
    stopIt: 'Arrêter l’envoi',
  },

  confirming: {
    heading: 'Confirmation en cours',
    intro: 'Cela prend quelques secondes. Gardez cette page ouverte.',
    received: 'Fichier reçu',
    kept: 'Fichier précédent conservé',
    quote: 'Devis',
    match: 'Empreintes identiques',
    quoting: 'Allfeat lit votre fichier et calcule le prix.',
    registration: 'Dépôt',
    comparing: 'Comparaison des empreintes avant tout paiement.',
    asking: 'Demande de dépôt à Allfeat. Le dépôt ne peut être facturé qu’une fois.',
  },

  quote: {
    network: 'Frais de réseau',
    deposit: 'Caution',
    service: 'Service',
    storage: (size: string) => `Stockage, ${size}`,
    storageKept: 'Stockage',
    total: 'Total',
    credits,
  },

  tracking: {
    heading: (title: string) => `Dépôt de «\u00a0${title}\u00a0» en cours`,
    headingResumed: 'Dépôt de votre œuvre en cours',
    intro: 'Gardez cette page ouverte jusqu’à la fin.',
    introCode: 'Gardez cette page ouverte\u00a0: votre code d’accès s’affichera ici à la fin.',
    step: {
      validating: 'Vérifications',
      preparing_transaction: 'Transaction',
      signing: 'Signature',
      submitting: 'Transmission',
      confirming: 'Confirmation',
      completed: 'Dépôt terminé',
    },
    says: {
      validating: 'Nouvelle vérification de votre œuvre.',
      preparing_transaction: 'Préparation de la transaction.',
      signing: 'Signature de la transaction.',
      submitting: 'Transmission de votre œuvre à la blockchain Allfeat.',
      confirming: 'En attente de la confirmation de la blockchain.',
    },
    waiting: 'En attente d’une réponse d’Allfeat.',
    late: 'C’est plus long que d’habitude. Votre œuvre a été envoyée et rien n’est perdu.',
    elapsed: 'Temps écoulé',
  },

  complete: {
    heading: (title: string) => `Votre œuvre «\u00a0${title}\u00a0» est déposée`,
    headingResumed: 'Votre œuvre est déposée',
    headingVersion: (version: string, title: string) =>
      `La version ${version} de «\u00a0${title}\u00a0» est déposée`,
    headingUpdate: (title: string) => `La nouvelle version de «\u00a0${title}\u00a0» est déposée`,
    headingUpdateResumed: 'Votre nouvelle version est déposée',
    sameCode: 'Votre code d’accès reste le même.',
    work: 'Œuvre',
    forUser: 'Vous la retrouverez parmi vos œuvres sur ce site.',
    accessCode: 'Code d’accès',
    notSaved: 'Pas encore sauvegardé',
    saved: 'Sauvegardé',
    saveNow:
      'Sauvegardez-le maintenant. C’est la seule clé de cette œuvre\u00a0: sans ce code, vous ne pourrez pas ajouter de nouvelle version.',
    keepSafe:
      'Gardez-le en lieu sûr. C’est la seule clé de cette œuvre\u00a0: sans ce code, vous ne pourrez pas ajouter de nouvelle version.',
    codeComing: 'Votre code d’accès arrive. Gardez cette page ouverte.',
    codeMissing:
      'Votre code d’accès n’est pas encore arrivé. Gardez cette page ouverte et vérifiez à nouveau.',
    checkAgain: 'Vérifier à nouveau',
    saveFile: 'Télécharger le code',
    iSaved: 'Je l’ai sauvegardé',
    fileName: (title: string) => `${title} - code d’accès.txt`,
    fileText: (title: string, code: string, atsId: string) =>
      `${title}\n${atsId ? `Numéro ATS\u00a0: ${atsId}\n` : ''}\nCode d’accès\u00a0:\n${code}\n\nConservez ce fichier. Ce code est la seule clé de cette œuvre.\n`,
    atsId: 'Numéro ATS',
    transaction: 'Transaction',
    block: 'Bloc',
    charged: 'Facturé',
    certificate: 'Certificat',
    openCertificate: 'Ouvrir le certificat',
    certificateFailed: 'Le certificat n’est pas disponible pour le moment. Réessayez dans un instant.',
    explorer: 'Voir sur l’explorateur',
    public:
      'L’empreinte est désormais publique sur la blockchain Allfeat. Votre fichier, son titre et tous les noms restent privés.',
    another: 'Déposer une autre œuvre',
    anotherUpdate: 'Une autre mise à jour',
    first:
      'Sans son code d’accès, cette œuvre ne pourra pas recevoir de nouvelle version. Avez-vous ce code\u202f?',
    haveIt: 'J’ai sauvegardé mon code',
  },

  proof: {
    heading: {
      same: 'Déposée exactement telle que vous l’avez saisie',
      different: 'Les empreintes diffèrent',
      unknown: 'Non vérifiée sur votre appareil',
    },
    text: {
      same: 'Votre appareil a calculé cette empreinte à partir de votre fichier, du titre et des créateurs. Celle qu’Allfeat a déposée est identique.',
      different:
        'L’empreinte déposée par Allfeat n’est pas celle que votre appareil a calculée à partir de votre saisie. Gardez les deux et envoyez-les à l’équipe de ce site.',
    },
    because: {
      file: 'Vous avez conservé le fichier précédent\u00a0: votre appareil n’avait aucun fichier dont calculer l’empreinte.',
      title:
        'Allfeat n’a pas indiqué le titre de cette œuvre\u00a0: votre appareil n’a donc pas pu calculer son empreinte.',
      own: 'Votre navigateur n’a pas pu calculer d’empreinte à comparer.',
      answer: 'Allfeat n’a pas indiqué quelle empreinte serait déposée.',
    },
    verified: 'Vérifiée',
    notVerified: 'Non vérifiée',
    device: 'Votre appareil',
    service: 'Allfeat',
    show: 'Voir les empreintes',
    work: 'Œuvre',
    workAtService: 'Œuvre, chez Allfeat',
    file: 'Fichier (SHA-256)',
    copyBoth: 'Copier les deux',
    save: 'Fichier de preuve',
    contains:
      'Un fichier de preuve contient des noms et des adresses e-mail\u00a0: partagez-le avec précaution.',
  },

  failed: {
    reference: 'Référence',
    tryAgain: 'Réessayer',
    checkAgain: 'Vérifier à nouveau',
    startOver: 'Recommencer',
  },

  disabled: {
    unavailable: 'Ce n’est pas disponible ici',
    onlyTeam: 'Seule l’équipe de ce site peut y remédier.',
  },
  hold: {
    offline: 'Vous êtes hors ligne',
    form: 'Continuez\u00a0: rien n’est envoyé avant le dépôt.',
    upload: 'Rien n’est perdu. L’envoi reprendra au retour de votre connexion.',
    other: 'Rien n’est perdu. Tout reprendra au retour de votre connexion.',
    stopped: 'L’envoi s’est interrompu.',
    busy: 'Allfeat est très sollicité.',
    service: 'Allfeat ne répond pas.',
    network: 'Allfeat est injoignable.',
    again: (time: string, attempt: string, of: string) => `Nouvel essai dans ${time} (${attempt} sur ${of}).`,
  },
  /** In the page, where no frame can be loaded: heading, text, button. */
  unloaded: [
    'Le formulaire n’a pas pu se charger',
    'Vérifiez votre connexion ou suspendez votre bloqueur de contenu sur cette page.',
    'Réessayer',
  ],
  token: {
    heading: 'Renouvellement de votre session',
    text: 'Rien n’est perdu. Cela prend quelques secondes.',
  },
  between: { items: ', ', facts: ' · ', sentences: ' ' },
  errors,
  codes,
} satisfies Translation;
