import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAction, useText } from '../../../host/index.ts'
import { Section } from '../../../ui/index.ts'

interface CommentEditorProps {
  readonly id: number
  readonly comment: string
}

/** What a person notes about an event; kept in the case, with the event's file and place. */
export function CommentEditor({ id, comment }: CommentEditorProps) {
  const { t } = useText('events')
  const [text, setText] = useState<string | undefined>(undefined)
  const save = useAction('events.comment')
  const value = text ?? comment
  const onSave = async () => {
    if ((await save.run({ id, comment: value.trim() })) !== undefined) setText(undefined)
  }
  return (
    <Section title={t('comment')}>
      <Textarea
        aria-label={t('comment')}
        placeholder={t('commentPlaceholder')}
        autosize
        minRows={2}
        maxRows={8}
        value={value}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text !== undefined && text.trim() !== comment && (
        <div className="row">
          <Button size="compact-sm" loading={save.pending} onClick={onSave}>
            {t('saveComment')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setText(undefined)}>
            {t('discardComment')}
          </Button>
        </div>
      )}
    </Section>
  )
}
