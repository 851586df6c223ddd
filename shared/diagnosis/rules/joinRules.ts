import type { Finding } from '../../contract/diagnosis.ts'
import type { SourcedFact } from '../../facts/fact.ts'
import { errorCodeOf } from '../../knowledge/errorCodes.ts'
import { buildFinding, resultRules, statusRules } from '../buildFinding.ts'
import { codesInText, hexCodesOf } from '../codesOf.ts'
import { joinMatters, type Rule, type RuleContext } from '../ruleContext.ts'
import { type JoinTest, joinTestResult } from './joinTests.ts'

const HYBRID_JOIN_FAILED = statusRules(10, 42)
/** Second code of a failed discovery, to the variant of the texts that names the cause. Numbers: WinINet, and the DSREG codes of the hybrid join page. */
const discoveryVariants: Readonly<Record<string, string>> = {
  '0x80072ee7': 'nameNotResolved',
  '0x80072ee2': 'timeout',
  '0x801c001f': 'timeout',
  '0x80072efd': 'cannotConnect',
  '0x80072efe': 'connectionBroken',
  '0x80072eff': 'connectionBroken',
  '0x80072f05': 'tls',
  '0x80072f06': 'tls',
  '0x80072f0d': 'tls',
  '0x80072f7d': 'tls',
  '0x80072f8f': 'tls',
  '0x8007000d': 'proxyAnswer',
  '0x80072f78': 'proxyAnswer',
  '0x801c003a': 'tenantNotFound',
}

/** A failed join is a warning where it does not keep the device from enrolling. */
const weight = (context: RuleContext): Pick<Finding, 'severity' | 'confidence'> =>
  joinMatters(context) ? { severity: 'error', confidence: 'certain' } : { severity: 'warning', confidence: 'possible' }

interface TestRule {
  readonly test: JoinTest
  readonly text: string
  readonly rank: number
  readonly step: 'precheck' | 'discover' | 'auth'
  readonly explains: readonly string[]
}
const testRules: readonly TestRule[] = [
  {
    test: 'adConnectivity',
    text: 'ad-connectivity-failed',
    rank: 50,
    step: 'precheck',
    explains: [
      'ad-configuration-failed',
      'drs-discovery-failed',
      'join-failed',
      ...HYBRID_JOIN_FAILED,
      ...statusRules(16, 25, 36, 38),
      ...resultRules('121019'),
    ],
  },
  {
    test: 'adConfiguration',
    text: 'ad-configuration-failed',
    rank: 51,
    step: 'discover',
    explains: [
      'drs-discovery-failed',
      'join-failed',
      ...HYBRID_JOIN_FAILED,
      ...statusRules(16, 17),
      ...resultRules('121016', '121017', '121018'),
    ],
  },
  {
    test: 'drsDiscovery',
    text: 'drs-discovery-failed',
    rank: 60,
    step: 'discover',
    explains: ['drs-connectivity-failed', 'token-acquisition-failed', 'join-failed', ...HYBRID_JOIN_FAILED, ...statusRules(14, 24, 25, 41)],
  },
  {
    test: 'drsConnectivity',
    text: 'drs-connectivity-failed',
    rank: 61,
    step: 'discover',
    explains: ['token-acquisition-failed', 'join-failed', ...HYBRID_JOIN_FAILED, ...statusRules(14, 24, 25)],
  },
  {
    test: 'tokenAcquisition',
    text: 'token-acquisition-failed',
    rank: 70,
    step: 'auth',
    explains: ['join-failed', ...HYBRID_JOIN_FAILED, ...statusRules(26, 27, 28, 29, 30, 31, 32)],
  },
]

/** Failed tests of dsregcmd; the sub-code of the discovery names the cause. */
export const joinTestsRule: Rule = (context) =>
  testRules.flatMap(({ test, ...rule }) => {
    const result = joinTestResult(context.index, test)
    if (result?.outcome !== 'fail') return []
    const variant =
      test === 'drsDiscovery' ? result.codes.map((code) => discoveryVariants[code]).findLast((name) => name !== undefined) : undefined
    const codeFacts = context.index.of('diagnostic.testCode', test)
    const isPassed = (fact: SourcedFact) => String(fact.value).toLowerCase() === 'pass'
    return buildFinding(context, {
      ...rule,
      ...weight(context),
      variant,
      args: { codes: codesInText(result.codes) },
      facts: [...result.facts, ...codeFacts, ...supportOf(context, test, result.codes, variant)],
      against: context.index.of('diagnostic.test', test).filter(isPassed),
      codes: result.codes,
    })
  })

/** Statuses that name the same cause in other words, by variant or test; not those that only follow from it. */
const sameCause: Readonly<Record<string, readonly number[]>> = {
  adConnectivity: [38],
  adConfiguration: [16, 17],
  nameNotResolved: [41],
  timeout: [14],
  cannotConnect: [14],
  connectionBroken: [14],
  drsConnectivity: [14],
}
/** Hosts that a test calls, to find them in the analyzer's connection results. */
const hostsOf: Readonly<Partial<Record<JoinTest, string>>> = {
  drsDiscovery: 'enterpriseregistration.windows.net',
  drsConnectivity: 'enterpriseregistration.windows.net',
}

/** What other sources say of the same failure: the last attempt's code, an analyzer result on the same host, a status of the same cause. */
function supportOf({ index }: RuleContext, test: JoinTest, codes: readonly string[], variant: string | undefined): SourcedFact[] {
  const attempts = index.of('diagnostic.clientErrorCode').filter((fact) => hexCodesOf([fact]).some((code) => codes.includes(code)))
  const host = hostsOf[test]
  const results =
    host === undefined
      ? []
      : index
          .of('analyzer.result')
          .filter(({ value, quote }) => (value === 'error' || value === 'warning') && quote.toLowerCase().includes(host))
  const statuses = sameCause[variant ?? test] ?? []
  const told = index.of('enrollment.status').filter(({ value }) => typeof value === 'number' && statuses.includes(value))
  return [...attempts, ...results, ...told]
}

const NOT_SYNCED = '0x801c03f2'

/** Registration refused with DirectoryError: the object is not in Entra ID. In sync-join only; the federated flow brings its own token. */
export const deviceNotSyncedRule: Rule = (context) => {
  const facts = context.index.of('diagnostic.clientErrorCode').filter((fact) => hexCodesOf([fact]).includes(NOT_SYNCED))
  if (context.index.text('diagnostic.registrationType')?.toLowerCase() === 'fed') return []
  const saidNotSynced = context.index.of('enrollment.status').filter((fact) => fact.value === 37)
  return buildFinding(context, {
    text: 'device-not-synced',
    ...weight(context),
    rank: 80,
    step: 'syncwait',
    args: { codes: codesInText([NOT_SYNCED]) },
    facts: facts.length === 0 ? [] : [...facts, ...context.index.of('diagnostic.serverMessage'), ...saidNotSynced],
    codes: [NOT_SYNCED],
    explains: ['join-failed', ...HYBRID_JOIN_FAILED, ...statusRules(18, 37)],
  })
}

/** The last attempt's error where no test and no other rule names it better. */
export const joinFailedRule: Rule = (context) => {
  const errors = context.index.of('diagnostic.clientErrorCode')
  const [code] = hexCodesOf(errors.slice(0, 1))
  const phases = context.index.of('diagnostic.errorPhase')
  if (code === undefined || isToldByOthers(context, code)) return []
  const known = errorCodeOf(code)
  return buildFinding(context, {
    text: 'join-failed',
    ...weight(context),
    rank: 90,
    step: stepOfPhase(String(phases[0]?.value ?? 'join')),
    args: {
      phase: String(phases[0]?.value ?? 'join'),
      code: known?.name === undefined ? code : `${code} ${known.name}`,
      meaning: known?.meaning ?? { en: '', fr: '' },
    },
    facts: [
      ...errors.filter((fact) => fact === errors[0] || hexCodesOf([fact]).includes(code)),
      ...phases.slice(0, 1),
      ...context.index.of('diagnostic.serverMessage').slice(0, 1),
    ],
    codes: [code],
    explains: HYBRID_JOIN_FAILED,
  })
}

/** A failed test with the same code, or a missing object, says more than the attempt's code alone. */
function isToldByOthers(context: RuleContext, code: string): boolean {
  if (code === NOT_SYNCED && deviceNotSyncedRule(context).length > 0) return true
  return testRules.some(({ test }) => {
    const result = joinTestResult(context.index, test)
    return result?.outcome === 'fail' && result.codes.includes(code)
  })
}

/** Error Phase as dsregcmd prints it. */
function stepOfPhase(phase: string): 'precheck' | 'discover' | 'auth' | 'join' {
  const name = phase.toLowerCase()
  if (name === 'pre-check') return 'precheck'
  return name === 'discover' || name === 'auth' ? name : 'join'
}
