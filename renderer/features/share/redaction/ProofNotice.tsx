import type { RedactionProof } from '../../../../shared/contract/redactRequests.ts'
import { useText } from '../../../host/index.ts'
import { Notice } from '../../../ui/index.ts'

/** What the scan of a finished copy found: nothing, or there would be no copy. */
export function ProofNotice({ proof }: { readonly proof: RedactionProof }) {
  const { t, formatBytes } = useText('share')
  const { values, words, bytesScanned, textsScanned, forms } = proof
  return (
    <Notice tone="ok" title={t('proofTitle', { values, size: formatBytes(bytesScanned) })}>
      <p>{t('proofForms', { texts: textsScanned, forms: forms.map((form) => t(`form.${form}`)).join(', ') })}</p>
      {words > 0 && <p>{t('proofWords', { count: words })}</p>}
    </Notice>
  )
}
