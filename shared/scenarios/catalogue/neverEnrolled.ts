import type { Scenario } from '../scenario.ts'

/** Onboarded, but nobody put it into the scope of management. */
export const neverEnrolled: Scenario = {
  id: 'never-enrolled',
  level: 2,
  title: { en: 'Never asked to enrol', fr: 'Jamais invité à s’inscrire' },
  story: {
    en: 'The client is onboarded and healthy; the enforcement scope in the portal covers tagged devices only, and it has no tag.',
    fr: 'Le poste est intégré et sain ; l’étendue d’application du portail ne couvre que les appareils étiquetés, et il n’a pas d’étiquette.',
  },
  symptom: {
    en: 'The device is in the portal, its column Managed by is empty.',
    fr: 'L’appareil est dans le portail, sa colonne Géré par est vide.',
  },
  device: {
    name: 'PC-0518',
    os: { name: 'Windows 11 Enterprise', build: 22631, revision: 3593, edition: 'Client' },
    model: { manufacturer: 'Contoso Devices', product: 'Tablet 12' },
    analyzer: '08May2024',
    collectedAt: '2024-06-10T11:47:29Z',
    senseVersion: '10.8735.22621.3593',
    services: { sense: 'Running', diagTrack: 'Running' },
    enrollment: { status: 2, isRegistered: false, isEnrolled: false, attachV2: true },
    join: { azureAd: false, domain: false },
    results: ['110005', '120037', '130017', '130021', '130011', '130010'],
  },
  expected: {
    verdict: 'enrollment-status-2',
    findings: ['enrollment-status-2'],
    steps: { join: 'notNeeded', enroll: 'notReached' },
  },
}
