const en = {
  title: 'Collect',
  subtitle: 'What to run on the device, and what each file tells',
  copyBlock: 'Copy block',
  copyCommands: 'Copy commands',
  language: 'Language of the comments',
  import: 'Import',
  asAdministrator: 'As administrator',
  confidential: 'Handle the zip as confidential',
  secrets:
    'The files hold device names, user names, tenant ids and device ids. Nothing is sent anywhere: you carry the zip to this computer and drop it on the window.',
  givesTitle: 'What each file tells',
  file: 'File',
  tells: 'Tells',
  neededFor: 'Needed',
  always: 'Always',
  often: 'Most often',
  'gives.report': 'State of device, sensor and antivirus, the management settings, and every check the analyzer made with its advice',
  'gives.regInfo': 'The enrollment status and the last check-in as the management component keeps them',
  'gives.dsregcmd': 'Whether the device is joined, to which tenant, and which join test failed with which code',
  'gives.reg': 'Enrollment status, connection point, onboarding: the values themselves, to hold against the report',
  'gives.evtx': 'Each attempt with its time, phase and error code, in one timeline with the traces',
  'gives.etl': 'Calls of the sign-in library while the failure was reproduced: error, address, API',
}

const fr: Readonly<Record<keyof typeof en, string>> = {
  title: 'Collecter',
  subtitle: 'Ce qu’il faut exécuter sur l’appareil, et ce que dit chaque fichier',
  copyBlock: 'Copier le bloc',
  copyCommands: 'Copier les commandes',
  language: 'Langue des commentaires',
  import: 'Importer',
  asAdministrator: 'En administrateur',
  confidential: 'Traitez le zip comme confidentiel',
  secrets:
    'Les fichiers contiennent des noms d’appareils et d’utilisateurs, des ID de locataire et d’appareil. Rien n’est envoyé nulle part : vous apportez le zip sur ce poste et le déposez sur la fenêtre.',
  givesTitle: 'Ce que dit chaque fichier',
  file: 'Fichier',
  tells: 'Ce qu’il dit',
  neededFor: 'Requis',
  always: 'Toujours',
  often: 'Le plus souvent',
  'gives.report':
    'L’état de l’appareil, du capteur et de l’antivirus, les réglages de gestion, et chaque contrôle de l’analyseur avec son conseil',
  'gives.regInfo': 'L’état d’inscription et le dernier check-in tels que les garde le composant de gestion',
  'gives.dsregcmd': 'Si l’appareil est joint, à quel locataire, et quel test de jonction a échoué avec quel code',
  'gives.reg': 'État d’inscription, point de connexion, intégration : les valeurs mêmes, à confronter au rapport',
  'gives.evtx': 'Chaque tentative avec son heure et son code d’erreur ; conservé dans le dossier, non décodé dans cette version',
  'gives.etl':
    'Les appels de la bibliothèque de connexion pendant la reproduction de l’échec ; conservé dans le dossier, non décodé dans cette version',
}

/** Texts of the collecting instructions, by language. */
export const texts = { en, fr }
