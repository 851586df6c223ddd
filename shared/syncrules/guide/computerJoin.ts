import type { SyncMapping, SyncRule } from '../../facts/syncRule.ts'
import { FILTER_ATTRIBUTE } from '../impact/classifyChange.ts'

const TAG = 'Microsoft.InfromADComputerJoin'
export const COMPUTER_JOIN = 'In from AD - Computer Join'

/** The standard rule that brings computers of one connector in: by its tag, which it keeps in every edition, else by its name. */
export function isComputerJoin(rule: SyncRule): boolean {
  if (rule.direction === 'Outbound') return false
  if (rule.immutableTag !== undefined && rule.immutableTag !== '') return rule.immutableTag.startsWith(TAG)
  return rule.name === COMPUTER_JOIN && isShapedSo(rule)
}

/** Computers to devices, saying of each whether it is filtered: what a copy of the rule keeps. */
export const isShapedSo = ({ sourceObjectType, targetObjectType, mappings }: SyncRule): boolean =>
  sourceObjectType?.toLowerCase() === 'computer' &&
  targetObjectType?.toLowerCase() === 'device' &&
  mappings.some(({ target }) => target === FILTER_ATTRIBUTE)

export const filterMapping = (rule: SyncRule): SyncMapping | undefined => rule.mappings.find(({ target }) => target === FILTER_ATTRIBUTE)
