import type { Scenario } from '../scenario.ts'

/** A hybrid joined client, enrolled by the first version of the flow. */
export const enrolledHaadj: Scenario = {
  id: 'enrolled-haadj',
  level: 1,
  title: { en: 'Hybrid joined and enrolled', fr: 'En jonction hybride et inscrit' },
  story: {
    en: 'A client of the domain joined Entra ID as it should and was enrolled.',
    fr: 'Un poste du domaine a rejoint Entra ID comme prévu et a été inscrit.',
  },
  symptom: { en: 'None.', fr: 'Aucun.' },
  device: {
    name: 'PC-0142',
    os: { name: 'Windows 10 Enterprise', build: 19044, revision: 1706, edition: 'Client' },
    model: { manufacturer: 'Contoso Devices', product: 'Laptop 14' },
    analyzer: '28042022',
    collectedAt: '2022-06-01T07:58:33Z',
    senseVersion: '10.7740.19041.1706',
    services: { sense: 'Running', diagTrack: 'Running' },
    enrollment: {
      status: 1,
      tenant: 'own',
      isRegistered: true,
      isEnrolled: true,
      attemptMinutesAgo: 18,
      successMinutesAgo: 18,
      attachV2: false,
    },
    join: { azureAd: true, domain: true },
    scp: { type: 'Domain', tenant: 'own' },
    results: ['120037', '130017', '130021', '130011', '130010'],
  },
  expected: { verdict: 'healthy', findings: [], steps: { discover: 'ok', join: 'ok', enroll: 'ok' } },
}
