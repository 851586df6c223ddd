import type { Scenario } from '../scenario.ts'

/** A device that needs no join: version 2 gives it a synthetic registration. */
export const healthyAttachV2: Scenario = {
  id: 'healthy-attach-v2',
  level: 1,
  title: { en: 'Sound, and joined to nothing', fr: 'Sain, et joint à rien' },
  story: {
    en: 'A stand-alone server with a current sensor was enrolled without any join.',
    fr: 'Un serveur autonome au capteur à jour a été inscrit sans aucune jonction.',
  },
  symptom: {
    en: 'None; somebody wonders why dsregcmd says NO everywhere.',
    fr: 'Aucun ; quelqu’un s’étonne que dsregcmd affiche NO partout.',
  },
  device: {
    name: 'SRV-WEB-11',
    os: { name: 'Windows Server 2022 Standard', build: 20348, revision: 2461, edition: 'Server' },
    model: { manufacturer: 'Contoso Virtual Hardware', product: 'Virtual Machine' },
    analyzer: '08May2024',
    collectedAt: '2024-06-05T10:22:51Z',
    senseVersion: '10.8735.20348.2461',
    services: { sense: 'Running', diagTrack: 'Running' },
    enrollment: {
      status: 1,
      tenant: 'own',
      isRegistered: true,
      isEnrolled: true,
      attemptMinutesAgo: 31,
      successMinutesAgo: 31,
      attachV2: true,
    },
    join: { azureAd: false, domain: false },
    results: ['110005', '120037', '130017', '130021', '130011', '130010'],
  },
  expected: { verdict: 'healthy', findings: [], steps: { join: 'notNeeded', enroll: 'ok' } },
}
