import { useQuery } from '@tanstack/react-query'
import { MAX_PAGE_ROWS } from '../../../shared/contract/page.ts'
import type { StoredRule } from '../../../shared/contract/syncRuleRequests.ts'
import { failureText, request, useText, type View } from '../../host/index.ts'

/** Every rule of a server: precedence and groups need them all, and there are some hundreds. */
export function useAllRules(setId: number): View<readonly StoredRule[]> {
  const { pick } = useText('sync-rules')
  const query = useQuery({ queryKey: ['syncRules.rules', { setId, all: true }], queryFn: () => readAll(setId) })
  if (query.data !== undefined) return { status: 'ready', view: query.data }
  if (query.error !== null) return { status: 'failed', message: pick(failureText(query.error)) }
  return { status: 'loading' }
}

async function readAll(setId: number): Promise<readonly StoredRule[]> {
  const rules: StoredRule[] = []
  for (;;) {
    const page = await request('syncRules.rules', { setId, offset: rules.length, limit: MAX_PAGE_ROWS })
    rules.push(...page.rows)
    if (rules.length >= page.total || page.rows.length === 0) return rules
  }
}
