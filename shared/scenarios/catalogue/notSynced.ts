import type { Scenario } from '../scenario.ts'

/** The computer object is outside of what Entra Connect synchronises; report of the April 2022 edition. */
export const notSynced: Scenario = {
  id: 'not-synced',
  level: 1,
  title: { en: 'The computer object never reached Entra ID', fr: 'L’objet ordinateur n’a jamais atteint Entra ID' },
  story: {
    en: 'The server sits in an organisational unit that the filter of Entra Connect leaves out.',
    fr: 'Le serveur est dans une unité d’organisation que le filtre d’Entra Connect exclut.',
  },
  symptom: {
    en: 'The server stays onboarded but unmanaged for weeks.',
    fr: 'Le serveur reste intégré mais non géré pendant des semaines.',
  },
  device: {
    name: 'SRV-SQL-03',
    os: { name: 'Windows Server 2019 Standard', build: 17763, revision: 2803, edition: 'Server' },
    model: { manufacturer: 'Contoso Virtual Hardware', product: 'Virtual Machine' },
    analyzer: '28042022',
    collectedAt: '2022-05-18T09:12:07Z',
    senseVersion: '10.6030.17763.2803',
    services: { sense: 'Running', diagTrack: 'Running' },
    enrollment: { status: 37, isRegistered: false, isEnrolled: false, attemptMinutesAgo: 40, attachV2: false },
    join: { azureAd: false, domain: true },
    scp: { type: 'Domain', tenant: 'own' },
    diagnostics: {
      adConnectivity: 'PASS',
      adConfiguration: 'PASS',
      drsDiscovery: 'PASS',
      drsConnectivity: 'PASS',
      tokenAcquisition: 'SKIPPED',
    },
    results: ['121030', '120037', '130017', '130021', '130011', '130010'],
  },
  expected: {
    verdict: 'enrollment-status-37',
    findings: ['enrollment-status-37', 'analyzer-result:121030'],
    steps: { precheck: 'ok', discover: 'ok', syncwait: 'failed', join: 'notReached', enroll: 'notReached' },
  },
}
