import { compareTexts } from './compare/compareTexts.ts'
import { exportTexts } from './export/exportTexts.ts'
import { expressionTexts } from './expression/expressionTexts.ts'
import { guideTexts } from './guide/guideTexts.ts'
import { impactTexts } from './impact/impactTexts.ts'
import { ruleTexts } from './ruleTexts.ts'

const parts = [ruleTexts, expressionTexts, guideTexts, exportTexts, impactTexts, compareTexts] as const

/** Texts of the sync rules, by language. */
export const texts = {
  en: Object.assign({}, ...parts.map(({ en }) => en)) as Readonly<Record<string, string>>,
  fr: Object.assign({}, ...parts.map(({ fr }) => fr)) as Readonly<Record<string, string>>,
}
