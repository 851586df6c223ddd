import { Autocomplete } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../../host/index.ts'

interface TagsFieldProps {
  readonly tags: readonly string[]
  readonly readOnly: boolean
  readonly onChange: (tags: readonly string[]) => void
}

const suggested = ['hybrid', 'sync', 'network', 'proxy', 'dns', 'certificate', 'onboarding', 'vdi', 'escalated'] as const
/** As the contract has it. */
const MOST_TAGS = 100

/** Words to find the case by. Enter, a comma or a choice adds one; Backspace in the empty field takes the last one away. */
export function TagsField({ tags, readOnly, onChange }: TagsFieldProps) {
  const { t } = useText('case')
  const [text, setText] = useState('')
  const add = (given: string) => {
    const words = given.split(',').map((word) => word.trim().replaceAll('\0', ''))
    const fresh = words.filter((word) => word !== '' && !tags.includes(word))
    setText('')
    if (fresh.length > 0) onChange([...new Set([...tags, ...fresh])].slice(0, MOST_TAGS))
  }
  return (
    <div className="stack case-field">
      <span className="case-label">{t('tags')}</span>
      {tags.length > 0 && (
        <ul className="case-tags" aria-label={t('tags')}>
          {tags.map((tag) => (
            <li key={tag} className="tag case-tag">
              <span>{tag}</span>
              {!readOnly && (
                <button type="button" aria-label={t('removeTag', { tag })} onClick={() => onChange(tags.filter((other) => other !== tag))}>
                  <IconX size={12} aria-hidden />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <Autocomplete
          size="xs"
          aria-label={t('tagsPlaceholder')}
          placeholder={t('tagsPlaceholder')}
          maxLength={500}
          value={text}
          data={suggested.map((id) => t(`tag.${id}`)).filter((tag) => !tags.includes(tag))}
          onChange={(value) => (value.endsWith(',') ? add(value) : setText(value))}
          onOptionSubmit={add}
          onBlur={() => add(text)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) add(text)
            if (event.key === 'Backspace' && text === '' && tags.length > 0) onChange(tags.slice(0, -1))
          }}
        />
      )}
    </div>
  )
}
