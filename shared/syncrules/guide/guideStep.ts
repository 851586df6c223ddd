import type { Localized } from '../../facts/localized.ts'

export const guideStepIds = [
  'notePrecedence',
  'clone',
  'describe',
  'precedence',
  'untouched',
  'cloudFiltered',
  'sideEffects',
  'everyServer',
  'fullSync',
] as const
export type GuideStepId = (typeof guideStepIds)[number]

/** `confirm`: work that only a person can vouch for, and has not yet. `problem`: done otherwise than the page says, `detail` tells how. */
export type GuideState = 'done' | 'open' | 'problem' | 'confirm'

export interface GuideStep {
  readonly id: GuideStepId
  readonly title: Localized
  readonly text: Localized
  readonly state: GuideState
  readonly detail?: Localized
  /** The page of the editor that it is done on. */
  readonly page?: 'description' | 'scope' | 'join' | 'transformations'
  /** Ticked by a person, as what it is about happens on the server. */
  readonly isConfirmed: boolean
  readonly needsPerson: boolean
}
