import './safety.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CaseState, Guest } from '../../../shared/contract/caseRequests.ts'
import { useAction, useCase, useCaseFiles, useText } from '../../host/index.ts'
import { Notice } from '../../ui/index.ts'

type OpenState = Extract<CaseState, { open: true }>
type Owner = NonNullable<Guest['owner']>

/** Says above every tab what stands between the person and the case: somebody else has it, or its file is out of reach. */
export function CaseBanner() {
  const { state } = useCase()
  if (!state.open) return null
  if (state.away !== undefined) return <AwayBanner path={state.path} away={state.away} />
  if (state.guest !== undefined) return <GuestBanner path={state.path} guest={state.guest} />
  return null
}

/** A time to the second. */
const toSecond = (iso: string): string => iso.replace(/\.\d+/, '')

function GuestBanner({ path, guest }: { readonly path: string; readonly guest: Guest }) {
  const { t } = useText('safety')
  const { openCase, takeOver } = useCaseFiles()
  const { owner } = guest
  const [label, open] =
    owner === undefined
      ? (['openForWriting', () => openCase(path, 'write')] as const)
      : owner.ended
        ? (['takeOver', () => takeOver(path)] as const)
        : (['tryAgain', () => openCase(path, 'write')] as const)
  return (
    <div className="case-banner">
      <Notice tone={owner === undefined || owner.ended ? 'ok' : 'info'}>
        <GuestText guest={guest} />
      </Notice>
      <Waiting label={t(label)} run={open} />
    </div>
  )
}

function GuestText({ guest: { owner, asOf } }: { readonly guest: Guest }) {
  const { t, formatTime } = useText('safety')
  return (
    <p>
      <b className="strong">{t('readOnly')}</b> {owner === undefined ? t('nobody') : <OwnerText owner={owner} />}{' '}
      {owner !== undefined && !owner.ended && (asOf === undefined ? t('live') : t('asOf', { time: formatTime(toSecond(asOf)) }))}
    </p>
  )
}

function OwnerText({ owner }: { readonly owner: Owner }) {
  const { t, formatTime } = useText('safety')
  return t(owner.ended ? 'ended' : 'owner', { user: owner.user, host: owner.host, since: formatTime(toSecond(owner.since)) })
}

function AwayBanner({ path, away }: { readonly path: string; readonly away: NonNullable<OpenState['away']> }) {
  const { t, formatTime } = useText('safety')
  const { openCase } = useCaseFiles()
  const close = useAction('case.close')
  return (
    <div className="case-banner">
      <Notice tone={away.back ? 'ok' : 'error'}>
        <p>
          <b className="strong">{t(away.back ? 'back' : 'away', { since: formatTime(toSecond(away.since)) })}</b>{' '}
          {t(away.back ? 'backWhy' : 'awayWhy')}
        </p>
        <p className="t2 small mono case-banner-path">{path}</p>
      </Notice>
      {away.back ? (
        <Waiting label={t('openAgain')} run={() => openCase(path)} />
      ) : (
        <Button variant="default" loading={close.pending} onClick={() => void close.run({})}>
          {t('closeCase')}
        </Button>
      )}
    </div>
  )
}

/** A button that shows that its work is under way. */
function Waiting({ label, run }: { readonly label: string; readonly run: () => Promise<unknown> }) {
  const [pending, setPending] = useState(false)
  const onClick = () => {
    setPending(true)
    void run().finally(() => setPending(false))
  }
  return (
    <Button variant="default" loading={pending} onClick={onClick}>
      {label}
    </Button>
  )
}
