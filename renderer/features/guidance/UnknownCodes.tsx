import type { Explanation } from '../../../shared/knowledge/explainCode.ts'
import { useText } from '../../host/index.ts'
import { CodeBadge, Notice } from '../../ui/index.ts'

/** Codes of a search that no source explains: said so, with what the number itself tells. */
export function UnknownCodes({ codes }: { readonly codes: readonly Explanation[] }) {
  const { t, pick } = useText('guidance')
  return (
    <div className="guidance-none">
      <Notice tone="info" title={t('notDocumented')}>
        {codes.map((code) => (
          <div key={`${code.kind} ${code.hex}`} className="stack">
            <CodeBadge hex={code.hex} decimal={code.code} name={code.name} />
            <span>{pick(code.meaning)}</span>
          </div>
        ))}
      </Notice>
    </div>
  )
}
