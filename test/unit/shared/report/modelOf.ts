import type { EvidenceRef } from '../../../../shared/contract/evidenceRef.ts'
import type { DeviceReport, ReportModel } from '../../../../shared/report/reportModel.ts'

/** A report of everything, each free text of which is the one that is given. */
export function modelOf(text: string): ReportModel {
  const both = { en: text, fr: text }
  return {
    appVersion: text,
    knowledge: text,
    madeAt: '2026-11-23T08:15:00.000Z',
    case: {
      title: text,
      customer: text,
      ticket: text,
      engineer: text,
      status: 'waiting',
      tags: [text, text],
      createdAt: '2026-11-01T07:00:00.000Z',
      redacted: true,
    },
    isOfOneDevice: false,
    devices: {
      total: 3,
      rows: Array.from({ length: 2 }, () => ({
        name: text,
        os: text,
        observed: 'domainOnly' as const,
        enrollmentStatus: { code: 41, hex: '0x29', title: both, severity: 'error' as const },
        findings: { errors: 1, warnings: 2, infos: 0 },
        verdict: { rule: text, title: both, severity: 'error' as const },
      })),
    },
    detailed: [deviceOf(text), deviceOf(text)],
    ruleChanges: [
      {
        name: text,
        description: text,
        precedence: 90,
        connector: text,
        original: text,
        draftedAt: '2026-11-02T07:00:00.000Z',
        changes: [{ field: both, before: text, after: text }],
        script: both,
      },
    ],
    checklist: [
      { text, device: text, rule: text },
      { text, doneAt: '2026-11-03T07:00:00.000Z', doneBy: text },
    ],
    notes: [{ text, device: text, author: text, createdAt: '2026-11-04T07:00:00.000Z', changedAt: '2026-11-05T07:00:00.000Z' }],
    attachments: [{ name: text, note: text, size: 12345, sha256: 'ab'.repeat(32), addedAt: '2026-11-06T07:00:00.000Z', addedBy: text }],
    problems: { total: 1, rows: [{ problem: { code: text, severity: 'warning', message: text }, file: text, path: text, device: text }] },
    evidence: {
      total: 1,
      rows: [
        {
          name: text,
          path: text,
          container: text,
          format: 'dsregcmd',
          status: 'partlyRead',
          bytes: 3021,
          records: 55,
          problems: 1,
          device: text,
          sha256: 'cd'.repeat(32),
        },
      ],
    },
  }
}

const refOf = (text: string): EvidenceRef => ({
  artefactId: 1,
  file: text,
  path: text,
  format: 'dsregcmd',
  locator: { kind: 'key', key: text, name: text },
  quote: text,
})

export function deviceOf(text: string): DeviceReport {
  const both = { en: text, fr: text }
  const evidence = [refOf(text)]
  const action = { text: both, command: text }
  return {
    name: text,
    os: text,
    osBuild: text,
    ids: { aadDeviceId: text, tenantId: text, senseDeviceId: text },
    zone: { offsetMinutes: 60, name: text },
    diagnosis: {
      enrollmentStatus: {
        code: 41,
        hex: '0x29',
        documented: true,
        title: both,
        severity: 'error',
        editions: [
          { edition: 'current', title: both, fits: true },
          { edition: text, title: { en: 'another', fr: 'une autre' }, fits: false },
        ],
        evidence,
      },
      join: {
        initial: 'domainOnly',
        expected: 'haadj',
        observed: 'domainOnly',
        mode: 'attachV1',
        flow: {
          choice: 'attachV1',
          byEvidence: 'attachV2',
          byPerson: { reason: text, at: '2026-11-07T07:00:00.000Z' },
          candidates: [],
        },
        modeBecause: both,
        modeEvidence: evidence,
        transition: both,
        observedEvidence: evidence,
      },
      steps: (['onboard', 'precheck', 'discover', 'auth', 'syncwait', 'join', 'postjoin', 'enroll'] as const).map((id) => ({
        id,
        title: both,
        state: 'failed',
        because: both,
        checks: [{ id: text, title: both, state: 'failed', detail: both, evidence }],
        codes: [],
        actions: [action],
        evidence,
      })),
      findings: [
        {
          rule: 'first',
          severity: 'error',
          confidence: 'certain',
          title: both,
          cause: both,
          who: both,
          actions: [action],
          links: [
            { title: both, url: text },
            { title: both, url: 'https://learn.microsoft.com/entra' },
          ],
          procedures: [],
          codes: [{ hex: '0x801c0021', decimal: -2145648607, name: text, meaning: both }],
          evidence,
          against: evidence,
          explains: ['second'],
        },
        {
          rule: 'second',
          severity: 'warning',
          confidence: 'possible',
          title: both,
          cause: both,
          actions: [action],
          links: [],
          procedures: [],
          codes: [],
          evidence,
          against: [],
          explains: [],
          review: { state: 'dismissed', note: text, at: '2026-11-08T07:00:00.000Z' },
        },
      ],
      verdict: { rule: 'first', title: both, cause: both, severity: 'error', provisional: true, collect: [action] },
      disagreements: [
        {
          kind: text,
          title: both,
          values: [
            { value: text, evidence },
            { value: text, evidence },
          ],
        },
      ],
      judgedFor: '2026-11-09T07:00:00.000Z',
      managedBy: text,
      lastSeen: '2026-11-10T07:00:00.000Z',
    },
    timeline: {
      total: 12,
      around: { time: '2026-11-09T06:59:58.1234567Z', because: both },
      events: [
        {
          time: '2026-11-09T06:59:58.1234567Z',
          level: 2,
          provider: text,
          eventId: 304,
          title: both,
          message: text,
          file: text,
          source: 'evtx',
          pinned: true,
          comment: text,
        },
      ],
    },
  }
}

/** Texts that try to become markup, script, links or marks, or to hide what they are. */
export const hostileTexts: readonly string[] = [
  '<script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '</title></head><body onload=alert(1)>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<!-- --><svg/onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  'javascript:alert(1)',
  'data:text/html;base64,PHNjcmlwdD4=',
  'https://example.org/"onclick="alert(1)',
  'https://user:secret@example.org/',
  '[x](javascript:alert(1))',
  '![x](https://example.org/x.png)',
  '[x]: https://example.org',
  'www.example.org and https://example.org and a@example.org',
  '| a | b |\n| --- | --- |\n| c | d |',
  '```\n<b>out</b>\n```',
  '`` ` `` | `|` \\| \\',
  '~~~~\nx\n~~~~',
  '# heading\n\n> quote\n\n- list\n1. one\n---\n***',
  '&lt;b&gt; &amp; &#x3c;script&#x3e;',
  '$$x^2$$ ~~gone~~ **bold** __b__ *i* _i_ <https://example.org>',
  '\u202egnp.exe\u202c \u2066x\u2069',
  'a\u0000b\u0007c\u001bd\u009fe\ud800f',
  '    indented\n\tcode',
  '{{x}} %s {0} {1} $& $1 $`',
  '\u4e2d\u6587 \u0440\u0443\u0441 \u03b5\u03bb \u0639 \u{1f600} e\u0301',
  ']]><![CDATA[<script>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  'x'.repeat(600),
  '',
]
