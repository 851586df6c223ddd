import type { Scenario } from '../scenario.ts'

/** Two tenants, and a status that speaks of connectivity: the analyzer compares the ids only when both are empty. */
export const tenantMismatchUnreported: Scenario = {
  id: 'tenant-mismatch-unreported',
  level: 3,
  title: { en: 'Registered in the other tenant', fr: 'Inscrit dans l’autre locataire' },
  story: {
    en: 'Contoso has bought Fabrikam. The server was registered in the tenant of Fabrikam; since then a policy points its connection point at Contoso.',
    fr: 'Contoso a racheté Fabrikam. Le serveur a été inscrit dans le locataire de Fabrikam ; depuis, une stratégie dirige son point de connexion vers Contoso.',
  },
  symptom: {
    en: 'The analyzer reports a connectivity issue, but every address answers.',
    fr: 'L’analyseur signale un problème de connectivité, mais toutes les adresses répondent.',
  },
  device: {
    name: 'SRV-FILE-02',
    os: { name: 'Windows Server 2019 Standard', build: 17763, revision: 5696, edition: 'Server' },
    model: { manufacturer: 'Contoso Virtual Hardware', product: 'Virtual Machine' },
    analyzer: '08May2024',
    collectedAt: '2024-06-11T13:05:40Z',
    senseVersion: '10.7239.17763.5696',
    services: { sense: 'Running', diagTrack: 'Running' },
    enrollment: { status: 13, tenant: 'other', isRegistered: true, isEnrolled: false, attemptMinutesAgo: 12, attachV2: false },
    join: { azureAd: true, domain: true },
    scp: { type: 'Client', tenant: 'own' },
    results: ['122024', '111021', '110005', '120037', '130017', '130021', '130011', '130010'],
  },
  expected: {
    verdict: 'scp-tenant-mismatch',
    findings: ['scp-tenant-mismatch', 'tenant-mismatch', 'enrollment-status-13'],
    steps: { precheck: 'ok', discover: 'failed', join: 'ok', enroll: 'failed' },
  },
}
