import { Fragment } from 'react'

/** Text in which host names break before a dot, not within a word. */
export function BreakAtDots({ text }: { readonly text: string }) {
  return text.split(/(?=\.\w)/).map((part, index) => (
    <Fragment key={`${index} ${part}`}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
