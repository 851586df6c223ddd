import type { EngineHandlers, Input } from '../../../shared/contract/requests.ts'
import {
  listConnectors,
  listDirectoryObjects,
  listDirectorySets,
  listRuleDrafts,
  listRuleSets,
  listRules,
  type ReadableCase,
  type RuleRow,
  readDirectoryObject,
  recordsOfType,
} from '../../store/index.ts'
import { editCase } from '../editCase.ts'
import { type EngineState, sessionOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import { evidenceOf } from '../syncrules/evidenceOf.ts'
import { writeChosen } from '../writeChosen.ts'
import { writeParts } from '../writeParts.ts'
import { rowsOf } from './rowsOf.ts'

type SyncRuleHandlers = Pick<
  EngineHandlers,
  | 'syncRules.sets'
  | 'syncRules.rules'
  | 'syncRules.connectors'
  | 'syncRules.drafts'
  | 'syncRules.saveDraft'
  | 'syncRules.discardDraft'
  | 'syncRules.saveExport'
  | 'directory.sets'
  | 'directory.objects'
  | 'directory.object'
>

/** Windows PowerShell 5.1 reads a script without it in the system's code page. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Sync rules as they were read, those that a person writes, and the objects that they are about. */
export function syncRuleHandlers(state: EngineState): SyncRuleHandlers {
  return {
    'syncRules.sets': async () => ({ sets: [...listRuleSets(sessionOf(state).db)] }),
    'syncRules.rules': async (input) => {
      const { db } = sessionOf(state)
      const { total, rows } = listRules(db, input)
      return { total, rows: rows.map((row) => storedRule(db, row)) }
    },
    'syncRules.connectors': async ({ setId }) => {
      const { db } = sessionOf(state)
      return {
        connectors: [...listConnectors(db, setId)],
        metaverse: recordsOfType(db, setId, 'metaverseSchema').flatMap(({ attributes }) => attributes),
      }
    },
    'syncRules.drafts': async () => ({ drafts: [...listRuleDrafts(sessionOf(state).db)] }),
    'syncRules.saveDraft': (input) => saveDraft(state, input),
    'syncRules.discardDraft': async (input) => {
      const name = listRuleDrafts(sessionOf(state).db).find(({ draftId }) => draftId === input.draftId)?.rule.name ?? ''
      await editCase(state, 'discardRuleDraft', input, { action: 'ruleDraftDiscarded', detail: { name } })
      return {}
    },
    'syncRules.saveExport': (input) => saveExport(state, input),
    'directory.sets': async () => ({ sets: [...listDirectorySets(sessionOf(state).db)] }),
    'directory.objects': async (input) => rowsOf(listDirectoryObjects(sessionOf(state).db, input)),
    'directory.object': async ({ objectId }) => {
      const { db } = sessionOf(state)
      const found = readDirectoryObject(db, objectId)
      if (found === undefined) throw new EngineFailure('noArtefact')
      const { row, object, locator } = found
      return { row, object, evidence: evidenceOf(db, row.artefactId, locator, row.dn) }
    },
  }
}

function storedRule(db: ReadableCase, { ruleId, artefactId, record, locator }: RuleRow) {
  const { type: _type, ...rule } = record
  return { ruleId, artefactId, rule, evidence: evidenceOf(db, artefactId, locator, rule.name) }
}

async function saveDraft(state: EngineState, { draftId, cloneOf, ...draft }: Input<'syncRules.saveDraft'>) {
  const at = state.now().toISOString()
  const input = { ...draft, at, ...(draftId !== undefined && { draftId }), ...(cloneOf !== undefined && { cloneOf }) }
  const edit = { action: 'ruleDraftSaved', detail: { name: draft.rule.name } } as const
  const saved = await editCase(state, 'saveRuleDraft', input, draftId === undefined ? edit : { ...edit, series: `ruleDraft:${draftId}` })
  return { draftId: saved.draftId, at }
}

function saveExport(state: EngineState, { path, text, kind }: Input<'syncRules.saveExport'>): Promise<{ bytes: number }> {
  const content = kind === 'script' && !text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK + text : text
  return writeChosen(state, path, () => writeParts(path, [content]))
}
