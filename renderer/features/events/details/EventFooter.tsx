import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconCopy, IconMessage, IconMessageFilled, IconPin, IconPinnedFilled, IconRoute } from '@tabler/icons-react'
import { useState } from 'react'
import type { EventDetail } from '../../../../shared/contract/eventRequests.ts'
import { useAction, useCase, useCopy, useEscape, useNavigation, useText } from '../../../host/index.ts'
import { CommentEditor } from './CommentEditor.tsx'

interface EventFooterProps {
  readonly detail: EventDetail
  /** A comment was asked for: its field is open and has the focus. */
  readonly opensComment: boolean
}

/** What can be done with an event: its step of the join flow, copy, pin, comment. */
export function EventFooter({ detail, opensComment }: EventFooterProps) {
  const { t } = useText('events')
  const { openTab } = useNavigation()
  const { state } = useCase()
  const pin = useAction('events.pin')
  const { row } = detail
  const [opened, setOpened] = useState<boolean | undefined>(opensComment ? true : undefined)
  const isReadOnly = state.open && state.readOnly
  const comment = row.comment ?? ''
  const isOpen = opened ?? comment !== ''
  const step = detail.card?.step ?? row.step
  return (
    <>
      {isOpen && <CommentEditor id={row.id} comment={comment} isReadOnly={isReadOnly} takesFocus={opened === true} />}
      {step !== undefined && row.deviceId === undefined && (
        <p className="event-no-step t2 small">{t('stepWithoutDevice', { step: t(`step.${step}`), file: row.file })}</p>
      )}
      <div className="event-actions">
        {step !== undefined && row.deviceId !== undefined && (
          <Button
            variant="default"
            px={8}
            style={{ flex: '0 1 auto', minWidth: 0 }}
            title={t(`step.${step}`)}
            leftSection={<IconRoute size={15} aria-hidden />}
            onClick={() => openTab('join-flow', { step, deviceId: row.deviceId })}
          >
            {t(`step.${step}`)}
          </Button>
        )}
        <CopyMenu detail={detail} />
        <span className="grow" />
        <ActionIcon
          variant={row.pinned ? 'light' : 'default'}
          size={30}
          aria-label={t('pin')}
          title={t(row.pinned ? 'unpin' : 'pin')}
          aria-pressed={row.pinned}
          disabled={isReadOnly}
          onClick={() => pin.run({ id: row.id, pinned: !row.pinned })}
        >
          {row.pinned ? <IconPinnedFilled size={16} aria-hidden /> : <IconPin size={16} aria-hidden />}
        </ActionIcon>
        <ActionIcon
          variant={comment === '' ? 'default' : 'light'}
          size={30}
          aria-label={t('comment')}
          title={t(isOpen ? 'hideComment' : 'addComment')}
          aria-expanded={isOpen}
          disabled={isReadOnly && comment === ''}
          onClick={() => setOpened(!isOpen)}
        >
          {comment === '' ? <IconMessage size={16} aria-hidden /> : <IconMessageFilled size={16} aria-hidden />}
        </ActionIcon>
      </div>
    </>
  )
}

function CopyMenu({ detail }: { readonly detail: EventDetail }) {
  const { t } = useText('events')
  const copy = useCopy()
  const line = useAction('events.copy')
  const [opened, setOpened] = useState(false)
  useEscape(() => setOpened(false), opened)
  const copyLine = async () => {
    const copied = await line.run({ ids: [detail.row.id], form: 'line' })
    if (copied !== undefined) copy(copied.text)
  }
  return (
    <Menu opened={opened} onChange={setOpened} closeOnEscape={false} position="top-start" shadow="md" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="default" px={8} leftSection={<IconCopy size={15} aria-hidden />} title={t('copyAs')}>
          {t('copy')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={copyLine}>{t('copyLine')}</Menu.Item>
        <Menu.Item onClick={() => copy(detail.json)}>{t('copyJson')}</Menu.Item>
        <Menu.Item onClick={() => copy(detail.xml)}>{t('copyXml')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
