import type { SyncMapping, SyncRule } from '../../facts/syncRule.ts'
import { FILTER_ATTRIBUTE } from '../impact/classifyChange.ts'

const TAG = 'Microsoft.InfromADComputerJoin'
const COMPUTER_JOIN = 'In from AD - Computer Join'

/** The standard rule that brings computers of one connector in: by its tag, which it keeps in every edition, else by its name. */
export function isComputerJoin(rule: SyncRule): boolean {
  if (rule.direction === 'Outbound') return false
  if (rule.immutableTag !== undefined && rule.immutableTag !== '') return rule.immutableTag.startsWith(TAG)
  return rule.name === COMPUTER_JOIN && isShapedSo(rule)
}

/**
 * The Computer Join rules of a server, one for each forest. Where the tags tell them, rules without one are copies: the editor leaves a
 * copy the name of its original.
 */
export function computerJoinRules(rules: readonly SyncRule[]): readonly SyncRule[] {
  const all = rules.filter(isComputerJoin)
  const tagged = all.filter(({ immutableTag = '' }) => immutableTag !== '')
  return tagged.length > 0 ? tagged : all
}

/** Computers to devices, saying of each whether it is filtered: what a copy of the rule keeps. */
const isShapedSo = ({ sourceObjectType, targetObjectType, mappings }: SyncRule): boolean =>
  sourceObjectType?.toLowerCase() === 'computer' &&
  targetObjectType?.toLowerCase() === 'device' &&
  mappings.some(({ target }) => target === FILTER_ATTRIBUTE)

export const filterMapping = (rule: SyncRule): SyncMapping | undefined => rule.mappings.find(({ target }) => target === FILTER_ATTRIBUTE)
