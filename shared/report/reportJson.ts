import { reportPartSchema } from '../contract/reportRequests.ts'
import type { Language } from '../facts/localized.ts'
import { type ReportOptions, zoneOf } from './reportDocument.ts'
import type { DeviceReport, ReportModel } from './reportModel.ts'
import { zoneTitle } from './reportZone.ts'

/** The report for other programs: texts in the chosen language, times as they are (UTC), parts as chosen. `madeAt` stands on a line of its own. */
export function reportJson(model: ReportModel, { language, zone, parts }: ReportOptions): string {
  const has = (part: (typeof reportPartSchema.options)[number]): boolean => parts === undefined || parts.includes(part)
  const report = {
    report: 1,
    madeAt: model.madeAt,
    app: model.appVersion,
    knowledge: model.knowledge,
    language,
    zone: zoneTitle(zoneOf(model.isOfOneDevice ? model.detailed[0] : undefined, zone)),
    parts: reportPartSchema.options.filter(has),
    case: model.case,
    ...(!model.isOfOneDevice && { deviceCount: model.devices.total, deviceList: model.devices.rows }),
    devices: model.detailed.map((device) => chosenOf(device, has)),
    ...(has('rules') && { ruleChanges: model.ruleChanges }),
    ...(has('checklist') && { checklist: model.checklist }),
    ...(has('notes') && { notes: model.notes }),
    ...(has('attachments') && { attachments: model.attachments }),
    ...(has('problems') && { problems: model.problems }),
    ...(has('evidence') && { evidence: model.evidence }),
  }
  return `${JSON.stringify(inLanguage(report, language), undefined, 2)}\n`
}

function chosenOf({ diagnosis, timeline, ...device }: DeviceReport, has: (part: 'state' | 'flow' | 'findings' | 'timeline') => boolean) {
  const { verdict, judgedFor, managedBy, lastSeen, join, enrollmentStatus, disagreements, steps, findings } = diagnosis
  return {
    ...device,
    judgedFor,
    managedBy,
    lastSeen,
    verdict,
    ...(has('state') && { join, enrollmentStatus, disagreements }),
    ...(has('flow') && { steps }),
    ...(has('findings') && { findings }),
    ...(has('timeline') && { timeline }),
  }
}

/** Texts that exist in every language become the one that was chosen. */
function inLanguage(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((each) => inLanguage(each, language))
  if (typeof value !== 'object' || value === null) return value
  const { en, fr } = value as { readonly en?: unknown; readonly fr?: unknown }
  if (typeof en === 'string' && typeof fr === 'string' && Object.keys(value).length === 2) return language === 'en' ? en : fr
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inLanguage(each, language)]))
}
