import type { ReactNode } from 'react'
import type { JoinCondition, ScopeCondition } from '../../../../shared/facts/syncRule.ts'
import type { ConditionDiff, GroupDiff } from '../../../../shared/syncrules/diff/diffGroups.ts'
import { type DiffKind, isDifference } from '../../../../shared/syncrules/diff/diffKind.ts'
import type { FieldDiff, RuleDiff } from '../../../../shared/syncrules/diff/diffRules.ts'
import { ruleFieldLabels } from '../../../../shared/syncrules/diff/ruleFieldLabels.ts'
import { type Translate, useText } from '../../../host/index.ts'
import { KindBadge } from './KindBadge.tsx'
import { MappingDiffView } from './MappingDiffView.tsx'

interface RuleDiffViewProps {
  readonly diff: RuleDiff
  readonly onlyDifferences: boolean
}

/** Two rules part by part, in the order of the editor's pages. */
export function RuleDiffView({ diff, onlyDifferences }: RuleDiffViewProps) {
  const { t } = useText('sync-rules')
  const shown = <T extends { readonly kind: DiffKind }>(parts: readonly T[]): readonly T[] =>
    onlyDifferences ? parts.filter(({ kind }) => isDifference(kind) || kind === 'formatting') : parts
  const stated = diff.fields.filter(({ before, after }) => before !== undefined || after !== undefined)
  const fields = shown(stated)
  return (
    <div className="compare-detail">
      <p className="compare-sum strong">
        {diff.differences > 0
          ? t('compare.differences', { count: diff.differences })
          : t(diff.kind === 'formatting' ? 'compare.formattingOnly' : 'compare.noDifferences')}
      </p>
      <Part title={t('compare.part.fields')} all={stated} shown={fields}>
        <FieldTable fields={fields} />
      </Part>
      <Part title={t('compare.part.scope')} all={diff.scope} shown={shown(diff.scope)}>
        <Groups groups={shown(diff.scope)} textOf={scopeText} onlyDifferences={onlyDifferences} />
      </Part>
      <Part title={t('compare.part.join')} all={diff.join} shown={shown(diff.join)}>
        <Groups groups={shown(diff.join)} textOf={joinText} onlyDifferences={onlyDifferences} />
      </Part>
      <Part title={t('compare.part.mappings')} all={diff.mappings} shown={shown(diff.mappings)}>
        <ul className="compare-mappings">
          {shown(diff.mappings).map((mapping, at) => (
            <MappingDiffView key={`${at} ${mapping.target}`} mapping={mapping} />
          ))}
        </ul>
      </Part>
    </div>
  )
}

interface PartProps {
  readonly title: string
  readonly all: readonly { readonly kind: DiffKind }[]
  readonly shown: readonly { readonly kind: DiffKind }[]
  readonly children: ReactNode
}

/** A page of the rule; what is left out of it as the same is counted. */
function Part({ title, all, shown, children }: PartProps) {
  const { t } = useText('sync-rules')
  const same = ({ kind }: { readonly kind: DiffKind }): boolean => kind === 'same'
  const hidden = all.filter(same).length - shown.filter(same).length
  return (
    <section className="compare-part">
      <div className="row between">
        <h3>{title}</h3>
        <span className="small t2">
          {all.length === 0 ? t('compare.nothingHere') : hidden > 0 ? t('compare.partSame', { count: hidden }) : ''}
        </span>
      </div>
      {shown.length > 0 && children}
    </section>
  )
}

function FieldTable({ fields }: { readonly fields: readonly FieldDiff[] }) {
  const { t, pick } = useText('sync-rules')
  return (
    <table className="compare-fields">
      <thead>
        <tr>
          <th scope="col">{t('compare.sideHead')}</th>
          <th scope="col">{t('compare.first')}</th>
          <th scope="col">{t('compare.second')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, kind, before, after }) => (
          <tr key={field} className={kind}>
            <th scope="row">{pick(ruleFieldLabels[field])}</th>
            <td>{isDifference(kind) && before !== undefined ? <del>{valueText(before, t)}</del> : valueText(before, t)}</td>
            <td>{isDifference(kind) && after !== undefined ? <ins>{valueText(after, t)}</ins> : valueText(after, t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function valueText(value: FieldDiff['before'], t: Translate): string {
  if (value === undefined) return t('compare.notSaid')
  if (typeof value === 'boolean') return t(value ? 'compare.yes' : 'compare.no')
  return value === '' ? t('compare.empty') : String(value)
}

interface GroupsProps<C> {
  readonly groups: readonly GroupDiff<C>[]
  readonly textOf: (condition: C, t: Translate) => string
  readonly onlyDifferences: boolean
}

/** Groups are alternatives; what stands in one of them holds together. */
function Groups<C>({ groups, textOf, onlyDifferences }: GroupsProps<C>) {
  const { t } = useText('sync-rules')
  return (
    <ol className="compare-groups">
      {groups.map((group, at) => (
        <li key={`${at} ${group.kind}`} className={group.kind}>
          <div className="row between small t2">
            <span>{at > 0 && !onlyDifferences ? t('compare.groupOr') : ''}</span>
            <KindBadge kind={group.kind} />
          </div>
          <ul>
            {group.conditions.map((condition, index) => (
              <Condition key={`${index} ${condition.kind}`} condition={condition} textOf={textOf} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

interface ConditionProps<C> {
  readonly condition: ConditionDiff<C>
  readonly textOf: GroupsProps<C>['textOf']
}

function Condition<C>({ condition: { kind, before, after }, textOf }: ConditionProps<C>) {
  const { t } = useText('sync-rules')
  return (
    <li className="mono small">
      {kind === 'same' && before !== undefined && textOf(before, t)}
      {kind !== 'same' && before !== undefined && <del>{textOf(before, t)}</del>}
      {kind !== 'same' && before !== undefined && after !== undefined && ' '}
      {kind !== 'same' && after !== undefined && <ins>{textOf(after, t)}</ins>}
    </li>
  )
}

const scopeText = ({ attribute, operator, value }: ScopeCondition): string => `${attribute} ${operator} ${value}`.trimEnd()

function joinText({ attribute, metaverse, caseSensitive }: JoinCondition, t: Translate): string {
  const said = caseSensitive === undefined ? '' : ` (${t(caseSensitive ? 'compare.caseSensitive' : 'compare.caseInsensitive')})`
  return `${attribute} = ${metaverse}${said}`
}
