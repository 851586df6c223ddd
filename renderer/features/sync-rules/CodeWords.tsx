/** A text whose names stand between backticks, shown as code. */
export function CodeWords({ text }: { readonly text: string }) {
  const parts = text.split('`')
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          // The parts of one text never move: their place is their identity.
          <code key={`${index} ${part}`} className="mono">
            {part}
          </code>
        ),
      )}
    </>
  )
}
