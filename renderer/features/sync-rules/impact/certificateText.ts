import type { ImpactRow } from '../../../../shared/contract/syncRuleRequests.ts'
import type { Translate } from '../../../host/index.ts'

/** An object's certificates in a few words: of a single one its state and date, of several how many are valid. */
export function certificateText(certificate: ImpactRow['certificate'], t: Translate, formatDay: (iso: string) => string): string {
  const { state, count, valid, notAfter } = certificate
  if (count > 1) return t('impact.cert.several', { count, valid })
  if (state === 'valid' && notAfter !== undefined) return t('impact.cert.validTo', { date: formatDay(notAfter) })
  if (state === 'expired' && notAfter !== undefined) return t('impact.cert.expiredOn', { date: formatDay(notAfter) })
  return t(`impact.cert.${state}`)
}
