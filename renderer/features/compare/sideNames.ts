import type { Comparison } from '../../../shared/contract/compareRequests.ts'
import type { Translate } from '../../host/index.ts'

/** What the sides are called: before and after of one device, else the names of both. */
export function sideNames(
  { left, right }: Pick<Comparison, 'left' | 'right'>,
  t: Translate,
): { readonly left: string; readonly right: string } {
  const isOne = left.device.toLowerCase() === right.device.toLowerCase()
  return isOne ? { left: t('left'), right: t('right') } : { left: left.device, right: right.device }
}
