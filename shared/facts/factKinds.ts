import { z } from 'zod'

/** How two values of a kind are compared when sources are held against each other; `none`: several values are normal. */
type Comparison = 'guid' | 'text' | 'boolean' | 'number' | 'none'

interface FactKind {
  readonly comparison: Comparison
  readonly en: string
  readonly fr: string
}

const kind = (comparison: Comparison, en: string, fr: string): FactKind => ({ comparison, en, fr })

/** One vocabulary for all formats. Titles use the current product names; the file's own label is in the fact's quote. */
export const factKinds = {
  'analyzer.scriptVersion': kind('none', 'Client Analyzer version', 'Version du Client Analyzer'),
  'analyzer.runTime': kind('none', 'Collected at', 'Collecté le'),
  'analyzer.result': kind('none', 'Analyzer result', 'Résultat de l’analyseur'),
  'device.name': kind('text', 'Device name', 'Nom de l’appareil'),
  'device.os': kind('none', 'Operating system', 'Système d’exploitation'),
  'device.osBuild': kind('none', 'OS build', 'Version de build'),
  'device.osEdition': kind('none', 'OS edition', 'Édition du système'),
  'device.architecture': kind('none', 'OS architecture', 'Architecture du système'),
  'device.bootTime': kind('none', 'Last start', 'Dernier démarrage'),
  'device.manufacturer': kind('none', 'Manufacturer', 'Fabricant'),
  'device.model': kind('none', 'Model', 'Modèle'),
  'device.azureResourceId': kind('none', 'Azure resource id', 'ID de ressource Azure'),
  'network.winHttpProxy': kind('none', 'WinHTTP proxy', 'Proxy WinHTTP'),
  'mde.senseDeviceId': kind('text', 'Defender device id', 'ID d’appareil Defender'),
  'mde.orgId': kind('guid', 'Defender organisation id', 'ID d’organisation Defender'),
  'mde.senseVersion': kind('text', 'Sensor version', 'Version du capteur'),
  'mde.onboardingState': kind('number', 'Onboarding state', 'État d’intégration'),
  'mde.datacenter': kind('none', 'Defender data center', 'Centre de données Defender'),
  'mde.streamlined': kind('none', 'Streamlined connectivity', 'Connectivité simplifiée'),
  'service.status': kind('text', 'Service state', 'État du service'),
  'service.startType': kind('text', 'Service start type', 'Type de démarrage du service'),
  'av.mode': kind('text', 'Defender Antivirus mode', 'Mode de l’antivirus Defender'),
  'av.platformVersion': kind('none', 'Antivirus platform version', 'Version de la plateforme antivirus'),
  'av.signatureVersion': kind('none', 'Security intelligence version', 'Version de la veille de sécurité'),
  'av.engineVersion': kind('none', 'Antivirus engine version', 'Version du moteur antivirus'),
  'av.tamperProtection': kind('none', 'Tamper protection', 'Protection contre les falsifications'),
  'enrollment.status': kind('number', 'Enrollment status', 'État d’inscription'),
  'enrollment.statusText': kind('none', 'Enrollment status, in words', 'État d’inscription, en toutes lettres'),
  'enrollment.intuneDeviceId': kind('guid', 'Intune device id', 'ID d’appareil Intune'),
  'enrollment.lastCheckinAttempt': kind('none', 'Last check-in attempt', 'Dernière tentative de check-in'),
  'enrollment.lastCheckinSuccess': kind('none', 'Last successful check-in', 'Dernier check-in réussi'),
  'enrollment.mdmState': kind('none', 'MDM enrolment state', 'État d’inscription MDM'),
  'enrollment.managedBy': kind('none', 'Management channel', 'Canal de gestion'),
  'join.azureAdJoined': kind('boolean', 'Microsoft Entra joined', 'Joint à Microsoft Entra'),
  'join.enterpriseJoined': kind('boolean', 'Joined to on-premises DRS', 'Joint au DRS sur site'),
  'join.domainJoined': kind('boolean', 'Domain joined', 'Joint au domaine'),
  'join.workplaceJoined': kind('boolean', 'Microsoft Entra registered', 'Inscrit dans Microsoft Entra'),
  'join.domainName': kind('text', 'Domain', 'Domaine'),
  'entra.deviceId': kind('guid', 'Entra device id', 'ID d’appareil Entra'),
  'entra.tenantId': kind('guid', 'Entra tenant id', 'ID de locataire Entra'),
  'entra.tenantName': kind('none', 'Entra tenant name', 'Nom du locataire Entra'),
  'entra.deviceAuthStatus': kind('text', 'Device authentication', 'Authentification de l’appareil'),
  'entra.certificateThumbprint': kind('text', 'Device certificate thumbprint', 'Empreinte du certificat d’appareil'),
  'entra.certificateValidFrom': kind('none', 'Device certificate valid from', 'Certificat d’appareil valable du'),
  'entra.certificateValidTo': kind('none', 'Device certificate valid to', 'Certificat d’appareil valable au'),
  'entra.tpmProtected': kind('boolean', 'Device key in the TPM', 'Clé de l’appareil dans le TPM'),
  'registered.deviceId': kind('none', 'Entra registered device id', 'ID d’appareil inscrit Entra'),
  'registered.tenantId': kind('none', 'Entra registered tenant id', 'ID de locataire de l’inscription Entra'),
  'scp.configurationType': kind('text', 'SCP configuration', 'Configuration du SCP'),
  'scp.tenantId': kind('guid', 'SCP tenant id', 'ID de locataire du SCP'),
  'scp.tenantName': kind('none', 'SCP tenant name', 'Nom de locataire du SCP'),
  'mdm.url': kind('none', 'MDM address', 'Adresse MDM'),
  'diagnostic.test': kind('none', 'Join test', 'Test de jonction'),
  'diagnostic.testCode': kind('none', 'Join test error code', 'Code d’erreur du test de jonction'),
  'diagnostic.fallbackToSyncJoin': kind('none', 'Fallback to sync join', 'Repli sur sync-join'),
  'diagnostic.registrationType': kind('none', 'Registration type', 'Type d’inscription'),
  'diagnostic.previousRegistration': kind('none', 'Previous registration attempt', 'Tentative d’inscription précédente'),
  'diagnostic.errorPhase': kind('none', 'Error phase', 'Phase en erreur'),
  'diagnostic.clientErrorCode': kind('none', 'Client error code', 'Code d’erreur client'),
  'diagnostic.serverErrorCode': kind('none', 'Server error code', 'Code d’erreur serveur'),
  'diagnostic.serverMessage': kind('none', 'Server message', 'Message du serveur'),
  'diagnostic.httpsStatus': kind('none', 'HTTPS status', 'Statut HTTPS'),
  'diagnostic.requestId': kind('none', 'Request id', 'ID de requête'),
  'diagnostic.clientTime': kind('none', 'Client time', 'Heure du client'),
  'diagnostic.executingAccount': kind('none', 'Executing account', 'Compte d’exécution'),
  'diagnostic.keySignTest': kind('none', 'Key sign test', 'Test de signature de la clé'),
  'prt.present': kind('none', 'Primary refresh token', 'Jeton d’actualisation principal'),
  'prt.updateTime': kind('none', 'PRT updated', 'PRT mis à jour'),
  'prt.expiryTime': kind('none', 'PRT expires', 'Expiration du PRT'),
  'prt.authority': kind('none', 'PRT authority', 'Autorité du PRT'),
  'prt.attemptTime': kind('none', 'PRT attempt', 'Tentative de PRT'),
  'prt.attemptStatus': kind('none', 'PRT attempt status', 'Statut de la tentative de PRT'),
  'prt.serverErrorCode': kind('none', 'PRT server error', 'Erreur du serveur pour le PRT'),
  'prt.serverErrorDescription': kind('none', 'PRT server message', 'Message du serveur pour le PRT'),
} as const satisfies Record<string, FactKind>

export type FactKindId = keyof typeof factKinds
export const factKindIds = Object.keys(factKinds) as [FactKindId, ...FactKindId[]]
export const factKindIdSchema = z.enum(factKindIds)
