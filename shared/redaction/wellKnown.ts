import analyzerResults from '../knowledge/data/analyzerResults.json' with { type: 'json' }
import dsregFields from '../knowledge/data/dsregFields.json' with { type: 'json' }
import eventCaptures from '../knowledge/data/eventCaptures.json' with { type: 'json' }
import eventProviders from '../knowledge/data/eventProviders.json' with { type: 'json' }
import joinSteps from '../knowledge/data/joinSteps.json' with { type: 'json' }
import scpPage from '../knowledge/data/pages/serviceConnectionPoint.json' with { type: 'json' }
import procedures from '../knowledge/data/procedures.json' with { type: 'json' }

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

/** Names of examples are no words of the product's own: a case that is made up may have such a customer. */
const EXAMPLES = /contoso|fabrikam/g
const knowledge = JSON.stringify([analyzerResults, dsregFields, eventCaptures, eventProviders, joinSteps, scpPage, procedures])
  .toLowerCase()
  .replace(EXAMPLES, '')

/** GUIDs that the knowledge names (providers, applications, classes) say nothing of a customer. */
const knownGuids: ReadonlySet<string> = new Set([...knowledge.matchAll(GUID)].map(([guid]) => guid))

/** True for a GUID that is the same everywhere (product codes of Office end alike), or stands for none. */
export const isKnownGuid = (guid: string): boolean => knownGuids.has(guid) || /^([0f])\1{7}-|0000000ff1ce$/.test(guid)

/** Hosts below these are the services' own, the same for everybody. A customer's name may stand before `onmicrosoft.com`: it is not one of them. */
const serviceDomains: readonly string[] = [
  'microsoft.com',
  'microsoft.us',
  'microsoft.net',
  'microsoftonline.com',
  'microsoftonline.us',
  'microsoftonline.de',
  'microsoftonline-p.com',
  'microsoftonline-p.net',
  'microsoftazuread-sso.com',
  'microsoftazuread-sso.us',
  'windows.net',
  'windows.com',
  'windowsupdate.com',
  'windowsazure.com',
  'windowsazure.us',
  'usgovcloudapi.net',
  'chinacloudapi.cn',
  'partner.microsoftonline.cn',
  'azure.com',
  'azure.net',
  'azure.us',
  'azure.cn',
  'azure-automation.net',
  'azure-devices.net',
  'azureedge.net',
  'azurefd.net',
  'azurewebsites.net',
  'trafficmanager.net',
  'msftauth.net',
  'msauth.net',
  'msauthimages.net',
  'msftconnecttest.com',
  'msftncsi.com',
  'msedge.net',
  'msocsp.com',
  'live.com',
  'live.net',
  'office.com',
  'office.net',
  'office365.com',
  'outlook.com',
  'sharepoint.com',
  'bing.com',
  'skype.com',
  'aka.ms',
  'digicert.com',
  'verisign.com',
  'symantec.com',
  'globalsign.com',
  'entrust.net',
  'letsencrypt.org',
  'w3.org',
  'xmlsoap.org',
  'oasis-open.org',
  'openxmlformats.org',
  'ietf.org',
  'nuget.org',
  'powershellgallery.com',
  'github.com',
  'githubusercontent.com',
  'google.com',
  'apple.com',
  'mozilla.org',
]

const isBelow = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`)

export const isServiceHost = (host: string): boolean => serviceDomains.some((domain) => isBelow(host, domain))

/** Names of Windows itself, and words that stand for none, in English and French; lower case. */
const ordinary: ReadonlySet<string> = new Set(
  `system|local system|local service|network service|localsystem|localservice|networkservice|nt authority|nt service|builtin|creator owner
  |administrator|administrators|administrateur|administrateurs|guest|guests|invité|invités|everyone|tout le monde|users|utilisateurs|user|utilisateur
  |public|default|default user|defaultuser0|defaultaccount|all users|wdagutilityaccount|système|service local|service réseau|autorite nt|autorité nt
  |window manager|font driver host|anonymous logon|iusr|self|interactive|authenticated users|domain users|domain computers|domain controllers
  |backup operators|cryptographic operators|distributed com users|event log readers|network configuration operators|performance log users
  |performance monitor users|power users|remote desktop users|remote management users|replicator|iis_iusrs|hyper-v administrators|print operators
  |access control assistance operators|storage replica administrators|device owners|system managed accounts group|domain admins|enterprise admins
  |opérateurs de sauvegarde|opérateurs de chiffrement|utilisateurs du modèle com distribué|lecteurs des journaux d’événements
  |opérateurs de configuration réseau|utilisateurs avec pouvoir|utilisateurs du bureau à distance|duplicateurs|utilisateurs du domaine|ordinateurs du domaine
  |com|net|org|edu|gov|lan
  |azure|azuread|computers|account|target|workgroup|localhost|local|entra|microsoft|windows|none|null|n/a|na|unknown|inconnu|undefined|not set|not found|not tested|non défini|empty|value
  |true|false|yes|no|oui|non|on|off|ok|error|enabled|disabled|active|inactive|domain|host|hostname|device|computer|machine|tenant|server|client|name
  |common|organizations|consumers|example|corporate|personal|company|cloud|hybrid|direct|proxy|dns|ntlm|kerberos|negotiate|admin$|c$|d$|e$|ipc$|print$|sysvol|netlogon`
    .split('|')
    .map((word) => word.trim()),
)

/** True for what everybody's files say: replacing it would hide nothing and hurt every text. */
export const isOrdinary = (folded: string): boolean => ordinary.has(folded)

/** True for a word that stands in the knowledge too: it may mean something else in a text. */
export const isInKnowledge = (folded: string): boolean => knowledge.includes(folded)

const knowledgeWords: ReadonlySet<string> = new Set(knowledge.match(/[\p{L}\d]+/gu))

/** True for a word of the knowledge's language: a customer whose domain is called `group.example` is not hidden by its replacing. */
export const isKnowledgeWord = (folded: string): boolean => knowledgeWords.has(folded)

/** First labels that tell which service a host offers, not whose it is: they stay. */
const serviceLabels: ReadonlySet<string> = new Set(
  'enterpriseregistration|enterpriseenrollment|adfs|sts|fs|login|www|mail|smtp|autodiscover|proxy|wpad|dc|ad|corp|intra|intranet|internal|lan|local|emea|apac|amer|eu|us'.split(
    '|',
  ),
)
export const isServiceLabel = (label: string): boolean => serviceLabels.has(label)
