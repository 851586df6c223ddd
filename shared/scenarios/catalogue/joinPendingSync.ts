import type { Scenario } from '../scenario.ts'

/** Sync-join was refused because Entra ID does not hold the object yet. */
export const joinPendingSync: Scenario = {
  id: 'join-pending-sync',
  level: 2,
  title: { en: 'Waiting for Entra Connect', fr: 'En attente d’Entra Connect' },
  story: {
    en: 'A new server tried to join minutes after it entered the domain, before the next synchronisation.',
    fr: 'Un nouveau serveur a tenté de se joindre quelques minutes après son entrée dans le domaine, avant la synchronisation suivante.',
  },
  symptom: {
    en: 'The join fails with 0x801c03f2 and nothing seems wrong.',
    fr: 'La jonction échoue avec 0x801c03f2 et rien ne semble anormal.',
  },
  device: {
    name: 'SRV-PRINT-01',
    os: { name: 'Windows Server 2019 Standard', build: 17763, revision: 5696, edition: 'Server' },
    model: { manufacturer: 'Contoso Virtual Hardware', product: 'Virtual Machine' },
    analyzer: '08May2024',
    collectedAt: '2024-06-12T08:16:50Z',
    senseVersion: '10.7239.17763.5696',
    services: { sense: 'Running', diagTrack: 'Running' },
    enrollment: { status: 10, isRegistered: false, isEnrolled: false, attemptMinutesAgo: 9, attachV2: false },
    join: { azureAd: false, domain: true },
    scp: { type: 'Domain', tenant: 'own' },
    diagnostics: {
      adConnectivity: 'PASS',
      adConfiguration: 'PASS',
      drsDiscovery: 'PASS',
      drsConnectivity: 'PASS',
      tokenAcquisition: 'SKIPPED',
      attempt: {
        minutesAgo: 7,
        registrationType: 'sync',
        errorPhase: 'join',
        clientError: '0x801c03f2',
        server: { code: 'DirectoryError', message: 'No device object with the id {deviceId} was found.', httpsStatus: 400 },
      },
    },
    results: ['122025', '111021', '110005', '120037', '130017', '130011', '130010'],
  },
  expected: {
    verdict: 'device-not-synced',
    findings: ['device-not-synced', 'enrollment-status-10', 'analyzer-result:122025'],
    steps: { precheck: 'ok', discover: 'ok', syncwait: 'failed', enroll: 'notReached' },
  },
}
