import type { Scenario } from '../scenario.ts'

/** The shipped sample: the name of the registration service cannot be resolved. */
export const dnsRegistrationName: Scenario = {
  id: 'dns-registration-name',
  level: 1,
  title: { en: 'The registration service has no name here', fr: 'Le service d’inscription n’a pas de nom ici' },
  story: {
    en: 'A server was moved to a network whose DNS forwards nothing outside. It is onboarded and finds its domain and its connection point, but not the registration service.',
    fr: 'Un serveur a été déplacé vers un réseau dont le DNS ne relaie rien vers l’extérieur. Il est intégré, trouve son domaine et son point de connexion, mais pas le service d’inscription.',
  },
  symptom: {
    en: 'The device is in the Defender portal but gets no security policy.',
    fr: 'L’appareil est dans le portail Defender mais ne reçoit aucune stratégie de sécurité.',
  },
  device: {
    name: 'SRV-APP-07',
    os: { name: 'Windows Server 2019 Standard', build: 17763, revision: 5696, edition: 'Server' },
    model: { manufacturer: 'Contoso Virtual Hardware', product: 'Virtual Machine' },
    analyzer: '08May2024',
    collectedAt: '2024-06-03T06:41:12Z',
    senseVersion: '10.7239.17763.5696',
    services: { sense: 'Running', diagTrack: 'Running' },
    // The export shows a success two months ago; the analyzer's text file shows the attempt in its place.
    enrollment: { status: 41, isRegistered: false, isEnrolled: false, attemptMinutesAgo: 25, successMinutesAgo: 83000, attachV2: false },
    join: { azureAd: false, domain: true },
    scp: { type: 'Client', tenant: 'own' },
    diagnostics: {
      adConnectivity: 'PASS',
      adConfiguration: 'PASS',
      drsDiscovery: 'FAIL [0x801c0021/0x80072ee7]',
      drsConnectivity: 'SKIPPED',
      tokenAcquisition: 'SKIPPED',
      attempt: { minutesAgo: 25, errorPhase: 'discover', clientError: '0x801c0021' },
    },
    results: ['122030', '111021', '110005', '120037', '130017', '130011', '130010'],
  },
  expected: {
    verdict: 'drs-discovery-failed',
    findings: [
      'drs-discovery-failed',
      'enrollment-status-41',
      'analyzer-result:122030',
      'sensor-too-old-for-attach-v2',
      'last-checkin-untrusted',
    ],
    steps: { precheck: 'ok', discover: 'failed', join: 'notReached', enroll: 'notReached' },
  },
}
