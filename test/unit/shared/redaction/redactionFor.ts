import { type Collector, createCollector } from '../../../../shared/redaction/collectValues.ts'
import { createRedactor, type Redactor } from '../../../../shared/redaction/redactor.ts'
import { assignStandIns, type ReplacedValue } from '../../../../shared/redaction/standIns.ts'
import { edgeOf } from '../../../../shared/redaction/valueEdge.ts'

export interface MadeRedaction {
  readonly values: readonly ReplacedValue[]
  readonly redactor: Redactor
  /** What takes the place of a value. */
  readonly standIn: (value: string) => string | undefined
}

/** A redaction of what a collector was told. */
export function redactionFor(tell: (collector: Collector) => void): MadeRedaction {
  const collector = createCollector()
  tell(collector)
  const values = assignStandIns(collector.values(), edgeOf)
  return {
    values,
    redactor: createRedactor(values),
    standIn: (value) => values.find(({ text }) => text.toLowerCase() === value.toLowerCase())?.standIn,
  }
}
