import type { Localized } from '../../../shared/facts/localized.ts'
import type { Problem } from '../../../shared/facts/problem.ts'
import { problemText } from '../../../shared/facts/problemTexts.ts'

/** A problem in every language, for the views and messages that carry texts instead of problems. */
export const problemLocalized = (problem: Problem): Localized => ({ en: problemText(problem, 'en'), fr: problemText(problem, 'fr') })
