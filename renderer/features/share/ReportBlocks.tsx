import type { BadgeTone, Block, FlowBox, Inline } from '../../../shared/contract/reportDocument.ts'
import { StateBadge, type StateName } from '../../ui/index.ts'

const states: Readonly<Record<BadgeTone, StateName>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  ok: 'ok',
  unknown: 'unknown',
  waiting: 'notReached',
  notNeeded: 'notNeeded',
}

/** Blocks of a report in the app's own look. A document does not change while it is shown, so places serve as keys. */
export function ReportBlocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, at) => <ReportBlock key={`${at} ${block.kind}`} block={block} />)
}

function ReportBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <Heading block={block} />
    case 'paragraph':
      return (
        <p className={block.small === true ? 't2 small' : undefined}>
          <Inlines inlines={block.inlines} />
        </p>
      )
    case 'label':
      return (
        <p className="share-label">
          <Inlines inlines={block.inlines} />
        </p>
      )
    case 'list':
      return <List block={block} />
    case 'pairs':
      return (
        <dl className="share-pairs">
          {block.rows.map(({ name, value }, at) => (
            <div key={`${at} ${name}`}>
              <dt>{name}</dt>
              <dd>
                <Inlines inlines={value} />
              </dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return <Table block={block} />
    case 'quote':
      return (
        <figure className={block.against === true ? 'share-quote against' : 'share-quote'}>
          <blockquote dir="auto">{block.text}</blockquote>
          <figcaption className="t2">
            <Inlines inlines={block.place} />
          </figcaption>
        </figure>
      )
    case 'code':
      return <pre className="share-code">{block.text}</pre>
    case 'flow':
      return <Flow title={block.title} boxes={block.boxes} />
    case 'note':
      return (
        <p className="share-note">
          <StateBadge state={states[block.tone]} word={block.word} /> <Inlines inlines={block.inlines} />
        </p>
      )
    case 'aside':
      return (
        <div className="share-note">
          <ReportBlocks blocks={block.blocks} />
        </div>
      )
    case 'rule':
    case 'pageBreak':
      return <hr />
  }
}

function Heading({ block }: { readonly block: Extract<Block, { kind: 'heading' }> }) {
  const { level, text, badge } = block
  const content = (
    <>
      <span dir="auto">{text}</span>
      {badge !== undefined && <StateBadge state={states[badge.tone]} word={badge.text} />}
    </>
  )
  // The tab has a title of its own: the report's headings stand one level below theirs.
  if (level <= 2) return <h3 className="share-h2">{content}</h3>
  return level === 3 ? <h4 className="share-h3">{content}</h4> : <h5 className="share-h4">{content}</h5>
}

function List({ block }: { readonly block: Extract<Block, { kind: 'list' }> }) {
  const items = block.items.map((blocks, at) => (
    <li key={`item ${at}`}>
      <ReportBlocks blocks={blocks} />
    </li>
  ))
  if (block.ordered) return <ol>{items}</ol>
  const hasOwnMarks = block.items.every(([first]) => first?.kind === 'paragraph' && first.inlines[0]?.kind === 'badge')
  return <ul className={hasOwnMarks ? 'share-marked' : undefined}>{items}</ul>
}

function Table({ block }: { readonly block: Extract<Block, { kind: 'table' }> }) {
  return (
    <table className="share-table" aria-label={block.caption}>
      <colgroup>
        {block.widths.map((width, at) => (
          <col key={`${at} ${width}`} style={{ width: `${Math.round(width)}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {block.head.map((cell, at) => (
            <th key={`${at} ${cell}`} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((cells, at) => (
          <tr key={`row ${at}`}>
            {cells.map((cell, column) => (
              <td key={`cell ${column}`}>
                <Inlines inlines={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const stateOf: Readonly<Record<FlowBox['state'], StateName>> = {
  ok: 'ok',
  failed: 'failed',
  notReached: 'notReached',
  unknown: 'unknown',
  notNeeded: 'notNeeded',
}

/** The report draws it as a diagram; here its boxes stand in a row. */
function Flow({ title, boxes }: { readonly title: string; readonly boxes: readonly FlowBox[] }) {
  return (
    <ol className="share-flow" aria-label={title}>
      {boxes.map(({ id, number, title: step, state, word, note }) => (
        <li key={id} className={`share-step ${state}`}>
          <b>
            {number} {step}
          </b>
          <StateBadge state={stateOf[state]} word={word} />
          {note !== '' && <span className="t2 small">{note}</span>}
        </li>
      ))}
    </ol>
  )
}

const Inlines = ({ inlines }: { readonly inlines: readonly Inline[] }) =>
  inlines.map((inline, at) => <InlineText key={`${at} ${inline.kind}`} inline={inline} />)

/** Links are shown, never followed by the app. */
function InlineText({ inline }: { readonly inline: Inline }) {
  switch (inline.kind) {
    case 'text':
      return inline.text
    case 'strong':
      return <strong>{inline.text}</strong>
    case 'emphasis':
      return <em>{inline.text}</em>
    case 'struck':
      return <s>{inline.text}</s>
    case 'code':
      return <code className="mono">{inline.text}</code>
    case 'link':
      return (
        <span className="rich-text-link" title={inline.url}>
          <u>{inline.text}</u>
        </span>
      )
    case 'badge':
      return <StateBadge state={states[inline.tone]} word={inline.text} />
  }
}
