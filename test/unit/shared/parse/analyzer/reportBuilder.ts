/** Builds small analyzer reports for tests, after what the producing script and its stylesheet write. */

export interface ItemSpec {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly alert?: 'High' | 'Medium' | 'None'
}

export interface ResultSpec {
  readonly id: string
  readonly severity: string
  readonly category?: string
  readonly test?: string
  /** HTML. */
  readonly result: string
  readonly guidance?: string
}

export interface ReportSpec {
  readonly sections: Readonly<Record<string, readonly ItemSpec[]>>
  readonly results?: readonly ResultSpec[]
}

const titles: Readonly<Record<string, string>> = {
  devInfo: 'General Device Details',
  MDEDevConfig: 'Device Configuration Management Details',
  AVCompInfo: 'AV Component Details',
  EDRCompInfo: 'EDR Component Details',
}
const colours = { High: 'red', Medium: 'orange', None: 'green' } as const

export const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export function xmlOf({ sections, results = [] }: ReportSpec): string {
  const item = ({ name, label, value, alert }: ItemSpec): string =>
    `<${name} displayName="${label}"><value>${escapeText(value)}</value>${alert === undefined ? '' : `<alert>${alert}</alert>`}</${name}>`
  const event = ({ id, severity, category = '', test = '', result, guidance = '' }: ResultSpec): string =>
    `<event id="${id}"><severity>${severity}</severity><category>${category}</category><check>${test}</check>` +
    `<checkresult>${escapeText(result)}</checkresult><guidance>${escapeText(guidance)}</guidance></event>`
  const body = Object.entries(sections).map(([name, items]) => `<${name}>${items.map(item).join('')}</${name}>`)
  return `<?xml version="1.0" encoding="utf-8"?><MDEResults>${body.join('')}<events>${results.map(event).join('')}</events></MDEResults>`
}

export function htmlOf({ sections, results = [] }: ReportSpec): string {
  const general = (sections.general ?? []).map(({ label, value }) => `<b>${label}: </b>\n      ${value}\n    `).join(' | ')
  const cell = ({ value, alert }: ItemSpec): string =>
    alert === undefined ? escapeText(value) : `<span style="color:${colours[alert]}">${escapeText(value)}</span>`
  const table = ([name, items]: [string, readonly ItemSpec[]]): string =>
    `<h3>${titles[name] ?? name}</h3><table class="details">${items.map((item) => `<tr><th width="350px">${item.label}</th><td>${cell(item)}</td></tr>`).join('')}</table><br />`
  const count = (severity: string): number => results.filter((result) => result.severity === severity).length
  const row = ({ id, severity, category = '', test = '', result, guidance = '' }: ResultSpec): string =>
    `<tr><td>${category}</td><td width="120px"><span class="event-severity"><span>${severity}</span></span></td><td>${id}</td><td width="180px">${test}</td><td>${result}</td><td width="400px">${guidance}</td></tr>`
  const details = Object.entries(sections).filter(([name]) => name !== 'general')
  return (
    '<?xml version="1.0" encoding="utf-8"?><html><head><title>MDE Client Analyzer Results</title><style>h1 { color: red }</style></head><body>' +
    `<h1>MDE Client Analyzer Results</h1><div><p>${general} | <b></b> | <b></b></p></div><button><h2>Device Information</h2></button>` +
    `<div>${details.map(table).join('')}</div><button><h2>Check Results Summary</h2></button>` +
    `<table class="beforeResult"><tr><th>Error</th><th>Warning</th><th>Informational</th></tr><tr><td>${count('Error')}</td><td>${count('Warning')}</td><td>${count('Informational')}</td></tr></table>` +
    '<button><h2>Detailed Results</h2></button><table class="results"><tr><th>Category</th><th>Severity</th><th>Id</th><th>Test Name</th><th>Results</th><th>Guidance</th></tr>' +
    `${results.map(row).join('')}</table><script type="text/javascript"><!-- var x = "<td>"; --></script></body></html>`
  )
}

export const sampleReport: ReportSpec = {
  sections: {
    general: [
      { name: 'scriptVersion', label: 'Script Version', value: '08May2024' },
      { name: 'scriptRunTime', label: 'Script RunTime', value: '31/01/2025 11:30:00 PM +09:00' },
    ],
    devInfo: [
      { name: 'deviceName', label: 'Device name', value: 'SRV-42' },
      { name: 'Architecture', label: 'OS Architecture', value: '64 ビット' },
      { name: 'FutureItem', label: 'A label of tomorrow', value: '<b>as it is</b>' },
    ],
    MDEDevConfig: [
      { name: 'SenseCMEnrollmentStatus', label: 'Enrollment Status', value: 'Connectivity issue (13)', alert: 'High' },
      { name: 'AADDeviceID', label: 'Azure AD Device ID', value: 'AB2F6C11-0000-4000-8000-000000000001' },
      { name: 'AADDeviceID', label: 'Azure AD Device ID', value: 'AB2F6C11-0000-4000-8000-000000000002' },
      { name: 'AzureADJoined', label: 'Azure AD Joined', value: '' },
    ],
    EDRCompInfo: [{ name: 'UTCServiceStatus', label: 'DiagTrack (UTC) Service Status', value: 'StartPending', alert: 'High' }],
    FutureSection: [{ name: 'thing', label: 'Thing', value: 'x', alert: 'Medium' }],
  },
  results: [
    {
      id: '122024',
      severity: 'Error',
      category: 'Configuration',
      test: 'EnrollmentStatusCheck',
      result: 'One<br>two',
      guidance: "See <a target='_blank' href='https://a.example/x?y=1&z=2'>the page</a> &amp; retry",
    },
    { id: '', severity: 'Information', category: 'Connectivity', test: 'NoIdTest', result: 'Fine', guidance: 'N/A' },
  ],
}
