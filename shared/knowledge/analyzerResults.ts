import data from './data/analyzerResults.json' with { type: 'json' }
import type { KnownAnalyzerResult } from './knowledgeSchemas.ts'
import { typedData } from './typedData.ts'

/** Result ids of the Client Analyzer. Ids were renumbered between generations: 122034 is not 121034. */
export const analyzerResults = typedData<readonly KnownAnalyzerResult[]>(data)

const byId = new Map(analyzerResults.map((result) => [result.id, result]))

export const analyzerResultOf = (id: string): KnownAnalyzerResult | undefined => byId.get(id)
