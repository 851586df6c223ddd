import { texts as importing } from '../features/import/index.ts'
import { texts as merge } from '../features/merge/index.ts'
import { texts as palette } from '../features/palette/index.ts'
import { texts as safety } from '../features/safety/index.ts'
import { texts as start } from '../features/start/index.ts'
import { appTexts } from './appTexts.ts'

/** The texts that the frame needs at once: language, feature folder, key. A tab brings its own when it is loaded (lazyTab.tsx). */
export const texts = {
  en: { app: appTexts.en, import: importing.en, merge: merge.en, palette: palette.en, safety: safety.en, start: start.en },
  fr: { app: appTexts.fr, import: importing.fr, merge: merge.fr, palette: palette.fr, safety: safety.fr, start: start.fr },
} as const
