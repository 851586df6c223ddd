import type { Scenario } from '../scenario.ts'

/** The sensor and the telemetry service do not run, so nothing else can happen. */
export const servicesStopped: Scenario = {
  id: 'services-stopped',
  level: 1,
  title: { en: 'Stopped by a hardening script', fr: 'Arrêté par un script de durcissement' },
  story: {
    en: 'A script that turns off telemetry disabled one service and stopped the sensor with it.',
    fr: 'Un script qui coupe la télémétrie a désactivé un service et arrêté le capteur avec lui.',
  },
  symptom: {
    en: 'The device goes inactive in the portal and shows no enrolment at all.',
    fr: 'L’appareil devient inactif dans le portail et ne montre aucune inscription.',
  },
  device: {
    name: 'PC-0377',
    os: { name: 'Windows 11 Enterprise', build: 22631, revision: 3593, edition: 'Client' },
    model: { manufacturer: 'Contoso Devices', product: 'Laptop 14' },
    analyzer: '08May2024',
    collectedAt: '2024-06-07T15:30:02Z',
    senseVersion: '10.8735.22621.3593',
    services: { sense: 'Stopped', diagTrack: 'Disabled' },
    enrollment: { isRegistered: false, isEnrolled: false, attachV2: true },
    join: { azureAd: true, domain: false },
    results: ['130017', '130011', '130010'],
  },
  expected: {
    verdict: 'service-not-running:sense',
    findings: ['service-not-running:sense', 'service-not-running:diagTrack', 'service-disabled:diagTrack'],
    steps: { onboard: 'failed', enroll: 'notReached' },
  },
}
