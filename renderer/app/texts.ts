import { texts as collect } from '../features/collect/index.ts'
import { texts as evidence } from '../features/evidence/index.ts'
import { texts as guidance } from '../features/guidance/index.ts'
import { texts as importing } from '../features/import/index.ts'
import { texts as joinFlow } from '../features/join-flow/index.ts'
import { texts as overview } from '../features/overview/index.ts'
import { texts as palette } from '../features/palette/index.ts'
import { texts as registry } from '../features/registry/index.ts'
import { texts as settings } from '../features/settings/index.ts'
import { texts as start } from '../features/start/index.ts'
import { appTexts } from './appTexts.ts'

/** Every text of the views: language, feature folder, key. */
export const texts = {
  en: {
    app: appTexts.en,
    collect: collect.en,
    evidence: evidence.en,
    guidance: guidance.en,
    import: importing.en,
    'join-flow': joinFlow.en,
    overview: overview.en,
    palette: palette.en,
    registry: registry.en,
    settings: settings.en,
    start: start.en,
  },
  fr: {
    app: appTexts.fr,
    collect: collect.fr,
    evidence: evidence.fr,
    guidance: guidance.fr,
    import: importing.fr,
    'join-flow': joinFlow.fr,
    overview: overview.fr,
    palette: palette.fr,
    registry: registry.fr,
    settings: settings.fr,
    start: start.fr,
  },
} as const
