import { Autocomplete } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useSettings, useText, useView } from '../../../host/index.ts'

interface TagsFieldProps {
  readonly tags: readonly string[]
  readonly readOnly: boolean
  /** False where they could not be kept. */
  readonly onChange: (tags: readonly string[]) => Promise<boolean>
}

/** Offered where the library knows no tags yet. */
const common = ['hybrid', 'sync', 'network', 'proxy', 'dns', 'certificate', 'onboarding', 'vdi', 'escalated'] as const
const MOST_SUGGESTED = 30
/** As the contract has it. */
const MOST_TAGS = 100

/** Words to find the case by. Enter, a comma or a choice adds one; Backspace in the empty field takes the last one away. */
export function TagsField({ tags, readOnly, onChange }: TagsFieldProps) {
  const { t } = useText('case')
  const [text, setText] = useState('')
  const suggested = useSuggestedTags()
  const change = useLatestTags(tags, onChange)
  const add = (given: string) => {
    const words = given.split(',').map((word) => word.trim().replaceAll('\0', ''))
    const fresh = words.filter((word) => word !== '' && !tags.includes(word))
    setText('')
    if (fresh.length > 0) change((now) => [...new Set([...now, ...fresh])].slice(0, MOST_TAGS))
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
                <button
                  type="button"
                  aria-label={t('removeTag', { tag })}
                  onClick={() => change((now) => now.filter((other) => other !== tag))}
                >
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
          data={suggested.filter((tag) => !tags.includes(tag))}
          limit={MOST_SUGGESTED}
          onChange={(value) => (value.endsWith(',') ? add(value) : setText(value))}
          onOptionSubmit={add}
          onBlur={() => add(text)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) add(text)
            if (event.key === 'Backspace' && text === '' && tags.length > 0) change((now) => now.filter((tag) => tag !== tags.at(-1)))
          }}
        />
      )}
    </div>
  )
}

/** Tags that the cases of the library have, the most frequent first, so that one word is written one way; then common ones. */
function useSuggestedTags(): readonly string[] {
  const { t } = useText('case')
  const { libraryFolder } = useSettings().settings
  const input = { folder: libraryFolder, filter: {}, sort: { by: 'title', descending: false }, offset: 0, limit: 1 } as const
  const library = useView('library.list', input, { enabled: libraryFolder !== '' })
  const used = library.status === 'ready' ? library.view.counts.tags.map(({ tag }) => tag) : []
  return [...new Set([...used, ...common.map((id) => t(`tag.${id}`))])]
}

/** Changes the tags as they will be: one that follows quickly does not know what the case shows of the one before yet. */
function useLatestTags(
  tags: readonly string[],
  onChange: TagsFieldProps['onChange'],
): (next: (now: readonly string[]) => readonly string[]) => void {
  const latest = useRef(tags)
  const running = useRef(0)
  useEffect(() => {
    if (running.current === 0) latest.current = tags
  }, [tags])
  return (next) => {
    const wanted = next(latest.current)
    latest.current = wanted
    running.current += 1
    void onChange(wanted).then((isKept) => {
      running.current -= 1
      if (!isKept && running.current === 0) latest.current = tags
    })
  }
}
