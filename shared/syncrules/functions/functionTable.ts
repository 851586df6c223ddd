import { certificateFunctions } from './certificateFunctions.ts'
import { conversionFunctions } from './conversionFunctions.ts'
import { dateFunctions } from './dateFunctions.ts'
import { directoryFunctions } from './directoryFunctions.ts'
import { evaluationFunctions } from './evaluationFunctions.ts'
import { flowFunctions } from './flowFunctions.ts'
import type { FunctionRunner } from './functionBody.ts'
import { multiValueFunctions } from './multiValueFunctions.ts'
import { textFunctions } from './textFunctions.ts'

/** How each function is run, by its exact name. IIF, Switch, Where, Select and With decide what is evaluated: they are compiled instead. */
export const functionTable: ReadonlyMap<string, FunctionRunner> = new Map(
  Object.entries({
    ...textFunctions,
    ...evaluationFunctions,
    ...conversionFunctions,
    ...dateFunctions,
    ...directoryFunctions,
    ...multiValueFunctions,
    ...certificateFunctions,
    ...flowFunctions,
  }),
)
